import { counterFor } from '../counts/count-source.ts';
import type { CountedPlace, CounterContext } from '../counts/counter.ts';
import type { SourceContract } from '../intake/source-contract.ts';
import type { ExplainingCounter } from './explaining-counter.ts';
import { cellsAsked, type FigureQuestion, type FileQuestion } from './question.ts';
import type { FigureName, RowReason } from './row-reason.ts';

/** From the furthest to what was asked: a row with several records is known by the one that came nearest. */
const FATES = ['other-area', 'outside-period', 'other-counts', 'other-figure', 'counted'] as const;
type Fate = (typeof FATES)[number];

function fateOf({ add, subtract }: FigureQuestion, { unit, periods, within }: FileQuestion, place: CountedPlace): Fate {
  if (place.unit !== unit) return 'other-area';
  if (!periods.has(place.period)) return within.has(place.period) ? 'other-counts' : 'outside-period';
  const isAsked = place.counts.some((count) => add.includes(count) || subtract.includes(count));
  return isAsked ? 'counted' : 'other-figure';
}

/** Follows the rows of a source of figures through the counter that counts them. */
export function followRows(
  contract: SourceContract,
  context: CounterContext,
  question: FileQuestion,
): ExplainingCounter {
  const followed = question.figures.map((figure) => ({ figure, nearest: new Map<number, number>() }));
  const rejected = new Set<number>();
  const counter = counterFor(contract, {
    ...context,
    follower: {
      rejected: (row) => rejected.add(row),
      counted: (row, place) => {
        for (const { figure, nearest } of followed) {
          const fate = FATES.indexOf(fateOf(figure, question, place));
          nearest.set(row, Math.max(nearest.get(row) ?? 0, fate));
        }
      },
    },
  });
  const rowsOf = (row: number) => context.rowsOf?.(row) ?? 1;
  return {
    add: counter.add,
    finish: () => {
      const counted = counter.finish();
      return { ...counted, cells: cellsAsked(counted.cells, question) };
    },
    accepted: (name: FigureName): RowReason[] => {
      const rows = FATES.map(() => 0);
      for (const [row, fate] of followed.find(({ figure }) => figure.figure === name)?.nearest ?? []) {
        if (!rejected.has(row)) rows[fate] = (rows[fate] ?? 0) + rowsOf(row);
      }
      return FATES.map((reason, fate) => ({ reason, detail: null, rows: rows[fate] ?? 0 }));
    },
  };
}
