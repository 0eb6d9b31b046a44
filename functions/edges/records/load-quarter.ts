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
import { type Current, holderOf, WHOLE_FEED } from '../../core/submissions/current.ts';
import type { CellKey, StoredCell } from './counts.ts';
import type { FeedCurrent } from './currents.ts';
import type { Records } from './records.ts';

/** What is current of every source that metrics are made from, read together. */
export type CurrentFeeds = { counts: FeedCurrent[]; plans: FeedCurrent[]; populations: FeedCurrent[] };

export type QuarterData = { cells: SourceCell[]; plans: PlanFigure[]; populations: PopulationFigure[] };

const COUNTED_SOURCES = ['sus-apc', 'discharge-ready'];

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

const fileNameOf = (key: string): string => key.split('/').slice(2).join('/');

function cellKeys(current: Current, scope: string, unit: string, wanted: (period: string) => boolean): CellKey[] {
  return Object.keys(current.slots[scope] ?? {})
    .filter(wanted)
    .flatMap((period) => {
      const holder = holderOf(current, { scope, period });
      const countsId = holder && current.arrivals[holder.submission]?.countsId;
      return countsId ? [{ countsId, unit, period }] : [];
    });
}

const arrivalOf = (current: Current, cell: StoredCell) =>
  Object.values(current.arrivals).find(({ countsId }) => countsId === cell.countsId);

function sourceCells(cells: readonly StoredCell[], { source, feed, current }: FeedCurrent): SourceCell[] {
  return cells.flatMap((cell) => {
    const arrival = arrivalOf(current, cell);
    if (!arrival || !isMonth(cell.period)) return [];
    const { submission, sha256, key, arrivedAt } = arrival;
    const file = fileNameOf(key);
    return [
      { source, feed, submission, sha256, file, arrivedAt, month: cell.period, rows: cell.rows, counts: cell.counts },
    ];
  });
}

function planFigures(cells: readonly StoredCell[], { current }: FeedCurrent): PlanFigure[] {
  return cells.flatMap((cell) => {
    const arrival = arrivalOf(current, cell);
    if (!arrival) return [];
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
  });
}

function populationFigures(cells: readonly StoredCell[], { current }: FeedCurrent): PopulationFigure[] {
  return cells.flatMap((cell) => {
    const arrival = arrivalOf(current, cell);
    const persons = persons65Plus(cell.counts);
    if (!arrival || persons === null) return [];
    const year = Number(cell.period.slice(0, 4));
    return [{ year, basis: cell.labels?.basis ?? cell.period.slice(5), persons, origin: arrival.submission }];
  });
}

/** Everything that the metrics of one unit and quarter are computed from, as the feeds stood when they were read. */
export async function loadQuarter(
  records: Pick<Records, 'counts'>,
  feeds: CurrentFeeds,
  { unit, quarter }: { unit: string; quarter: Quarter },
): Promise<QuarterData> {
  const months = new Set<string>(monthsUpTo(quarter));
  const read = async <T>(
    of: readonly FeedCurrent[],
    keysOf: (feed: FeedCurrent) => CellKey[],
    as: (cells: readonly StoredCell[], feed: FeedCurrent) => T[],
  ): Promise<T[]> =>
    (await Promise.all(of.map(async (feed) => as(await records.counts.getAll(keysOf(feed)), feed)))).flat();
  const [cells, plans, uploaded] = await Promise.all([
    read(feeds.counts, ({ current }) => cellKeys(current, WHOLE_FEED, unit, (p) => months.has(p)), sourceCells),
    read(feeds.plans, ({ current }) => cellKeys(current, unit, unit, () => true), planFigures),
    read(feeds.populations, ({ current }) => cellKeys(current, WHOLE_FEED, unit, () => true), populationFigures),
  ]);
  return { cells, plans, populations: [...uploaded, ...publishedPopulation65Plus(unit)] };
}

function monthsUpTo(quarter: Quarter): Month[] {
  const end = lastDay(quarter);
  return monthsOfYear(financialYearOf(quarter)).filter((month) => lastDay(month) <= end);
}
