import { between, type Random } from '../../samples/generator/random.ts';
import type { Board, Sheet } from './provider-sheets.ts';

const months = '2025-04 2025-05 2025-06 2025-07 2025-08 2025-09 2025-10 2025-11 2025-12 2026-01 2026-02 2026-03'.split(
  ' ',
);
const monthWords = 'Apr-25 May-25 Jun-25 Jul-25 Aug-25 Sep-25 Oct-25 Nov-25 Dec-25 Jan-26 Feb-26 Mar-26'.split(' ');
const quarters = ['Q1 2025/26', 'Q2 2025/26', 'Q3 2025/26', 'Q4 2025/26'];
const cohorts = ['Apr-Jun 2025', 'Jul-Sep 2025', 'Oct-Dec 2025', 'Jan-Mar 2026'];

type Rows = Sheet['rows'];
const sheet = (key: string, header: string, rows: Rows): Sheet => {
  const [source = '', feed = ''] = key.split('/');
  return { source, feed, name: `${feed}.csv`, rows: [header.split('|'), ...rows] };
};

/** Long-term admissions to care homes: by month, by quarter, and counted again by somebody else. */
function careHomes(boards: readonly Board[], random: Random): Sheet[] {
  const byMonth = boards.slice(0, 60).flatMap(({ code }, at) =>
    months.flatMap((month, n) => {
      if (at === 4 && n === 5) return [];
      const [residential, nursing] = [between(random, 0, 30), between(random, 0, 20)];
      if (at === 9 && n === 0) return [[code, month, residential, nursing, residential + nursing + 1]];
      return [[code, month, residential, nursing, at % 3 === 0 ? '' : residential + nursing]];
    }),
  );
  const byQuarter = boards.slice(60, 140).flatMap(({ name }, at) =>
    quarters.map((quarter, n) => {
      const [residential, nursing] = [between(random, 0, 120), between(random, 0, 90)];
      if (at === 2 && n === 1) return [name, quarter, residential, '', ''];
      if (at === 3 && n === 1) return [name, quarter, '-', '-', '-'];
      return [name, quarter, residential, at % 5 === 0 ? '' : nursing, residential + nursing];
    }),
  );
  // Wholes beside their parts: a quarter of which one month is missing, one of which none is, and years of the same kinds.
  const whole = (at: number, period: string) =>
    boards.slice(at, at + 1).map(({ name }) => [name, period, '', '', between(random, 50, 500)]);
  const wholes = [
    ...[4, 5].flatMap((at) => quarters.slice(0, 2).flatMap((quarter) => whole(at, quarter))),
    ...[62, 63, 64].flatMap((at) => whole(at, '2025/26')),
    ...[141, 142].flatMap((at) => whole(at, '2025-26')),
  ];
  const again = boards
    .slice(20, 40)
    .flatMap(({ code }) => months.map((month) => [code, month, between(random, 0, 60)]));
  return [
    sheet('care-home-admissions/months', 'Area code|Month|Residential|Nursing|Total', byMonth),
    sheet('care-home-admissions/quarters', 'HWB|Quarter|Residential admissions|Nursing admissions|Total 65+', [
      ...byQuarter,
      ...wholes,
    ]),
    sheet('care-home-admissions/recount', 'Area code|Month|Total', again),
  ];
}

function reablement(boards: readonly Board[], random: Random): Sheet[] {
  const byCohort = boards.slice(0, 90).flatMap(({ name }, at) =>
    cohorts.map((cohort, n) => {
      const discharged = between(random, 0, 500);
      const at91 = between(random, 0, discharged);
      if (at === 3 && n === 2) return [name, cohort, discharged, discharged + 1, ''];
      return [name, cohort, discharged, at % 4 === 1 ? '' : at91, at % 4 === 2 ? '-' : between(random, 0, discharged)];
    }),
  );
  const byMonth = boards.slice(90, 130).flatMap(({ code }) =>
    months.map((month) => {
      const discharged = between(random, 0, 150);
      return [code, month, discharged, between(random, 0, discharged)];
    }),
  );
  return [
    sheet(
      'reablement/cohorts',
      'HWB|Cohort|Discharged into reablement|At home at 91 days|At home at 84 days',
      byCohort,
    ),
    sheet('reablement/months', 'Area code|Month|Discharged|At home day 91', byMonth),
  ];
}

/** Expected avoidable admissions by quarter of most boards, by month or for the year of a few; and one quarter is missing. */
function expected(boards: readonly Board[], random: Random): Sheet[] {
  const tenths = (low: number, high: number) => (between(random, low * 10, high * 10) / 10).toFixed(1);
  const byQuarter = boards
    .slice(0, 100)
    .flatMap(({ code }, at) =>
      quarters.slice(at === 17 ? 1 : 0).map((quarter) => [code, quarter, tenths(5, 60), tenths(150, 260)]),
    );
  const others = boards
    .slice(100, 130)
    .flatMap(({ name }, at) =>
      (at < 15 ? months : ['2025-26']).map((period) => [name, period, tenths(3, 90), '206.4']),
    );
  return [
    sheet('expected-admissions/tool', 'Area code|Quarter|Expected count|Reference rate per 100,000', byQuarter),
    sheet('expected-admissions/analyst', 'HWB|Period|Expected admissions|Reference rate', others),
  ];
}

const services = ['Reablement at home', 'Rehabilitation at home', 'Reablement in a bedded setting'];

/** Demand and capacity: of some boards from the council, of some from the care board, of some from both. */
function intermediateCare(boards: readonly Board[], random: Random): Sheet[] {
  const header = ['Area', 'Kind', 'Service type', ...monthWords].join('|');
  const rowsOf = (board: Board, kinds: readonly string[]) =>
    kinds.flatMap((kind) =>
      services.map((service) => [board.name, kind, service, ...months.map(() => between(random, 0, 200))]),
    );
  const hospital = ['Demand - Hospital Discharge', 'Capacity - Hospital Discharge'];
  const community = ['Demand - Community', 'Capacity - Community'];
  const council = boards.slice(0, 60).flatMap((board) => rowsOf(board, [...hospital, ...community]));
  const icb = boards.slice(50, 120).flatMap((board, at) => rowsOf(board, at < 20 ? community : hospital));
  return [sheet('intermediate-care/council', header, council), sheet('intermediate-care/icb', header, icb)];
}

const fiveYears = ['60-64', '65-69', '70-74', '75-79', '80-84', '85-89', '90+'];
const singleYears = [...Array.from({ length: 35 }, (_, n) => String(65 + n)), '100+'];

/** People by band and sex, by single year, and as one number; of 2025, or of an earlier year alone. */
function populations(boards: readonly Board[], random: Random): Sheet[] {
  const estimate = 'Mid-year estimate';
  const projection = 'SNPP 2018-based';
  const byBand = boards.slice(0, 70).flatMap(({ code }, at) =>
    fiveYears.flatMap((band) => {
      const basis = at % 3 === 0 ? projection : estimate;
      const year = at % 10 === 7 ? '2024' : '2025';
      const people = () => between(random, 500, 12_000);
      if (at % 2 === 0) return ['F', 'M'].map((sex) => [code, year, basis, band, sex, people()]);
      return [[code, year, basis, band, 'Persons', people()]];
    }),
  );
  const bySingleYear = boards
    .slice(70, 80)
    .flatMap(({ code }) =>
      singleYears.map((age) => [code, '2025', estimate, age, 'Persons', between(random, 50, 2_000)]),
    );
  // Bands that overlap: of those that begin at one age the widest counts.
  const overlapping = boards
    .slice(100, 106)
    .flatMap(({ code }, at) =>
      [...fiveYears, at % 2 === 0 ? '65-74' : '65+', '75-84'].map((band) => [
        code,
        '2025',
        estimate,
        band,
        'Persons',
        between(random, 3_000, 9_000),
      ]),
    );
  // Ages 75 to 79 are in no band: nobody can say how many people are 65 and over.
  const gap = boards
    .slice(80, 82)
    .flatMap(({ code }) =>
      fiveYears.filter((band) => band !== '75-79').map((band) => [code, '2025', estimate, band, 'Persons', 4000]),
    );
  const totals = boards
    .slice(82, 100)
    .flatMap(({ name }, at) => [
      [name, '2025', estimate, '65+', between(random, 8_000, 90_000)],
      ...(at % 2 === 0 ? [[name, '2025', projection, '65+', between(random, 8_000, 90_000)]] : []),
    ]);
  return [
    sheet('population/bands', 'Area|Year|Basis|Age band|Sex|Persons', [
      ...byBand,
      ...bySingleYear,
      ...overlapping,
      ...gap,
    ]),
    sheet('population/totals', 'Area|Year|Basis|Age band|Persons', totals),
  ];
}

/** What councils and care boards send about 2025-26. */
export function councilSheets(boards: readonly Board[], random: Random): Sheet[] {
  return [careHomes, reablement, expected, intermediateCare, populations].flatMap((make) => make(boards, random));
}
