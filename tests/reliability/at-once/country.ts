import { boards } from '../../../functions/core/areas/boards.ts';
import { extractOf, MONTHS, QUARTER } from '../models/sent-file.ts';
import type { DroppedFile } from './dropped.ts';

/** What an area's own files come to, counted apart from the product: by month, and what is planned. */
export type AreaFiles = {
  area: string;
  files: DroppedFile[];
  /** Newer versions of some of them. */
  corrections: DroppedFile[];
  admissions: number[];
  discharges: number[];
  careHomes: number[];
  plan: number;
};

const table = (header: string, ...rows: (string | number)[][]): string =>
  [header, ...rows.map((row) => row.join(',')), ''].join('\n');

const TRUSTS = ['RKB', 'RJC'];
const BANDS =
  'provider,area,month,discharges,discharged on ready date,delayed 1 day,delayed 2-3 days,delayed 4-6 days,delayed 7-13 days,delayed 14-20 days,delayed 21+ days,bed days';

/** An extract of each month. */
function extracts(feed: string, area: string, counts: readonly number[]): DroppedFile[] {
  return MONTHS.map((month, place) => {
    const said = [{ area, month, count: counts[place] ?? 0 }];
    return { key: `sus-apc/${feed}/${month}.csv`, body: extractOf(said) };
  });
}

function trustReturns(feed: string, area: string, counts: readonly number[]): DroppedFile[] {
  return TRUSTS.flatMap((trust, more) =>
    MONTHS.map((month, place) => {
      const count = (counts[place] ?? 0) + more;
      const body = table(BANDS, [trust, area, month, count, count - 2, 2, 0, 0, 0, 0, 0, 2]);
      return { key: `discharge-ready/${feed}-${trust.toLowerCase()}/${month}.csv`, body };
    }),
  );
}

function others(feed: string, area: string, n: number): DroppedFile[] {
  const careHomes = MONTHS.map((month) => ({
    key: `care-home-admissions/${feed}/${month}.csv`,
    body: table('Area,Month,Residential,Nursing', [area, month, n, 3]),
  }));
  const once = {
    reablement: table('Area,Period,Discharged into reablement,At home at 91 days', [area, QUARTER, n + 20, n + 10]),
    plan: table('Area,Metric,Period,Value', [area, 'emergency-admissions-65-plus', QUARTER, 2000 + n]),
    population: table('Area,Year,Basis,Age band,Persons', [area, 2025, 'council estimate', '65+', 50_000 + n]),
    'expected-admissions': table('Area,Period,Expected count,Reference rate per 100000', [
      area,
      QUARTER,
      600 + n,
      206.4,
    ]),
    narrative: table('Area,Quarter,Sheet,Question,Answer', [
      area,
      QUARTER,
      '4. Metrics',
      'Discharge delays: challenges',
      `Waits rose by ${n}.`,
    ]),
  };
  const files = Object.entries(once).map(([source, body]) => ({ key: `${source}/${feed}/one.csv`, body }));
  return [...careHomes, ...files];
}

/** The twenty files of one area, from feeds of its own and eight sources. */
function filesOf(area: string, n: number): AreaFiles {
  const feed = area.toLowerCase();
  const admissions = MONTHS.map((_, place) => 10 + n + place);
  const trusts = MONTHS.map((_, place) => 40 + n + place);
  const first = admissions.map((count) => count - 3);
  return {
    area,
    files: [...extracts(feed, area, first), ...trustReturns(feed, area, trusts), ...others(feed, area, n)],
    corrections: extracts(feed, area, admissions),
    admissions,
    discharges: trusts.map((count) => 2 * count + 1),
    careHomes: MONTHS.map(() => n + 3),
    plan: 2000 + n,
  };
}

/** The files of so many areas. */
export function country(areas: number): AreaFiles[] {
  return boards.slice(0, areas).map(({ code }, n) => filesOf(code, n + 1));
}
