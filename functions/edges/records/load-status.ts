import { boardByCode } from '../../core/areas/boards.ts';
import { wholePeriod } from '../../core/counts/part-period.ts';
import {
  financialYearOf,
  isFinancialYear,
  isMonth,
  isQuarter,
  type Quarter,
  quarterOfMonth,
} from '../../core/periods/period.ts';
import {
  type AreaReceipts,
  type QuarterStatus,
  quarterStatus,
  type Receipt,
} from '../../core/returns/quarter-status.ts';
import { type Arrival, fileNameOf } from '../../core/submissions/arrival.ts';
import { type Current, holderOf, WHOLE_FEED } from '../../core/submissions/current.ts';
import { maySee, type Visitor } from '../../core/visitors/visitor.ts';
import type { Clock } from '../clock.ts';
import type { CountedRows } from './counted-rows.ts';
import type { FeedCurrent } from './currents.ts';
import { currentFeeds } from './load-quarter.ts';
import type { Records } from './records.ts';
import type { ReturnStanding } from './returns.ts';
import { loadSetAside, type SetAside } from './set-aside.ts';

/** Sources beside the plans whose files replace each other area by area. */
const SOURCES_BY_AREA = ['finance', 'narrative'];

type StatusRecords = Pick<Records, 'currents' | 'counts' | 'returns' | 'submissions'>;

/** What was expected and has come, and what came but does not count. */
export type Status = QuarterStatus & SetAside;

/** One thing that came for one area. */
type AreaReceipt = { unit: string; receipt: Receipt };

type HeldPeriod = { period: string; arrival: Arrival; rows: number };

function heldPeriods(current: Current, scope: string): HeldPeriod[] {
  return Object.keys(current.slots[scope] ?? {}).flatMap((period) => {
    const holder = holderOf(current, { scope, period });
    const arrival = holder && current.arrivals[holder.submission];
    return arrival ? [{ period, arrival, rows: holder.rows }] : [];
  });
}

function receiptOf(
  { source, feed }: FeedCurrent,
  { period, arrival, rows }: Omit<HeldPeriod, 'period'> & { period: string | null },
): Receipt {
  const { submission, arrivedAt, key } = arrival;
  return { source, feed, submission, file: fileNameOf(key), arrivedAt, period, rows };
}

/** Whether figures of a period are of a quarter, of a month in it, or of its year. */
function isWithin(period: string, quarter: Quarter): boolean {
  if (isMonth(period)) return quarterOfMonth(period) === quarter;
  if (isQuarter(period)) return period === quarter;
  return isFinancialYear(period) && period === financialYearOf(quarter);
}

type CountedCell = CountedRows & { countsId: string };

/** What the sets of counts that are held speak of; each is read once, for all areas and periods. */
async function cellsOf({ counts }: Pick<Records, 'counts'>, held: readonly HeldPeriod[]): Promise<CountedCell[]> {
  const countsIds = [...new Set(held.map(({ arrival }) => arrival.countsId))];
  const sets = await Promise.all(
    countsIds.map(async (countsId) => (await counts.rowsOf(countsId)).map((cell) => ({ ...cell, countsId }))),
  );
  return sets.flat();
}

/** The boards that the feed's files of a quarter speak of. */
async function countedReceipts(
  records: Pick<Records, 'counts'>,
  feed: FeedCurrent,
  quarter: Quarter,
): Promise<AreaReceipt[]> {
  const held = heldPeriods(feed.current, WHOLE_FEED).filter(({ period }) => isWithin(period, quarter));
  const cells = await cellsOf(records, held);
  return cells.flatMap(({ unit, period, countsId, rows }) => {
    const holder = held.find((one) => one.period === period && one.arrival.countsId === countsId);
    return holder ? [{ unit, receipt: receiptOf(feed, { ...holder, rows }) }] : [];
  });
}

/** What a feed holds area by area: plans, and what of finance and answers is kept under parts of a year or quarter. */
function receiptsByArea(feed: FeedCurrent, quarter: Quarter): AreaReceipt[] {
  return Object.keys(feed.current.slots).flatMap((unit) =>
    heldPeriods(feed.current, unit)
      .map((held) => ({ ...held, period: wholePeriod(held.period) }))
      .filter(({ period }) => isWithin(period, quarter))
      .map((held) => ({ unit, receipt: receiptOf(feed, held) })),
  );
}

/** Figures for the calendar year in which the financial year starts, kept under `2025~<basis>`. */
async function populationReceipts(
  records: Pick<Records, 'counts'>,
  feed: FeedCurrent,
  { units, quarter }: { units: ReadonlySet<string>; quarter: Quarter },
): Promise<AreaReceipt[]> {
  const year = financialYearOf(quarter);
  const held = heldPeriods(feed.current, WHOLE_FEED).filter(({ period }) => period.slice(0, 4) === year.slice(0, 4));
  const cells = await cellsOf(records, held);
  return cells.flatMap(({ unit, period, countsId, rows }) => {
    const holder = units.has(unit) && held.find((one) => one.period === period && one.arrival.countsId === countsId);
    return holder ? [{ unit, receipt: receiptOf(feed, { ...holder, period: year, rows }) }] : [];
  });
}

/** A lookup serves every area and has no period. */
function lookupReceipts(feeds: readonly FeedCurrent[]): Receipt[] {
  return feeds.flatMap((feed) =>
    heldPeriods(feed.current, WHOLE_FEED).map((held) => receiptOf(feed, { ...held, period: null })),
  );
}

async function areaReceipts(
  records: Pick<Records, 'counts'>,
  all: readonly FeedCurrent[],
  quarter: Quarter,
): Promise<AreaReceipt[]> {
  const feeds = currentFeeds(all);
  const entries = all.filter(({ source }) => SOURCES_BY_AREA.includes(source));
  const counted = await Promise.all(feeds.counts.map((feed) => countedReceipts(records, feed, quarter)));
  const byArea = [...feeds.plans, ...entries].flatMap((feed) => receiptsByArea(feed, quarter));
  const found = [...counted.flat(), ...byArea];
  const units = new Set(found.map(({ unit }) => unit));
  const populations = feeds.populations.map((feed) => populationReceipts(records, feed, { units, quarter }));
  return [...found, ...(await Promise.all(populations)).flat()];
}

/** What a status is made from, as it was read: what is current, and the returns of the quarter. */
export type StatusRead = { feeds: readonly FeedCurrent[]; returns: readonly ReturnStanding[] };

/** `also` are codes of areas that are shown whatever has come. With a visitor it says only what they may see. */
type StatusAsked = { quarter: Quarter; also?: Iterable<string>; visitor?: Visitor };

/**
 * Expected × received for every area that has data, a plan or a return, and for those of which `also` has the code, from
 * what was read already. Throws where the year has no layout.
 */
export async function statusOf(
  { records, now }: { records: Pick<Records, 'counts' | 'submissions'>; now: Clock },
  { feeds, returns }: StatusRead,
  { quarter, also = [], visitor }: StatusAsked,
): Promise<Status> {
  const [receipts, setAside] = await Promise.all([
    areaReceipts(records, feeds, quarter),
    loadSetAside(records, feeds, { quarter, visitor }),
  ]);
  const byUnit = Map.groupBy(receipts, ({ unit }) => unit);
  const forAll = lookupReceipts(feeds.filter(({ source }) => source === 'area-lookup'));
  const units = new Set([...byUnit.keys(), ...returns.map(({ area }) => area), ...also]);
  const areas = [...units].flatMap((unit): AreaReceipts[] => {
    const area = boardByCode(unit);
    if (!area || (visitor && !maySee(visitor, unit))) return [];
    const standing = returns.find((one) => one.area === unit);
    const found = [...(byUnit.get(unit) ?? []).map(({ receipt }) => receipt), ...forAll];
    return [
      { area, receipts: found, return: standing ? { revision: standing.revision, state: standing.entry.state } : null },
    ];
  });
  return { ...quarterStatus(quarter, areas, now().toISOString()), ...setAside };
}

/** The status of a quarter as things stand now; `also` are codes of areas that are shown whatever has come. */
export async function loadStatus(
  deps: { records: StatusRecords; now: Clock },
  quarter: Quarter,
  also: readonly string[] = [],
): Promise<Status> {
  const { records } = deps;
  const [feeds, returns] = await Promise.all([records.currents.all(), records.returns.standing(quarter)]);
  return statusOf(deps, { feeds, returns }, { quarter, also });
}
