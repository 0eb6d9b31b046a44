import { createHash } from 'node:crypto';

/** The counts of a board in a month, by id. */
export type CountedCell = { unit: string; period: string; counts: Readonly<Record<string, number>> };

/** What every contestant who counts must come to, for each board and month. */
const COMPARED = [
  'emergency-admissions-65-plus.nhs-planning',
  'emergency-admissions-65-plus.all-emergency',
  'discharges',
  'discharges-on-ready-date',
  'discharges-delayed-1-day',
  'discharges-delayed-2-3-days',
  'discharges-delayed-4-6-days',
  'discharges-delayed-7-13-days',
  'discharges-delayed-14-20-days',
  'discharges-delayed-21-plus-days',
  'bed-days-after-ready-date',
  'discharges-for-usual-residence',
  'discharged-to-usual-residence',
  'avoidable-admissions',
];
const FALLS = 'falls-admissions-65-plus';

const fallsOf = (counts: CountedCell['counts']) =>
  Object.keys(counts).reduce((sum, id) => (id.startsWith(FALLS) ? sum + (counts[id] ?? 0) : sum), 0);

/** A name for counts, and for how many rows were rejected: the same for the same. */
export function nameOfCounts(cells: readonly CountedCell[], rejected: number): string {
  const lines = cells.map(({ unit, period, counts }) =>
    [unit, period, ...COMPARED.map((id) => counts[id] ?? 0), fallsOf(counts)].join(' '),
  );
  return createHash('sha256')
    .update(`${lines.sort().join('\n')}\n${rejected} rejected`)
    .digest('hex')
    .slice(0, 16);
}
