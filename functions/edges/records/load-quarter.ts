import { type PopulationFigure, publishedPopulation65Plus } from '../../core/areas/population.ts';
import { persons65Plus } from '../../core/counts/persons-65-plus.ts';
import type { PlanFigure, SourceCell } from '../../core/metrics/quarter-inputs.ts';
import {
  financialYearOf,
  isMonth,
  lastDay,
  type Month,
  monthsOfYear,
  type Period,
  type Quarter,
} from '../../core/periods/period.ts';
import { type Arrival, fileNameOf } from '../../core/submissions/arrival.ts';
import { holderOf, WHOLE_FEED } from '../../core/submissions/current.ts';
import type { CellKey, StoredCell } from './counts.ts';
import type { FeedCurrent } from './currents.ts';
import type { Records } from './records.ts';

/** What is current of every source that metrics are made from, read together. */
export type CurrentFeeds = { counts: FeedCurrent[]; plans: FeedCurrent[]; populations: FeedCurrent[] };

export type QuarterData = { cells: SourceCell[]; plans: PlanFigure[]; populations: PopulationFigure[] };

/** The sources that are counted by month. */
export const COUNTED_SOURCES = ['sus-apc', 'discharge-ready'];

/** Reads every pointer that a metric may depend on, each strongly consistent. */
export async function readCurrentFeeds(records: Pick<Records, 'currents'>): Promise<CurrentFeeds> {
  const [counts, plans, populations] = await Promise.all([
    Promise.all(COUNTED_SOURCES.map((source) => records.currents.ofSource(source))),
    records.currents.ofSource('plan'),
    records.currents.ofSource('population'),
  ]);
  return { counts: counts.flat(), plans, populations };
}

/** A text that changes when anything that is current does. */
export function versionOf(feeds: CurrentFeeds): string {
  return [...feeds.counts, ...feeds.plans, ...feeds.populations]
    .map(({ source, feed, current }) => `${source}/${feed}@${current.version}`)
    .join(' ');
}

/** A set of counts that is wanted, with the feed and the arrival that it belongs to. */
type Wanted = { key: CellKey; feed: FeedCurrent; arrival: Arrival };
type Found = Wanted & { cell: StoredCell };

function wantedOf(
  feed: FeedCurrent,
  place: { scope: string; unit: string },
  isWanted: (period: string) => boolean,
): Wanted[] {
  const { current } = feed;
  return Object.keys(current.slots[place.scope] ?? {})
    .filter(isWanted)
    .flatMap((period) => {
      const holder = holderOf(current, { scope: place.scope, period });
      const arrival = holder && current.arrivals[holder.submission];
      return arrival ? [{ key: { countsId: arrival.countsId, unit: place.unit, period }, feed, arrival }] : [];
    });
}

function sourceCell({ cell, feed, arrival }: Found): SourceCell[] {
  const { submission, sha256, key, arrivedAt } = arrival;
  const { period: month, rows, counts } = cell;
  if (!isMonth(month)) return [];
  return [
    { source: feed.source, feed: feed.feed, submission, sha256, file: fileNameOf(key), arrivedAt, month, rows, counts },
  ];
}

function planFigures({ cell, arrival }: Found): PlanFigure[] {
  const metrics = new Set(Object.keys(cell.counts).map((name) => name.slice(0, name.lastIndexOf('.'))));
  return [...metrics].map((metric) => ({
    metric,
    period: cell.period as Period,
    value: cell.counts[`${metric}.value`] ?? null,
    numerator: cell.counts[`${metric}.numerator`] ?? null,
    denominator: cell.counts[`${metric}.denominator`] ?? null,
    planVersion: cell.labels?.[metric] ?? null,
    submission: arrival.submission,
    arrivedAt: arrival.arrivedAt,
  }));
}

function populationFigure({ cell, arrival }: Found): PopulationFigure[] {
  const { persons } = persons65Plus(cell.counts);
  if (persons === null) return [];
  const year = Number(cell.period.slice(0, 4));
  return [{ year, basis: cell.labels?.basis ?? cell.period.slice(5), persons, origin: arrival.submission }];
}

/** Everything that the metrics of one unit and quarter are computed from, as the feeds stood when they were read. */
export async function loadQuarter(
  records: Pick<Records, 'counts'>,
  feeds: CurrentFeeds,
  { unit, quarter }: { unit: string; quarter: Quarter },
): Promise<QuarterData> {
  const months = new Set<string>(monthsUpTo(quarter));
  const whole = { scope: WHOLE_FEED, unit };
  const wanted = [
    ...feeds.counts.flatMap((feed) => wantedOf(feed, whole, (period) => months.has(period))),
    ...feeds.plans.flatMap((feed) => wantedOf(feed, { scope: unit, unit }, () => true)),
    ...feeds.populations.flatMap((feed) => wantedOf(feed, whole, () => true)),
  ];
  const nameOf = ({ countsId, unit: of, period }: CellKey) => `${countsId}#${of}#${period}`;
  const cells = await records.counts.getAll(wanted.map(({ key }) => key));
  const byName = new Map(cells.map((cell) => [nameOf(cell), cell]));
  const found = wanted.flatMap((each) => {
    const cell = byName.get(nameOf(each.key));
    return cell ? [{ ...each, cell }] : [];
  });
  const of = (source: string) => found.filter(({ feed }) => feed.source === source);
  return {
    cells: COUNTED_SOURCES.flatMap(of).flatMap(sourceCell),
    plans: of('plan').flatMap(planFigures),
    populations: [...of('population').flatMap(populationFigure), ...publishedPopulation65Plus(unit)],
  };
}

function monthsUpTo(quarter: Quarter): Month[] {
  const end = lastDay(quarter);
  return monthsOfYear(financialYearOf(quarter)).filter((month) => lastDay(month) <= end);
}
