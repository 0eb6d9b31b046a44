import { quartersOfYear } from '../../functions/core/periods/period.ts';
import { tableText } from './table-text.ts';

// Illustrative: what a tool for the indirectly standardised rate would give, by quarter. The reference rate is of the
// whole country and year, and so the same for every board.
const REFERENCE_RATE = 206.4;
const boards = [
  ['E08000026', 'Coventry', [612.4, 588.1, 655.9, 649.3]],
  ['E10000018', 'Leicestershire', [1388.2, 1330.6, 1481.7, 1466.5]],
  ['E10000028', 'Staffordshire', [1790.5, 1716.3, 1911.4, 1892.8]],
] as const;

/** Expected avoidable admissions of every board of the sample, a quarter a row. */
export function expectedAdmissions(): string {
  const quarters = quartersOfYear('2025-26');
  return tableText([
    ['Area code', 'Area name', 'Quarter', 'Expected count', 'Reference rate per 100,000'],
    ...boards.flatMap(([code, name, expected]) =>
      quarters.map((quarter, n) => [code, name, quarter, expected[n] ?? 0, REFERENCE_RATE]),
    ),
  ]);
}
