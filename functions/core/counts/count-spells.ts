import { createCellSums } from './cell-sums.ts';
import type { Counted, Counter, CounterContext } from './counter.ts';
import { type Filled, lostMeasures } from './lost-measures.ts';
import { createMeasureSums } from './measure-sums.ts';
import { type CompiledMeasure, type CompiledMeasures, compileSpellMeasures } from './measures.ts';
import type { SpellFold } from './spell-fold.ts';
import { noDiagnoses, noReadyDates, repeatedSpells, residenceIssue, ruleNotApplied } from './spell-issues.ts';
import { createSpellRows } from './spell-rows.ts';

function reportTotals(totals: ReturnType<SpellFold['rowTotals']>, { report, headerOf }: CounterContext): void {
  const { duplicate } = totals.notCounted;
  if (duplicate) report(repeatedSpells(duplicate, headerOf.get('spellId') ?? null));
  for (const reason of ['residence-unknown', 'residence-needs-area-lookup'] as const) {
    const rows = totals.notCounted[reason];
    if (rows) report(residenceIssue(rows, reason));
  }
}

/** The measures in the order of their bits, null for those whose column is there and empty, which is reported. */
function givenBy(
  compiled: CompiledMeasures,
  filled: Filled,
  { report, headerOf }: CounterContext,
): (CompiledMeasure | null)[] {
  const { measures, readyDateMeasures, diagnosisMeasures } = compiled;
  if (!filled.readyDates && readyDateMeasures.size > 0)
    report(noReadyDates(headerOf.get('dischargeReadyDate') ?? null));
  if (!filled.diagnoses && diagnosisMeasures.size > 0) report(noDiagnoses(headerOf.get('diagnoses') ?? null));
  const lost = lostMeasures(compiled, filled);
  return measures.map((measure) => (lost.has(measure.id) ? null : measure));
}

/**
 * Counts every measure by board of residence and month of discharge over the spells of a file. What is kept of a spell
 * is where it counts and in which measures.
 */
export function countSpells(context: CounterContext): Counter {
  const compiled = compileSpellMeasures(context.columns);
  for (const rule of compiled.notApplied) context.report(ruleNotApplied(rule));
  const spells = createSpellRows(context, compiled, { ofSpell: compiled.bitsOf, ofEpisode: compiled.conditionsOf });
  return {
    add: spells.add,
    finish: (): Counted => {
      const totals = spells.totals();
      reportTotals(totals, context);
      const sums = createMeasureSums(givenBy(compiled, spells.filled, context), compiled.withConditions);
      spells.forEach(sums.add);
      const cells = createCellSums(context.report);
      const [unitCodes, monthTexts] = [spells.units(), spells.months()];
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
        dependsOnAreaLookup: spells.dependsOnAreaLookup(),
      };
    },
  };
}
