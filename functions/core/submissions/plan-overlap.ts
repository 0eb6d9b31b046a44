import { boardByCode } from '../areas/boards.ts';
import type { Issue } from '../checks/issue.ts';
import type { CountCell } from '../counts/count-cell.ts';

/** What a file plans for an area and period, and what the file of another feed that counts there plans. */
export type PlannedTwice = { mine: CountCell; other: CountCell; otherFeed: string; counts: 'mine' | 'other' };

type Difference = PlannedTwice & { metric: string; period: string; words: string };

const MOST_PERIODS = 6;
const PARTS: Record<string, string> = { value: '', numerator: ' (numerator)', denominator: ' (denominator)' };

/** The figures that both plan and plan differently. */
function differences(both: PlannedTwice): Difference[] {
  const { mine, other } = both;
  return Object.entries(mine.counts).flatMap(([key, planned]) => {
    const [metric = '', part = ''] = key.split(/\.(?=[^.]*$)/);
    const others = other.counts[key];
    if (others === undefined || others === planned) return [];
    const words = `${mine.period}${PARTS[part] ?? ''}: ${planned} here, ${others} there`;
    return [{ ...both, metric, period: mine.period, words }];
  });
}

function planOverlap(found: readonly Difference[]): Issue[] {
  const [first] = found;
  if (!first) return [];
  const { mine, otherFeed, metric, counts } = first;
  const name = boardByCode(mine.unit)?.name ?? mine.unit;
  const shown = found.slice(0, MOST_PERIODS).map(({ words }) => words);
  const more = found.length > shown.length ? [`and ${found.length - shown.length} more`] : [];
  const winner = counts === 'mine' ? 'this file' : `that of feed ${otherFeed}`;
  return [
    {
      code: 'overlap',
      level: 'warning',
      sheet: null,
      row: null,
      column: null,
      found: `${name} (${mine.unit}), ${metric}, also planned by feed ${otherFeed}: ${[...shown, ...more].join('; ')}`,
      expected: 'one plan for each area, metric and period',
      fix: `Only one of the two counts: ${winner}, because it came last. Withdraw the file that should not count, and agree on one feed for plans.`,
    },
  ];
}

/** One warning for each area, metric and feed whose plans differ, with the values of both and the one that counts. */
export function planOverlapIssues(plans: readonly PlannedTwice[]): Issue[] {
  const found = plans.flatMap(differences);
  const groups = Map.groupBy(
    found,
    ({ mine, metric, otherFeed, counts }) => `${mine.unit}#${metric}#${otherFeed}#${counts}`,
  );
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => planOverlap(group));
}
