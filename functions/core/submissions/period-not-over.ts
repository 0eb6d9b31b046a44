import type { Issue } from '../checks/issue.ts';
import type { SourceContract } from '../intake/source-contract.ts';
import { firstDay, isFinancialYear, isMonth, isQuarter, lastDay, type Period } from '../periods/period.ts';

const MOST_NAMED = 12;

const FIX =
  'Nothing is left out for it. Figures of what has happened cannot be of a time to come, and those of a period that goes on cannot be complete: check the year, or send them again once the period is over.';

const isPeriod = (text: string): text is Period => isMonth(text) || isQuarter(text) || isFinancialYear(text);

function notOver(periods: readonly Period[], arrived: string, isBegun: 'had not begun' | 'had not ended'): Issue[] {
  if (periods.length === 0) return [];
  const named = periods.slice(0, MOST_NAMED).join(', ');
  const more = periods.length > MOST_NAMED ? ` and ${periods.length - MOST_NAMED} more` : '';
  return [
    {
      code: 'period-not-over',
      level: 'warning',
      sheet: null,
      row: null,
      column: null,
      found: `${named}${more}, which ${isBegun}`,
      expected: `periods that had ended when the file came, on ${arrived}`,
      fix: FIX,
    },
  ];
}

/**
 * Warnings for the periods of actual figures that had not begun, or not ended, on the day (`YYYY-MM-DD`) on which the file
 * came. Plans, capacity, expected figures and populations may be of any time.
 */
export function periodsNotOver(
  { figures }: Pick<SourceContract, 'figures'>,
  periods: readonly string[],
  arrived: string | undefined,
): Issue[] {
  if (figures !== 'actual' || arrived === undefined) return [];
  const open = periods.filter(isPeriod).filter((period) => lastDay(period) >= arrived);
  const isToCome = (period: Period) => firstDay(period) > arrived;
  return [
    ...notOver(open.filter(isToCome), arrived, 'had not begun'),
    ...notOver(
      open.filter((period) => !isToCome(period)),
      arrived,
      'had not ended',
    ),
  ];
}
