import { parsePeriod } from '../periods/parse-period.ts';
import { isMonth, isQuarter, monthsOf, type Period } from '../periods/period.ts';
import type { Figure, NumberName } from './figure.ts';
import type { Reading } from './reading.ts';

/** A stated total and the parts that it is made of. */
export type Whole = { total: Figure; parts: Figure[] };

const isTotalLabel = ({ words }: Figure) => /^\s*(grand |sub)?totals?\b/i.test(words.label);

function roleOf(figure: Figure, isSaid: boolean): 'part' | 'total' | null {
  const said = figure.words.role.trim().toLowerCase();
  if (said.startsWith('total')) return 'total';
  if (said.startsWith('part')) return 'part';
  if (isSaid) return null;
  return isTotalLabel(figure) ? 'total' : 'part';
}

const quarterOnly = (text: string) => /^q[1-4]$/i.test(text.trim());

function isWithin(inner: string, outer: string): boolean {
  const [part, whole] = [parsePeriod(inner), parsePeriod(outer)];
  if (whole === null || isMonth(whole)) return outer.trim() === '' || quarterOnly(inner);
  if (part === null) return quarterOnly(inner) && !isQuarter(whole);
  const months: readonly string[] = monthsOf(whole as Period);
  return months.length > monthsOf(part).length && monthsOf(part).every((month) => months.includes(month));
}

/**
 * The totals of a table with their parts: the parts of the same period, or else those whose periods make up the total's.
 * Roles are those that the rows state; a table that states none has a total where a label says Total.
 */
export function wholesOf(table: readonly Figure[]): Whole[] {
  const isSaid = table.some(({ words }) => words.role.trim() !== '');
  const totals = table.filter((figure) => roleOf(figure, isSaid) === 'total');
  const parts = table.filter((figure) => roleOf(figure, isSaid) === 'part');
  return totals.map((total) => {
    const same = parts.filter(({ words }) => words.period.trim() === total.words.period.trim());
    const within = parts.filter(({ words }) => isWithin(words.period, total.words.period));
    return { total, parts: same.length > 0 ? same : within };
  });
}

/** The numbers of the parts in one column; null where there are fewer than two or one is missing. */
export function partNumbers({ parts }: Whole, name: NumberName): Reading[] | null {
  const found = parts.flatMap(({ numbers }) => numbers[name] ?? []);
  return found.length < 2 || found.length < parts.length ? null : found;
}

/**
 * How far a total may be from its parts by rounding alone: nothing where all are exact, else two standard deviations of
 * the sum of as many rounding errors. Beyond it lies fewer than one table in twenty.
 */
export function roundingTolerance(readings: readonly Reading[]): number {
  if (readings.every(({ isExact }) => isExact)) return 1e-6;
  const step = Math.min(...readings.map((each) => each.step));
  return 2 * step * Math.sqrt(readings.length / 12) + step * 1e-6;
}
