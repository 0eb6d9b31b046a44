import { dayWriter } from './days.ts';
import { columnIndex, episodeColumns } from './episode-columns.ts';
import { type ExtractLayout, type ExtractSettings, field } from './extract-layout.ts';
import { destinationOf } from './spell-layout.ts';
import type { SyntheticSpell } from './synthetic-spell.ts';

/** One consultant episode: `number` counts from 1. */
type Episode = { spell: SyntheticSpell; number: number; last: boolean };
type Column = readonly [name: string, write: (episode: Episode) => string];
const MOST_DIAGNOSES = 5;

/** A filled column with the commas that stand before it. */
type Slot = { gap: string; write(episode: Episode): string };

/**
 * One row an episode, with the named and positional columns of the SUS+ portal's extract. The columns that could name a
 * person are there and empty. What is known only when a spell ends (its end, ready date and way of ending) stands on
 * its last episode, whose treatment function decides.
 */
export function episodeLayout(settings: ExtractSettings): ExtractLayout {
  const { slots, tail } = slotsOf(filledColumns(settings));
  const write = (episode: Episode) => {
    let row = '';
    for (const slot of slots) row += slot.gap + slot.write(episode);
    return row + tail;
  };
  return {
    header: episodeColumns.map(field).join(','),
    rows(spell) {
      const rows = episodesOf(spell).map(write);
      // The order of a spell's rows is no promise of the extract.
      return spell.serial % 9 === 0 ? rows.reverse() : rows;
    },
  };
}

function episodesOf(spell: SyntheticSpell): Episode[] {
  return Array.from({ length: spell.episodes }, (_, n) => ({
    spell,
    number: n + 1,
    last: n + 1 === spell.episodes && spell.discharge !== null,
  }));
}

function slotsOf(columns: Column[]): { slots: Slot[]; tail: string } {
  let at = 0;
  const slots = columns
    .map(([name, write]) => ({ index: columnIndex(name), write }))
    .sort((one, other) => one.index - other.index)
    .map(({ index, write }) => {
      const gap = ','.repeat(index - at);
      at = index;
      return { gap, write };
    });
  return { slots, tail: ','.repeat(episodeColumns.length - 1 - at) };
}

function filledColumns(settings: ExtractSettings): Column[] {
  return [...administrativeColumns(settings), ...spellColumns(settings), ...clinicalColumns()];
}

function administrativeColumns({ dates, stamps }: ExtractSettings): Column[] {
  const day = dayWriter(dates);
  return [
    ['Generated Record Identifier', ({ spell, number }) => `${spell.serial}${number}`],
    ['PBR Spell ID', ({ spell }) => String(spell.serial)],
    ['CDS type', ({ last }) => (last ? '130' : '190')],
    ['Protocol identifier', () => '020'],
    ['Update type', () => '9'],
    ['Extract date/time', ({ spell }) => `${day(stamps[spell.version].extracted)} 06:30:00`],
    ['Organisation code: Sender of transaction', ({ spell }) => spell.trust.code],
    ['Submission Date', ({ spell }) => day(stamps[spell.version].submitted)],
    ['Ethnic Group', ({ spell }) => spell.ethnicGroup],
    ['NHS Number Trace Status', () => '01'],
    ['Sex', ({ spell }) => spell.sex],
    ['Organisation Code Code of Provider', ({ spell }) => spell.site],
    ['Local Unitary Authority', ({ spell }) => spell.place.localAuthority],
    ['Age as on Admission', ({ spell }) => spell.age],
    ['Age at Start of Episode', ({ spell }) => spell.age],
    ['Finished Indicator', ({ last }) => (last ? '1' : '0')],
  ];
}

function spellColumns({ dates, destinations }: ExtractSettings): Column[] {
  const day = dayWriter(dates);
  return [
    // Numbers are a trust's own: two trusts use the same ones.
    ['Hospital Provider Spell Number', ({ spell }) => `H${spell.serial + numberOffset(spell.trust.code)}`],
    ['Administrative Category', ({ spell }) => spell.category],
    ['Patient Classification', ({ spell }) => spell.classification],
    ['Admission Method (Hospital Provider Spell)', ({ spell }) => spell.method],
    ['Discharge Destination (Hospital Provider Spell)', (e) => (e.last ? destinationOf(e.spell, destinations) : '98')],
    ['Discharge Method (Hospital Provider Spell)', ({ spell, last }) => (last ? spell.dischargeMethod : '8')],
    ['Source of Admission (Hospital Provider Spell)', ({ spell }) => spell.source],
    ['Start Date (Hospital Provider Spell)', ({ spell }) => day(spell.admission)],
    [
      'Discharge Date (From Hospital Provider Spell)',
      ({ spell, last }) => (last && spell.discharge !== null ? day(spell.discharge) : ''),
    ],
    ['Episode Number', ({ number }) => String(number)],
    ['Last Episode In Spell Indicator', ({ last }) => (last ? '1' : '2')],
    [
      'Hospital Provider Spell Discharge Ready Date',
      ({ spell, last }) => (last && spell.ready !== null ? day(spell.ready) : ''),
    ],
    ['Hospital Spell Duration', ({ spell, last }) => (last ? String(spell.stay) : '')],
  ];
}

function clinicalColumns(): Column[] {
  return [
    ['Treatment Function Code', treatmentOf],
    ['Diagnosis Scheme In Use (ICD)', () => '02'],
    ...Array.from({ length: MOST_DIAGNOSES }, (_, n) => diagnosisColumn(n)),
    ['Procedure (OPCS) 1', ({ spell }) => spell.procedures[0] ?? ''],
  ];
}

function diagnosisColumn(n: number): Column {
  return [`Diagnosis (ICD) ${n + 1}`, ({ spell }) => spell.diagnoses[n] ?? ''];
}

function treatmentOf({ spell, number }: Episode): string {
  return number === spell.episodes ? spell.treatment : spell.admittingTreatment;
}

function numberOffset(trust: string): number {
  return trust.charCodeAt(2) % 5;
}
