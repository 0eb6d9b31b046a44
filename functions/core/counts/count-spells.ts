import { createResidenceResolver, type Residence } from '../areas/residence.ts';
import type { Issue } from '../checks/issue.ts';
import type { SourceRecord } from '../intake/source-record.ts';
import { monthOfDay } from '../periods/period.ts';
import { createCellSums } from './cell-sums.ts';
import { type Counted, type Counter, type CounterContext, numberOf, textOf } from './counter.ts';
import { createMeasureSums } from './measure-sums.ts';
import { type CompiledMeasure, type CompiledMeasures, compileSpellMeasures } from './measures.ts';
import { createNumbering } from './numbering.ts';
import { emptySpell, fillSpell } from './read-spell.ts';
import {
  createSpellFold,
  episodeRank,
  newSpellEntry,
  openingRank,
  type SpellFold,
  type Standing,
  standingNumber,
} from './spell-fold.ts';
import {
  inputMissingIssue,
  noDiagnoses,
  noReadyDates,
  repeatedSpells,
  residenceIssue,
  ruleNotApplied,
} from './spell-issues.ts';
import type { SpellEntry } from './spell-table.ts';

const STANDING_OF: Record<Exclude<Residence['kind'], 'board'>, Standing> = {
  'outside-england': 'residence-outside-england',
  blank: 'residence-not-given',
  unknown: 'residence-unknown',
  'lookup-needed': 'residence-needs-area-lookup',
};

const isLastEpisode = ({ lastEpisode }: SourceRecord): boolean => (lastEpisode ?? null) === null || lastEpisode === '1';

function clear(entry: SpellEntry): void {
  entry.unit = -1;
  entry.month = -1;
  entry.measures = 0;
  entry.delayDays = 0;
  entry.openRows = 0;
  entry.age = 0;
}

function reportTotals(totals: ReturnType<SpellFold['rowTotals']>, { report, headerOf }: CounterContext): void {
  const { duplicate } = totals.notCounted;
  if (duplicate) report(repeatedSpells(duplicate, headerOf.get('spellId') ?? null));
  for (const reason of ['residence-unknown', 'residence-needs-area-lookup'] as const) {
    const rows = totals.notCounted[reason];
    if (rows) report(residenceIssue(rows, reason));
  }
}

/** Whether anything stands in a column that measures need. */
type Filled = { readyDates: boolean; diagnoses: boolean };

/** The measures in the order of their bits, null for those whose column is there and empty, which is reported. */
function givenBy(
  { measures, readyDateMeasures, diagnosisMeasures }: CompiledMeasures,
  filled: Filled,
  { report, headerOf }: CounterContext,
): (CompiledMeasure | null)[] {
  const lost = new Set<string>();
  const lose = (ids: ReadonlySet<string>, issueOf: (column: string | null) => Issue, field: string) => {
    if (ids.size > 0) report(issueOf(headerOf.get(field) ?? null));
    for (const id of ids) lost.add(id);
  };
  if (!filled.readyDates) lose(readyDateMeasures, noReadyDates, 'dischargeReadyDate');
  if (!filled.diagnoses) lose(diagnosisMeasures, noDiagnoses, 'diagnoses');
  return measures.map((measure) => (lost.has(measure.id) ? null : measure));
}

/**
 * Folds rows to spells and counts every measure by board of residence and month of discharge. Rows need not be in any
 * order; what is kept of a spell is where it counts and in which measures.
 */
export function countSpells(context: CounterContext): Counter {
  const { columns, headerOf, areaLookup, report } = context;
  const compiled = compileSpellMeasures(columns);
  const { inputMissing, bitsOf, conditionsOf } = compiled;
  for (const rule of compiled.notApplied) report(ruleNotApplied(rule));
  const resolve = createResidenceResolver(areaLookup);
  const resolveWithoutLookup = createResidenceResolver(new Map());
  const fold = createSpellFold();
  const units = createNumbering();
  const months = createNumbering();
  const spell = emptySpell();
  const entry = newSpellEntry();
  const filled: Filled = { readyDates: false, diagnoses: false };
  let dependsOnAreaLookup = false;

  const judge = (record: SourceRecord, row: number): Standing => {
    if (numberOf(record.dischargeDate ?? null) === null) return 'spell-not-ended';
    const localAuthority = textOf(record.localAuthority ?? null);
    const lsoa21 = textOf(record.lsoa21 ?? null);
    const lsoa11 = textOf(record.lsoa11 ?? null);
    const residence = resolve(localAuthority, lsoa21, lsoa11);
    dependsOnAreaLookup ||= resolveWithoutLookup(localAuthority, lsoa21, lsoa11).kind === 'lookup-needed';
    if (residence.kind !== 'board') return STANDING_OF[residence.kind];
    fillSpell(spell, record);
    filled.readyDates ||= spell.dischargeReadyDate !== null;
    entry.unit = units.of(residence.code);
    entry.month = months.of(monthOfDay(spell.dischargeDate));
    entry.delayDays = spell.delayDays ?? 0;
    entry.age = spell.age;
    entry.measures = bitsOf(spell);
    const missing = isLastEpisode(record) ? inputMissing(spell) : null;
    if (missing) report(inputMissingIssue(row, headerOf.get(missing) ?? missing));
    return 'accepted';
  };

  return {
    add: (record, row) => {
      clear(entry);
      const diagnoses = textOf(record.diagnoses ?? null);
      filled.diagnoses ||= diagnoses !== null;
      entry.conditions = conditionsOf(record.admissionMethod as string, diagnoses, textOf(record.procedures ?? null));
      entry.standing = standingNumber[judge(record, row)];
      entry.episode = episodeRank(numberOf(record.episodeNumber ?? null) ?? 0, record.lastEpisode === '1');
      entry.version = numberOf(record.extractDate ?? null) ?? numberOf(record.submissionDate ?? null) ?? 0;
      entry.opening = openingRank(entry.episode);
      entry.openingVersion = entry.version;
      fold.add(textOf(record.providerCode ?? null) ?? '', textOf(record.spellId ?? null) ?? '', entry);
    },
    finish: (): Counted => {
      const totals = fold.rowTotals();
      reportTotals(totals, context);
      const sums = createMeasureSums(givenBy(compiled, filled, context), compiled.withConditions);
      fold.forEach(sums.add);
      const cells = createCellSums(context.report);
      const [unitCodes, monthTexts] = [units.texts(), months.texts()];
      sums.forEach(({ unit, month, rows, counts }) => {
        const cell = cells.cell(unitCodes[unit] ?? '', monthTexts[month] ?? '');
        cell.rows = rows;
        cell.counts = counts;
      });
      return {
        cells: cells.cells(),
        slots: cells.slotsByPeriod(),
        ...totals,
        rejected: 0,
        areaLookup: null,
        dependsOnAreaLookup,
      };
    },
  };
}
