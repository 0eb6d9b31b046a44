import type { Figure } from './figure.ts';

/** What can be wrong with what a paper says. */
export type FindingCode =
  | 'title-of-another-metric'
  | 'label-unit-mismatch'
  | 'count-under-rate-title'
  | 'unit-against-note'
  | 'total-mismatch'
  | 'share-mismatch'
  | 'rate-mismatch'
  | 'standardised-rate-mismatch'
  | 'no-whole-number'
  | 'change-mismatch'
  | 'amount-mismatch'
  | 'goal-worse-than-actual'
  | 'assessment-mismatch'
  | 'period-does-not-fit'
  | 'future-date'
  | 'old-date'
  | 'population-of-another-year';

/** One thing that does not fit, with what stands there, what would fit, and why. */
export type Finding = {
  code: FindingCode;
  where: { row: number | null; column: string | null; table: string; label: string; period: string };
  found: string;
  expected: string;
  why: string;
};

/** Looks through all figures of a paper for one kind of fault. */
export type Check = (figures: readonly Figure[]) => Finding[];

type Said = Pick<Finding, 'code' | 'found' | 'expected' | 'why'>;

/** A finding at a figure. */
export function findingAt({ row, column, words }: Figure, said: Said): Finding {
  const { table, label, period } = words;
  const { code, found, expected, why } = said;
  return { code, where: { row, column, table, label, period }, found, expected, why };
}
