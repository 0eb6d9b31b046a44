/** The period of one line of a table that is kept line by line: `2025-26~schemes~0001`, counted from 1. */
export function partPeriod(period: string, part: number): string {
  return `${period}~${String(part).padStart(4, '0')}`;
}

/** The financial year or quarter to which such a line, or such a table, belongs; any other period as it is. */
export function wholePeriod(period: string): string {
  return period.replace(/^(\d{4}-\d{2}(?:-Q[1-4])?)~.*$/, '$1');
}
