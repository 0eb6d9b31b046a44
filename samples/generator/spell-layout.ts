import { financialYearOf, type Month, monthOfDay } from '../../functions/core/periods/period.ts';
import { dayWriter } from './days.ts';
import { formerDestination } from './endings.ts';
import { type ExtractLayout, type ExtractSettings, field } from './extract-layout.ts';
import type { SyntheticSpell } from './synthetic-spell.ts';

type Column = readonly [name: string, write: (spell: SyntheticSpell) => string];

const FEWEST_COLUMNS = 26;

/**
 * One row a spell, with the column names of the derived spell table of NHS England's Unified Data Access Layer (before
 * that NCDR). `columns` is how many of its 40 columns a file has, never fewer than the 26 that hold the activity.
 */
export function spellLayout(settings: ExtractSettings, columns: number): ExtractLayout {
  const used = allColumns(settings).slice(0, Math.max(columns, FEWEST_COLUMNS));
  return {
    header: used.map(([name]) => name).join(','),
    rows(spell) {
      let row = '';
      for (const [, write] of used) row += `,${write(spell)}`;
      return [row.slice(1)];
    },
  };
}

function allColumns(settings: ExtractSettings): Column[] {
  return [...activityColumns(settings), ...furtherColumns];
}

function activityColumns({ dates, stamps, destinations }: ExtractSettings): Column[] {
  const day = dayWriter(dates);
  const lastMonth = monthOfDay(stamps[0].extracted - 28);
  return [
    ['APCS_Ident', (spell) => String(spell.serial)],
    ['Der_Financial_Year', (spell) => financialYear(monthOf(spell, lastMonth))],
    ['Der_Activity_Month', (spell) => monthOf(spell, lastMonth).replace('-', '')],
    ['Der_Provider_Code', (spell) => spell.trust.code],
    ['Der_Provider_Site_Code', (spell) => spell.site],
    ['Admission_Date', (spell) => day(spell.admission)],
    ['Discharge_Date', (spell) => (spell.discharge === null ? '' : day(spell.discharge))],
    ['Discharge_Ready_Date', (spell) => (spell.ready === null ? '' : day(spell.ready))],
    ['Admission_Method', (spell) => spell.method],
    ['Patient_Classification', (spell) => spell.classification],
    ['Source_of_Admission', (spell) => spell.source],
    ['Discharge_Destination', (spell) => destinationOf(spell, destinations)],
    ['Discharge_Method', (spell) => spell.dischargeMethod],
    ['Administrative_Category', (spell) => spell.category],
    ['Age_At_Start_of_Spell_SUS', (spell) => spell.age],
    ['Sex', (spell) => spell.sex],
    ['Der_Postcode_LSOA_2011_Code', (spell) => spell.place.lsoa2011],
    ['Der_Postcode_LSOA_2021_Code', (spell) => spell.place.lsoa2021],
    ['Der_Postcode_Dist_Unitary_Auth', (spell) => spell.place.localAuthority],
    ['Der_Dischg_Treatment_Function_Code', (spell) => spell.treatment],
    ['Der_Spell_LoS', (spell) => (spell.discharge === null ? '' : String(spell.stay))],
    ['Der_Management_Type', managementType],
    ['Der_Diagnosis_All', diagnosisList],
    ['Der_Procedure_All', (spell) => (spell.procedures.length === 0 ? '' : `||${spell.procedures.join('')}`)],
    ['Extract_Date_Time', (spell) => `${day(stamps[spell.version].extracted)} 02:15:00`],
    ['Submission_Date', (spell) => day(stamps[spell.version].submitted)],
  ];
}

const furtherColumns: readonly Column[] = [
  ['Ethnic_Group', (spell) => spell.ethnicGroup],
  ['Der_Age_at_CDS_Activity_Date', (spell) => spell.age],
  ['Der_Admit_Treatment_Function_Code', (spell) => spell.admittingTreatment],
  // Present, as in a pseudonymised extract's table, and never filled: a file with values here is to be refused.
  ['Der_Pseudo_NHS_Number', () => ''],
  ['Der_Diagnosis_Count', (spell) => String(spell.diagnoses.length)],
  ['Der_Procedure_Count', (spell) => String(spell.procedures.length)],
  ['Spell_Core_HRG_SUS', (spell) => (spell.stay > 0 ? 'DZ11K' : 'EB07E')],
  ['Hospital_Spell_Duration', (spell) => String(spell.stay)],
  ['Carer_Support_Indicator', () => ''],
  ['Duration_of_Elective_Wait', (spell) => (spell.method.startsWith('1') ? '84' : '')],
  ['Der_Postcode_CCG_Code', () => '15M'],
  ['GP_Practice_SUS', (spell) => `M8${6000 + (spell.serial % 97)}`],
  ['Responsible_Purchaser_Assignment_Method', () => 'Sub-ICB (Practice Mapped)'],
  ['Provider_Org_Code_Type', () => 'RO'],
];

function monthOf(spell: SyntheticSpell, lastMonth: Month): Month {
  return spell.discharge === null || spell.discharge < 0 ? lastMonth : monthOfDay(spell.discharge);
}

const financialYears = new Map<Month, string>();

/** As the table writes it: `2025/26`. */
function financialYear(month: Month): string {
  const known = financialYears.get(month);
  if (known !== undefined) return known;
  const text = financialYearOf(month).replace('-', '/');
  financialYears.set(month, text);
  return text;
}

export function destinationOf(spell: SyntheticSpell, destinations: 'current' | 'former'): string {
  return destinations === 'former' ? formerDestination(spell.destination, spell.serial) : spell.destination;
}

function managementType(spell: SyntheticSpell): string {
  if (spell.method.startsWith('1')) return spell.classification === '1' ? 'EL' : 'DC';
  return spell.method.startsWith('2') && spell.method !== '2B' ? 'EM' : 'NE';
}

/** `||E119 ,J849`, episodes parted by `||`; a few database exports break the line between episodes. */
function diagnosisList(spell: SyntheticSpell): string {
  const [main = '', ...others] = spell.diagnoses;
  if (others.length === 0) return `||${main}`;
  const first = `||${main} ,${others.join(' ,')}`;
  return field(spell.serial % 97 === 0 ? `${first}\n||${main}` : first);
}
