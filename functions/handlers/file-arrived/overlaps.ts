import type { Issue } from '../../core/checks/issue.ts';
import type { CountCell } from '../../core/counts/count-cell.ts';
import { holderOf, WHOLE_FEED } from '../../core/submissions/current.ts';
import { overlapIssue } from '../../core/submissions/issues.ts';
import type { FeedCurrent } from '../../edges/records/currents.ts';
import type { FileArrivedDeps } from './deps.ts';

/** Sources whose feeds describe the same residents, so that two of them over one area and month must not be added up. */
const ONE_FEED_COUNTS = new Set(['sus-apc']);

function keysIn({ current }: FeedCurrent, cells: readonly CountCell[]) {
  return cells.flatMap(({ unit, period }) => {
    const holder = holderOf(current, { scope: WHOLE_FEED, period });
    const countsId = holder && current.arrivals[holder.submission]?.countsId;
    return countsId ? [{ countsId, unit, period }] : [];
  });
}

/** One warning for each area that another feed of the same source reports for the same months. */
export async function overlapIssues(
  deps: Pick<FileArrivedDeps, 'records'>,
  file: { source: string; feed: string; cells: readonly CountCell[] },
): Promise<Issue[]> {
  if (!ONE_FEED_COUNTS.has(file.source)) return [];
  const feeds = await deps.records.currents.ofSource(file.source);
  const issues: Issue[] = [];
  for (const other of feeds.filter(({ feed }) => feed !== file.feed)) {
    const cells = await deps.records.counts.getAll(keysIn(other, file.cells));
    const months = new Map<string, string[]>();
    for (const { unit, period } of cells) months.set(unit, [...(months.get(unit) ?? []), period]);
    for (const [area, periods] of [...months].sort()) {
      issues.push(overlapIssue({ area, months: periods.sort(), otherFeed: other.feed }));
    }
  }
  return issues;
}
