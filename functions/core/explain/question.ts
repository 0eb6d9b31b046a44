import type { CountCell } from '../counts/count-cell.ts';
import type { FigureName } from './row-reason.ts';

/** One figure of a number: the counts that are added up for it, and those that are taken off. */
export type FigureQuestion = { figure: FigureName; add: readonly string[]; subtract: readonly string[] };

/**
 * What is asked of one file: the figures that it gives for one unit in the periods in which it counts. `within` are the
 * periods of the number, whoever counts there.
 */
export type FileQuestion = {
  unit: string;
  periods: ReadonlySet<string>;
  within: ReadonlySet<string>;
  figures: readonly FigureQuestion[];
};

/** Every count that the figures are made of. */
export function countsAsked(figures: readonly FigureQuestion[]): Set<string> {
  return new Set(figures.flatMap(({ add, subtract }) => [...add, ...subtract]));
}

/** What of the cells was asked for: those of the unit and the periods, with the counts of the figures alone. */
export function cellsAsked(cells: readonly CountCell[], { unit, periods, figures }: FileQuestion): CountCell[] {
  const asked = countsAsked(figures);
  return cells
    .filter((cell) => cell.unit === unit && periods.has(cell.period))
    .map(({ period, rows, counts }) => {
      const wanted = Object.entries(counts).filter(([name]) => asked.has(name));
      return { unit, period, rows, counts: Object.fromEntries(wanted) };
    });
}
