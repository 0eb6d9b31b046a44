import { MONTH_NAMES } from './month-names.ts';
import { isMonth, isQuarter } from './period.ts';

/** A month, quarter or year as people say it: `April 2025`, `Quarter 1 2025-26`, `Year 2025-26`. */
export function periodWords(period: string): string {
  if (isQuarter(period)) return `Quarter ${period.slice(-1)} ${period.slice(0, 7)}`;
  return isMonth(period) ? `${MONTH_NAMES[Number(period.slice(5)) - 1]} ${period.slice(0, 4)}` : `Year ${period}`;
}

/** The same, short enough for a column heading: `Apr 2025`, `Q1 2025-26`. */
export function shortPeriod(period: string): string {
  return periodWords(period)
    .replace('Quarter ', 'Q')
    .replace(/([A-Z][a-z]{2})[a-z]*(?= \d{4}$)/, '$1');
}

/** A list in words: `April, May and June`. */
export function listWords(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}
