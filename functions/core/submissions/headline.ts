import type { CountCell } from '../counts/count-cell.ts';
import { type Slot, WHOLE_FEED } from './current.ts';

/** The headline of a source whose rows are themselves what it counts. */
const ROWS = 'rows';

/** What a cell counts of a contract's headline measure; undefined where it is not in the file. */
export function headlineOf(cell: Pick<CountCell, 'rows' | 'counts'>, headline: string | undefined): number | undefined {
  return headline === ROWS ? cell.rows : cell.counts[headline ?? ''];
}

/** A headline measure in words, such as `discharges`. */
export function headlineWords(headline: string): string {
  return headline === ROWS ? 'spells' : headline.replaceAll('-', ' ');
}

/** Slots with the sum of the headline measure over the areas in them. Where rows are the headline, they say it already. */
export function slotsWithCount(
  slots: readonly Slot[],
  cells: readonly CountCell[],
  headline: string | undefined,
): Slot[] {
  if (headline === undefined || headline === ROWS) return [...slots];
  const sums = new Map<string, number>();
  for (const cell of cells) {
    const count = headlineOf(cell, headline);
    if (count === undefined) continue;
    for (const scope of [WHOLE_FEED, cell.unit]) {
      const name = `${scope}#${cell.period}`;
      sums.set(name, (sums.get(name) ?? 0) + count);
    }
  }
  return slots.map((slot) => {
    const count = sums.get(`${slot.scope}#${slot.period}`);
    return count === undefined ? slot : { ...slot, count };
  });
}
