import { type PopulationFigure, publishedPopulation65Plus } from '../../core/areas/population.ts';
import { persons65Plus } from '../../core/counts/persons-65-plus.ts';
import { personsByBand } from '../../core/counts/persons-by-band.ts';
import type { PlanFigure, SourceCell } from '../../core/metrics/quarter-inputs.ts';
import {
  financialYearFrom,
  financialYearOf,
  isFinancialYear,
  isMonth,
  isQuarter,
  lastDay,
  monthsOfYear,
  type Period,
  type Quarter,
  quartersOfYear,
} from '../../core/periods/period.ts';
import { type Arrival, fileNameOf, mayCountFor } from '../../core/submissions/arrival.ts';
import { holderOf, WHOLE_FEED } from '../../core/submissions/current.ts';
import type { CellKey, StoredCell } from './counts.ts';
import type { FeedCurrent } from './currents.ts';
import type { Records } from './records.ts';

/** What is current of every source that metrics are made from, read together. */
export type CurrentFeeds = { counts: FeedCurrent[]; plans: FeedCurrent[]; populations: FeedCurrent[] };

export type QuarterData = { cells: SourceCell[]; plans: PlanFigure[]; populations: PopulationFigure[] };

/** The sources by which a quarter has data. */
export const COUNTED_SOURCES = ['sus-apc', 'discharge-ready', 'care-home-admissions', 'reablement'];

/** All sources whose counts metrics are made from: capacity and expected counts are often given for months to come. */
export const METRIC_SOURCES = [...COUNTED_SOURCES, 'intermediate-care', 'expected-admissions'];

/** Reads every pointer that a metric may depend on, each strongly consistent. */
export async function readCurrentFeeds(records: Pick<Records, 'currents'>): Promise<CurrentFeeds> {
  return currentFeeds(await records.currents.all());
}

/** What of all that is current metrics are made from. */
export function currentFeeds(all: readonly FeedCurrent[]): CurrentFeeds {
  const of = (wanted: string) => all.filter(({ source }) => source === wanted);
  return { counts: METRIC_SOURCES.flatMap(of), plans: of('plan'), populations: of('population') };
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
      // Most feeds speak of a few units only: what is not there need not be asked for.
      const mayCount = arrival !== undefined && mayCountFor(arrival, place.unit);
      return mayCount ? [{ key: { countsId: arrival.countsId, unit: place.unit, period }, feed, arrival }] : [];
    });
}

const isPeriod = (text: string): text is Period => isMonth(text) || isQuarter(text) || isFinancialYear(text);

function sourceCell({ cell, feed, arrival }: Found): SourceCell[] {
  const { submission, sha256, key, arrivedAt } = arrival;
  const { period, rows, counts, labels } = cell;
  if (!isPeriod(period)) return [];
  return [
    {
      source: feed.source,
      feed: feed.feed,
      submission,
      sha256,
      file: fileNameOf(key),
      arrivedAt,
      period,
      rows,
      counts,
      ...(labels && { labels }),
    },
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
  const bands = personsByBand(cell.counts);
  const basis = cell.labels?.basis ?? cell.period.slice(5);
  return [{ year, basis, persons, origin: arrival.submission, ...(bands && { bands }) }];
}

function wantedFor(feeds: CurrentFeeds, unit: string, quarter: Quarter): Wanted[] {
  const periods = new Set<string>(periodsNeeded(quarter));
  const whole = { scope: WHOLE_FEED, unit };
  return [
    ...feeds.counts.flatMap((feed) => wantedOf(feed, whole, (period) => periods.has(period))),
    ...feeds.plans.flatMap((feed) => wantedOf(feed, { scope: unit, unit }, () => true)),
    ...feeds.populations.flatMap((feed) => wantedOf(feed, whole, () => true)),
  ];
}

function quarterData(unit: string, found: readonly Found[]): QuarterData {
  const of = (source: string) => found.filter(({ feed }) => feed.source === source);
  return {
    cells: METRIC_SOURCES.flatMap(of).flatMap(sourceCell),
    plans: of('plan').flatMap(planFigures),
    populations: [...of('population').flatMap(populationFigure), ...publishedPopulation65Plus(unit)],
  };
}

const nameOf = ({ countsId, unit, period }: CellKey) => `${countsId}#${unit}#${period}`;

/**
 * Everything that the metrics of one unit are computed from, for each quarter in the order asked, as the feeds stood
 * when they were read. What several quarters look back on is read once.
 */
export async function loadQuarters(
  records: Pick<Records, 'counts'>,
  feeds: CurrentFeeds,
  { unit, quarters }: { unit: string; quarters: readonly Quarter[] },
): Promise<{ quarter: Quarter; data: QuarterData }[]> {
  const wanted = quarters.map((quarter) => ({ quarter, cells: wantedFor(feeds, unit, quarter) }));
  const keys = new Map(wanted.flatMap(({ cells }) => cells).map(({ key }) => [nameOf(key), key]));
  const stored = await records.counts.getAll([...keys.values()]);
  const byName = new Map(stored.map((cell) => [nameOf(cell), cell]));
  const withCell = (each: Wanted): Found[] => {
    const cell = byName.get(nameOf(each.key));
    return cell ? [{ ...each, cell }] : [];
  };
  return wanted.map(({ quarter, cells }) => ({ quarter, data: quarterData(unit, cells.flatMap(withCell)) }));
}

/** Everything that the metrics of one unit and quarter are computed from, as the feeds stood when they were read. */
export async function loadQuarter(
  records: Pick<Records, 'counts'>,
  feeds: CurrentFeeds,
  { unit, quarter }: { unit: string; quarter: Quarter },
): Promise<QuarterData> {
  const [only] = await loadQuarters(records, feeds, { unit, quarters: [quarter] });
  if (!only) throw new Error(`${quarter} was not loaded`);
  return only.data;
}

/** The months and quarters of this financial year up to the quarter's end and of the whole year before it, and both years. */
function periodsNeeded(quarter: Quarter): Period[] {
  const end = lastDay(quarter);
  const year = financialYearOf(quarter);
  const years = [year, financialYearFrom(Number(year.slice(0, 4)) - 1)];
  const parts = years.flatMap((each) => [...monthsOfYear(each), ...quartersOfYear(each)]);
  return [...parts.filter((part) => lastDay(part) <= end), ...years];
}
