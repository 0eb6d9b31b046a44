import { isMonth, isQuarter, monthsOf, type Period, quartersOfYear } from '../periods/period.ts';
import { periodWords } from '../periods/period-words.ts';
import type { MetricFlag } from './metric-value.ts';
import type { PeriodCount } from './period-count.ts';
import { remembered } from './remembered.ts';

/** The counts that make up a period, none of which overlap, and what is to be said of the choice beside their own flags. */
export type Pieces = { counts: readonly PeriodCount[]; flags: readonly MetricFlag[] };

const partsOf = (period: Period): readonly Period[] =>
  isMonth(period) ? [] : isQuarter(period) ? monthsOf(period) : quartersOfYear(period);

export function joined(pieces: readonly Pieces[]): Pieces {
  return { counts: pieces.flatMap(({ counts }) => counts), flags: pieces.flatMap(({ flags }) => flags) };
}

/** How many months of data there are. */
export function monthsPresent({ counts }: Pieces): number {
  return counts.reduce((total, { months }) => total + months.length, 0);
}

const totalOf = ({ counts }: Pieces): number => counts.reduce((total, { numerator }) => total + numerator, 0);

function disagreement(whole: PeriodCount, parts: Pieces): MetricFlag[] {
  const sum = totalOf(parts);
  if (sum === whole.numerator) return [];
  const words = periodWords(whole.period);
  const text = `The parts of ${words} add up to ${sum}, the figure sent for the whole is ${whole.numerator}; the parts are counted.`;
  return [{ code: 'parts-disagree', text }];
}

/** What periods are made from, each worked out once. */
export type PiecesOf = (period: Period) => Pieces;

/**
 * What a period is made from: its months (for a year, its quarters) where all of them are there, else one figure for
 * the whole, else the parts that there are. A part and a whole are never added up.
 */
export function createPieces(countOf: (period: Period) => PeriodCount | null): PiecesOf {
  const piecesOf: PiecesOf = remembered((period: Period) => {
    const whole = countOf(period);
    const parts = joined(partsOf(period).map(piecesOf));
    if (whole === null) return parts;
    if (monthsPresent(parts) < monthsOf(period).length) return { counts: [whole], flags: [] };
    return { counts: parts.counts, flags: [...parts.flags, ...disagreement(whole, parts)] };
  });
  return piecesOf;
}
