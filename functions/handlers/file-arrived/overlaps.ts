import type { Issue } from '../../core/checks/issue.ts';
import type { CountCell } from '../../core/counts/count-cell.ts';
import { heldByBoth } from '../../core/counts/same-discharges.ts';
import { mayCountFor } from '../../core/submissions/arrival.ts';
import { holderOf, WHOLE_FEED } from '../../core/submissions/current.ts';
import { overlapIssue, sameTrustsIssue } from '../../core/submissions/issues.ts';
import { planOverlapIssues } from '../../core/submissions/plan-overlap.ts';
import type { FeedCurrent } from '../../edges/records/currents.ts';
import type { Records } from '../../edges/records/records.ts';

/** What counts of another feed, with the moment at which it came. */
type Other = CountCell & { came: Came };
/** What this file and another feed report, by area and month. */
type Sent = { cells: readonly CountCell[]; others: readonly Other[]; otherFeed: string; came: Came };
/** When a file came: of two plans the later counts. */
export type Came = { arrivedAt: string; submission: string };

/** Periods by what is said of them, both in order. */
function grouped<T>(found: readonly { key: string; say: T; period: string }[]): { say: T; months: string[] }[] {
  const groups = new Map<string, { say: T; months: string[] }>();
  for (const { key, say, period } of found)
    groups.set(key, { say, months: [...(groups.get(key)?.months ?? []), period] });
  return [...groups].sort().map(([, { say, months }]) => ({ say, months: months.sort() }));
}

/** Two feeds describe the same residents, whatever they hold. */
function sameResidents({ others, otherFeed }: Sent): Issue[] {
  const found = others.map(({ unit, period }) => ({ key: unit, say: unit, period }));
  return grouped(found).map(({ say: area, months }) => overlapIssue({ area, months, otherFeed }));
}

/** Feeds are trusts that are added up, so that no trust must be in two of them. */
function sameTrusts({ cells, others, otherFeed }: Sent): Issue[] {
  const mine = new Map(cells.map((cell) => [`${cell.unit}#${cell.period}`, cell]));
  const found = others.flatMap((other) => {
    const cell = mine.get(`${other.unit}#${other.period}`);
    const held = cell && heldByBoth(cell, other);
    if (!held) return [];
    const both = held === 'all' ? 'all trusts' : held.join(', ');
    return [{ key: `${other.unit}#${both}`, say: { area: other.unit, both }, period: other.period }];
  });
  return grouped(found).map(({ say, months }) => sameTrustsIssue({ ...say, months, otherFeed }));
}

const textOf = ({ arrivedAt, submission }: Came): string => `${arrivedAt} ${submission}`;

/** Two plans of the same thing, of which the one that came last counts. */
function samePlans({ cells, others, otherFeed, came }: Sent): Issue[] {
  const mine = new Map(cells.map((cell) => [`${cell.unit}#${cell.period}`, cell]));
  const both = others.flatMap((other) => {
    const cell = mine.get(`${other.unit}#${other.period}`);
    const counts = textOf(came) > textOf(other.came) ? ('mine' as const) : ('other' as const);
    return cell ? [{ mine: cell, other, otherFeed, counts }] : [];
  });
  return planOverlapIssues(both);
}

const RULES: Record<string, (sent: Sent) => Issue[]> = {
  'sus-apc': sameResidents,
  'discharge-ready': sameTrusts,
  plan: samePlans,
};

/** What counts of another feed where this file has cells. */
async function othersIn({ records }: OverlapDeps, { current }: FeedCurrent, cells: readonly CountCell[]) {
  const found = cells.flatMap(({ unit, period }) => {
    const holder = holderOf(current, { scope: WHOLE_FEED, period }) ?? holderOf(current, { scope: unit, period });
    const arrival = holder && current.arrivals[holder.submission];
    return arrival && mayCountFor(arrival, unit) ? [{ countsId: arrival.countsId, unit, period, came: arrival }] : [];
  });
  const came = new Map(found.map(({ countsId, came }) => [countsId, came]));
  const counted = await records.counts.getAll(found.map(({ countsId, unit, period }) => ({ countsId, unit, period })));
  return counted.flatMap((cell): Other[] => {
    const moment = came.get(cell.countsId);
    return moment ? [{ ...cell, came: moment }] : [];
  });
}

/** The records in which it is looked up what other feeds report. */
export type OverlapDeps = {
  records: { currents: Pick<Records['currents'], 'ofSource'>; counts: Pick<Records['counts'], 'getAll'> };
};

/** Warnings for each area that another feed of the same source reports for the same months, where the two are not added up. */
export async function overlapIssues(
  deps: OverlapDeps,
  { source, feed, cells, came }: { source: string; feed: string; cells: readonly CountCell[]; came: Came },
): Promise<Issue[]> {
  const rule = RULES[source];
  if (!rule) return [];
  const feeds = await deps.records.currents.ofSource(source);
  const issues: Issue[] = [];
  for (const other of feeds.filter((each) => each.feed !== feed)) {
    const others = await othersIn(deps, other, cells);
    issues.push(...rule({ cells, others, otherFeed: other.feed, came }));
  }
  return issues;
}
