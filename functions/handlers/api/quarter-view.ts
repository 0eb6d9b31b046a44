import type { QuarterModel } from '../../../web/pages/quarter-page.ts';
import { boards } from '../../core/areas/boards.ts';
import { deadLettersFor } from '../../core/dead-letters/dead-letter-view.ts';
import { sourceContract } from '../../core/intake/contracts.ts';
import {
  addMonths,
  financialYearOf,
  isMonth,
  monthsOfQuarter,
  type Quarter,
  quarterOfMonth,
} from '../../core/periods/period.ts';
import { type AreaProgress, areaProgress } from '../../core/quarter-view/area-progress.ts';
import { attentionOf } from '../../core/quarter-view/attention.ts';
import { deadlineOf } from '../../core/quarter-view/deadline.ts';
import { type Show, showCounts, shownAreas } from '../../core/quarter-view/show.ts';
import { layoutFor } from '../../core/returns/layout.ts';
import type { FeedCurrent } from '../../edges/records/currents.ts';
import { statusOf } from '../../edges/records/load-status.ts';
import { plannedAreas } from '../../edges/records/planned-areas.ts';
import { quartersWithData } from '../../edges/records/quarters-with-data.ts';
import type { ReturnStanding } from '../../edges/records/returns.ts';
import type { ApiDeps } from './deps.ts';
import type { ApiRequest } from './http.ts';

type ViewDeps = Pick<ApiDeps, 'records' | 'now'>;

/** Which part of the grid is asked for. `page` counts from 1. */
export type QuarterQuery = { quarter: Quarter; show: Show; area: string; page: number };

const AREAS_ON_A_PAGE = 25;

/** The quarter in which a day lies. */
function quarterOn(day: Date): Quarter {
  const month = day.toISOString().slice(0, 7);
  if (!isMonth(month)) throw new Error(`${month} is no month`);
  return quarterOfMonth(month);
}

/** The quarters that have begun and of which something has come, newest first. */
export function begunQuarters(feeds: readonly FeedCurrent[], today: Date): Quarter[] {
  const current = quarterOn(today);
  return quartersWithData(feeds).filter((quarter) => quarter <= current);
}

/** The newest quarter of which something has come; where nothing has, the last that is over. */
export async function newestQuarter({ records, now }: ViewDeps): Promise<Quarter> {
  const [newest] = begunQuarters(await records.currents.all(), now());
  return newest ?? quarterOfMonth(addMonths(monthsOfQuarter(quarterOn(now()))[0], -3));
}

/** The areas that this product makes returns for: those that sent a plan for the quarter's year or the year before. */
function servedAreas(feeds: readonly FeedCurrent[], quarter: Quarter): Set<string> {
  const isPlanned = plannedAreas(feeds.filter(({ source }) => source === 'plan'));
  const years = [quarter, quarterOfMonth(addMonths(monthsOfQuarter(quarter)[0], -12))].map(financialYearOf);
  return new Set(boards.flatMap(({ code }) => (years.some((year) => isPlanned(code, year)) ? [code] : [])));
}

function columnsOf(quarter: Quarter): QuarterModel['grid']['sources'] {
  return layoutFor(financialYearOf(quarter)).expectedSources.map(({ source, title }) => ({
    source,
    title: sourceContract(source)?.title ?? title,
  }));
}

function standingOf(latest: ReturnStanding | undefined): AreaProgress['return'] {
  if (!latest) return null;
  const { proposed, entry } = latest;
  const { revision, status, state, coverage, checklist } = entry;
  const proposal = proposed && { revision: proposed.revision, changes: proposed.changes };
  return { revision, status, state, coverage, checklist, proposed: proposal };
}

function gridPage(areas: readonly AreaProgress[], query: Omit<QuarterQuery, 'quarter'>) {
  const shown = shownAreas(areas, query);
  const pages = Math.max(1, Math.ceil(shown.length / AREAS_ON_A_PAGE));
  const page = Math.min(query.page, pages);
  const from = (page - 1) * AREAS_ON_A_PAGE;
  return { areas: shown.slice(from, from + AREAS_ON_A_PAGE), found: shown.length, pages, asked: { ...query, page } };
}

/** What the home of a quarter shows to a visitor. It asks the stores a fixed number of things, however many areas there are. */
export async function quarterView(
  deps: ViewDeps,
  { visitor }: Pick<ApiRequest, 'visitor'>,
  { quarter, ...query }: QuarterQuery,
): Promise<QuarterModel> {
  const { records, now } = deps;
  const [feeds, returns, letters] = await Promise.all([
    records.currents.all(),
    records.returns.standing(quarter),
    records.deadLetters.list(),
  ]);
  const served = servedAreas(feeds, quarter);
  const status = await statusOf(deps, { feeds, returns }, { quarter, also: served, visitor });
  const latest = new Map(returns.map((one) => [one.area, one]));
  const isServed = ({ code }: { code: string }) => served.has(code) || latest.has(code);
  const ours = status.areas.some(isServed) ? status.areas.filter(isServed) : status.areas;
  const areas = ours.map((area) => areaProgress(area, status.windows, standingOf(latest.get(area.code))));
  const others = status.areas.filter((area) => !ours.includes(area)).map(({ name }) => name);
  return {
    quarter,
    quarters: begunQuarters(feeds, now()),
    deadline: deadlineOf(quarter, now().toISOString()),
    windows: status.windows,
    counts: showCounts(areas),
    attention: attentionOf(areas, { ...status, deadLetters: deadLettersFor(visitor, letters) }),
    grid: { quarter, sources: columnsOf(quarter), others, ...gridPage(areas, query) },
  };
}
