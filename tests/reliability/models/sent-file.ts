import type { Quarter } from '../../../functions/core/periods/period.ts';
import { contentSha256 } from '../../../functions/edges/records/identity.ts';
import { emergencies, extractFile, inMonth } from '../../end-to-end/hand-made.ts';

export const QUARTER = '2025-26-Q1' satisfies Quarter;
export const MONTHS = ['2025-04', '2025-05', '2025-06'] as const;
export const AREAS = ['E08000026', 'E08000029'] as const;
export type Month = (typeof MONTHS)[number];
export type Area = (typeof AREAS)[number];

/** The feeds: two extracts of the same residents, two trusts that are added up, and the plan. */
export const FEEDS = [
  'sus-apc/coventry',
  'sus-apc/uhcw',
  'discharge-ready/rkb',
  'discharge-ready/rjc',
  'plan/bcf',
] as const;
export type FeedName = (typeof FEEDS)[number];

/** What a file says of an area in a month: admissions, or discharges; of a plan what is planned for the quarter. */
export type Said = { area: Area; month: Month; count: number };

/** A file as somebody means to send it: of one feed, under a name that other files may have had. */
export type FileMeant = { feed: FeedName; name: string; said: readonly Said[] };

/** What a file replaces as a whole: a month of all that its feed sends, or a quarter of one area. */
export type Part = { place: string; rows: number; count: number };

const isPlan = (feed: FeedName): boolean => feed === 'plan/bcf';

/** An extract in which every row is an emergency admission of an older resident. */
export function extractOf(said: readonly (Omit<Said, 'area'> & { area: string })[]): string {
  const rows = said.flatMap(({ area, month, count }) =>
    emergencies(count, { ...inMonth(month), residence: area }).map((row) => ({
      ...row,
      id: `${area} ${month} ${row.id}`,
    })),
  );
  return extractFile(rows);
}

const TRUST_HEADER =
  'provider,area,month,discharges,discharged on ready date,delayed 1 day,delayed 2-3 days,delayed 4-6 days,delayed 7-13 days,delayed 14-20 days,delayed 21+ days,bed days';

function trustReturn(feed: FeedName, said: readonly Said[]): string {
  const trust = feed.slice(-3).toUpperCase();
  const lines = said.map(({ area, month, count }) => `${trust},${area},${month},${count},${count - 1},1,0,0,0,0,0,1`);
  return [TRUST_HEADER, ...lines, ''].join('\n');
}

function plan(said: readonly Said[]): string {
  const lines = said.map(({ area, count }) => `${area},emergency-admissions-65-plus,${QUARTER},${2000 + count}`);
  return ['Area,Metric,Period,Value', ...lines, ''].join('\n');
}

/** The file itself. The same meaning gives the same bytes. */
export function bodyOf({ feed, said }: FileMeant): string {
  if (isPlan(feed)) return plan(said);
  return feed.startsWith('sus-apc') ? extractOf(said) : trustReturn(feed, said);
}

export const keyOf = ({ feed, name }: FileMeant): string => `${feed}/${name}.csv`;

export const sha256Of = (file: FileMeant): string => contentSha256(bodyOf(file));

/** The parts of which a file speaks, with the rows and the headline count that decide whether too much would go. */
export function partsOf({ feed, said }: FileMeant): Part[] {
  if (isPlan(feed)) return said.map(({ area }) => ({ place: `${area}#${QUARTER}`, rows: 1, count: 1 }));
  const months = Map.groupBy(said, ({ month }) => month);
  return [...months].map(([month, each]) => {
    const count = each.reduce((sum, one) => sum + one.count, 0);
    return { place: `*#${month}`, rows: feed.startsWith('sus-apc') ? count : each.length, count };
  });
}
