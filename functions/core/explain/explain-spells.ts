import type { CountCell } from '../counts/count-cell.ts';
import type { CounterContext } from '../counts/counter.ts';
import { compileSpellMeasures } from '../counts/measures.ts';
import { createSpellRows } from '../counts/spell-rows.ts';
import type { SpellEntry } from '../counts/spell-table.ts';
import { type AskedCount, askedCounts, givenCounts, isIn } from './asked-counts.ts';
import type { ExplainingCounter } from './explaining-counter.ts';
import { countsAsked, type FileQuestion } from './question.ts';
import type { RowReason } from './row-reason.ts';
import { createSpellFates, type SpellFates } from './spell-fates.ts';
import { spellMarks } from './spell-marks.ts';

/** Spells that count in no cell that was asked for. */
type Elsewhere = { 'other-area': number; 'outside-period': number; 'other-counts': number };

function addToCell(cell: CountCell, entry: SpellEntry, given: Iterable<AskedCount>): void {
  cell.rows += 1;
  for (const count of given) {
    const adds = !isIn(count, entry) ? 0 : count.rules.sumsDelay ? entry.delayDays : 1;
    cell.counts[count.name] = (cell.counts[count.name] ?? 0) + adds;
  }
}

/** Folds rows to spells as they are counted, and says of each spell which rule it fails first. */
export function explainSpells(context: CounterContext, question: FileQuestion): ExplainingCounter {
  const { unit, periods, within, figures } = question;
  const compiled = compileSpellMeasures(context.columns);
  const asked = askedCounts(compiled, countsAsked(figures));
  const spells = createSpellRows(context, compiled, spellMarks(asked.measures, compiled));
  const elsewhere: Elsewhere = { 'other-area': 0, 'outside-period': 0, 'other-counts': 0 };
  const cells = new Map<string, CountCell>();
  const fates = new Map<string, SpellFates>();
  let otherEpisodes = 0;

  const cellOf = (period: string): CountCell => {
    const cell = cells.get(period) ?? { unit, period, rows: 0, counts: {} };
    cells.set(period, cell);
    return cell;
  };
  const placeAll = () => {
    const given = givenCounts(asked.counts, compiled, spells.filled);
    for (const figure of figures) fates.set(figure.figure, createSpellFates(figure, given));
    const [unitCodes, monthTexts] = [spells.units(), spells.months()];
    let placed = 0;
    spells.forEach((entry) => {
      if (entry.unit < 0) return;
      placed += 1;
      const period = monthTexts[entry.month] ?? '';
      if (unitCodes[entry.unit] !== unit) elsewhere['other-area'] += 1;
      else if (periods.has(period)) {
        addToCell(cellOf(period), entry, given.values());
        for (const each of fates.values()) each.add(entry);
      } else elsewhere[within.has(period) ? 'other-counts' : 'outside-period'] += 1;
    });
    return placed;
  };
  return {
    add: spells.add,
    finish: () => {
      const totals = spells.totals();
      // A spell is told of once, whatever number of its rows are in order.
      otherEpisodes = totals.accepted - placeAll();
      return { cells: [...cells.values()], slots: [], ...totals, rejected: 0, areaLookup: null };
    },
    accepted: (figure): RowReason[] => [
      { reason: 'other-episode', detail: null, rows: otherEpisodes },
      ...Object.entries(elsewhere).map(([reason, rows]) => ({ reason: reason as keyof Elsewhere, detail: null, rows })),
      ...(fates.get(figure)?.reasons() ?? []),
    ],
  };
}
