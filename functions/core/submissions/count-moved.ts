import movement from '../../../schemas/checks/movement.json' with { type: 'json' };
import { boardByCode } from '../areas/boards.ts';
import type { Issue } from '../checks/issue.ts';
import {
  addMonths,
  financialYearFrom,
  isFinancialYear,
  isMonth,
  isQuarter,
  type Period,
  quarterFrom,
} from '../periods/period.ts';
import { numberWords } from '../words/count-words.ts';
import { headlineWords } from './headline.ts';

/** A headline count of one area and period, with what counted there before and a year earlier where anything did. */
export type Movement = {
  unit: string;
  period: string;
  now: number;
  before?: number | undefined;
  yearAgo?: number | undefined;
};

/** How far a count may move before somebody should look at it. */
export type MovementRule = { share: number; smallest: number };

/** Beyond so many, what remains is said in one sentence. */
const MOST_NAMED = 100;

const yearEarlier = (period: string) => financialYearFrom(Number(period.slice(0, 4)) - 1);

/** The same period of the year before; null where the text is no month, quarter or financial year. */
export function yearBefore(period: string): Period | null {
  if (isMonth(period)) return addMonths(period, -12);
  if (isQuarter(period)) return quarterFrom(yearEarlier(period), Number(period.slice(-1)));
  return isFinancialYear(period) ? yearEarlier(period) : null;
}

type Moved = Movement & { from: number; since: 'before' | 'year-ago' };

function movedFrom(movement: Movement, { share, smallest }: MovementRule): Moved[] {
  const { now, before, yearAgo } = movement;
  const isMoved = (from: number | undefined): from is number =>
    from !== undefined && Math.max(from, now) >= smallest && Math.abs(now - from) > share * from;
  if (isMoved(before)) return [{ ...movement, from: before, since: 'before' }];
  return isMoved(yearAgo) ? [{ ...movement, from: yearAgo, since: 'year-ago' }] : [];
}

function changeWords({ now, from }: Moved): string {
  if (from === 0) return '';
  const change = Math.round(((now - from) / from) * 100);
  return `, ${change > 0 ? '+' : '−'}${numberWords(Math.abs(change))} %`;
}

function movedIssue(moved: Moved, { headline, rule }: { headline: string; rule: MovementRule }): Issue {
  const { unit, period, now, from, since } = moved;
  const name = boardByCode(unit)?.name;
  const then = since === 'before' ? 'before' : `in ${yearBefore(period)}`;
  return {
    code: 'count-moved',
    level: 'warning',
    sheet: null,
    row: null,
    column: null,
    found: `${name ? `${name} (${unit})` : unit}, ${period}: ${numberWords(now)} ${headlineWords(headline)}, ${numberWords(from)} ${then}${changeWords(moved)}`,
    expected: `a change of at most ${Math.round(rule.share * 100)} %`,
    fix: 'Nothing is left out for it. Hold the figures against the file that was sent before: if they are right, nothing need be done; if not, send the right file.',
  };
}

/**
 * One warning for each area and period whose headline count moved by more than the rule allows, the greatest change
 * first; what goes beyond a hundred is said in one more. What counted before is looked at first, then the year before.
 */
export function countMovedIssues(
  movements: readonly Movement[],
  headline: string,
  rule: MovementRule = movement,
): Issue[] {
  const size = ({ now, from }: Moved) => Math.abs(now - from);
  const nameOf = ({ unit, period }: Moved) => `${unit} ${period}`;
  const moved = movements
    .flatMap((each) => movedFrom(each, rule))
    .sort((a, b) => size(b) - size(a) || (nameOf(a) < nameOf(b) ? -1 : 1));
  const issues = moved.slice(0, MOST_NAMED).map((each) => movedIssue(each, { headline, rule }));
  const [first] = issues;
  const others = moved.length - issues.length;
  if (!first || others === 0) return issues;
  return [...issues, { ...first, found: `${numberWords(others)} more areas and periods, each by less than those` }];
}
