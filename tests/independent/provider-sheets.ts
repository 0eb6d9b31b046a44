import { between, createRandom, type Random } from '../../samples/generator/random.ts';
import { councilSheets } from './council-sheets.ts';
import { planSheet } from './plan-sheet.ts';

/** One sheet as it arrives: its key, and its table. A sheet without rows has a header only. */
export type Sheet = { source: string; feed: string; name: string; rows: (string | number)[][] };

export type Board = { code: string; name: string; formerCode: string | undefined };

const BANDS: readonly (readonly [first: number, last: number])[] = [
  [1, 1],
  [2, 3],
  [4, 6],
  [7, 13],
  [14, 20],
  [21, 60],
];
const bandWords = ['1 day', '2 to 3 days', '4 to 6 days', '7 to 13 days', '14 to 20 days', '21 plus days'];
const DELAY = 'Number of patients discharged where, between the Discharge Ready Date and Discharge Date, there is';

type Delays = { discharges: number; onTheDay: number; bands: number[]; days: number[] };

/** A trust's discharges of one board and month: what is over after the bands left on the day. */
function delaysOf(random: Random): Delays {
  const bands = BANDS.map((_, n) => between(random, 0, Math.round(40 / (n + 1))));
  const onTheDay = between(random, 50, 2500);
  const days = BANDS.map(([first, last], n) => {
    const count = bands[n] ?? 0;
    return between(random, count * first, count * last);
  });
  return { discharges: onTheDay + sum(bands), onTheDay, bands, days };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const thousands = (number: number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
const months = [
  ['2025-04', 'Apr-25', 'April-2025'],
  ['2025-05', 'May-25', 'May-2025'],
  ['2025-06', 'Jun-25', 'June-2025'],
] as const;

/** Codes, two trusts a board, bed days by band; some rows are empty, twice, or do not add up. */
function north(boards: readonly Board[], random: Random): Sheet {
  const header = ['Provider', 'Area', 'Month', 'Discharges', 'Discharged on ready date'];
  const words = [
    ...bandWords.map((band) => `Delayed ${band}`),
    'Bed days',
    ...bandWords.map((band) => `Bed days ${band}`),
  ];
  const rows = boards.flatMap((board, at) =>
    ['RX101', 'RTG'].flatMap((trust, second) =>
      months.slice(0, at % 7 === 3 ? 2 : 3).flatMap(([month], n) => {
        const { discharges, onTheDay, bands, days } = delaysOf(random);
        const area = n === 1 ? (board.formerCode ?? board.code) : board.code;
        const row = [trust, area, month, discharges, onTheDay, ...bands, sum(days), ...days];
        if (at === 5 && second === 0) return [[trust, area, month, ...Array<string>(14).fill('-'), '-']];
        if (at === 6 && n === 0) return [row.with(3, discharges + 1)];
        if (at === 7 && n === 1) return [row, row.with(3, discharges + 4).with(4, onTheDay + 4)];
        // A band that the trust kept to itself.
        if (at === 45 && second === 1) return [row.with(6, '*').with(12, '*')];
        return [row];
      }),
    ),
  );
  return { source: 'discharge-ready', feed: 'north', name: 'north.csv', rows: [[...header, ...words], ...rows] };
}

/** Names, thousands with commas, months in words, no bed days by band. */
function south(boards: readonly Board[], random: Random): Sheet {
  const header = ['Trust code', 'Area name', 'Discharge month', 'Patients discharged', 'On DRD', '1 day', '2-3 days'];
  const words = ['4-6 days', '7-13 days', '14-20 days', '21+ days', 'Delay days'];
  const rows = boards.flatMap(({ name }) =>
    months.map(([, month]) => {
      const { discharges, onTheDay, bands, days } = delaysOf(random);
      return ['RYJ', name, month, ...[discharges, onTheDay, ...bands, sum(days)].map(thousands)];
    }),
  );
  return { source: 'discharge-ready', feed: 'south', name: 'south.csv', rows: [[...header, ...words], ...rows] };
}

/** Trusts of the other files once more: the same two, one of the two, and one with a third. */
function again(boards: readonly Board[], random: Random): Sheet {
  const header = ['Trust code', 'Area name', 'Discharge month', 'Patients discharged', 'On DRD', '1 day', '2-3 days'];
  const words = ['4-6 days', '7-13 days', '14-20 days', '21+ days', 'Delay days'];
  const rows = [...boards.slice(0, 10), ...boards.slice(65, 70)].flatMap(({ code }, at) => {
    const trusts = at < 5 ? ['RTG', 'RX1'] : at < 10 ? ['RTG'] : ['RYJ', 'RXX'];
    return months.slice(0, at % 2 === 0 ? 3 : 1).flatMap(([month]) =>
      trusts.map((trust) => {
        const { discharges, onTheDay, bands, days } = delaysOf(random);
        return [trust, code, month, discharges, onTheDay, ...bands, sum(days)];
      }),
    );
  });
  return { source: 'discharge-ready', feed: 'again', name: 'again.csv', rows: [[...header, ...words], ...rows] };
}

/** Only what must be there. */
function lean(boards: readonly Board[], random: Random): Sheet {
  const rows = boards.flatMap(({ code }) =>
    months.map(([month]) => {
      const { discharges, onTheDay, days } = delaysOf(random);
      return ['RA9', code, month, discharges, onTheDay, sum(days)];
    }),
  );
  const header = ['Provider', 'HWB', 'Month', 'Discharges', 'On ready date', 'Bed days'];
  return { source: 'discharge-ready', feed: 'lean', name: 'lean.csv', rows: [header, ...rows] };
}

/** A row for each figure, as NHS England publishes by board, with those of trusts among them. */
function nhsEngland(boards: readonly Board[], random: Random): Sheet[] {
  const header = ['Data Type', 'Upper Tier Local Authority Code', 'Upper Tier Local Authority', 'Region (of Provider)'];
  const words = ['ICB (of Provider)', 'Code', 'Organisation Name', 'Measure', 'Value'];
  const named = ['a 1 day delay', 'a 2-3 day delay', 'a 4-6 day delay', 'a 7-13 day delay', 'a 14-20 day delay'];
  return months.map(([, , month]) => ({
    source: 'discharge-ready',
    feed: 'nhs-england',
    name: `Discharge-Ready-Date-monthly-data-csv-${month}.csv`,
    rows: [
      [...header, ...words],
      ...boards.flatMap(({ code, name }) => {
        const { discharges, onTheDay, bands, days } = delaysOf(random);
        const figures: [string, number][] = [
          ['Total Discharges for UTLA from acceptable trusts', discharges],
          [`${DELAY} No delay`, onTheDay],
          ...[...named, 'a delay of 21 days or more'].map((band, n): [string, number] => [
            `${DELAY} ${band}`,
            bands[n] ?? 0,
          ]),
          ['Total bed days lost due to delayed discharge', sum(days)],
        ];
        return [
          ...figures.map(([measure, value]) => [
            'UTLA Aggregate',
            code,
            name,
            '[z]',
            '[z]',
            '[z]',
            '[z]',
            measure,
            value,
          ]),
          [
            'UTLA',
            code,
            name,
            'MIDLANDS',
            'QWU',
            'RKB',
            'A TRUST',
            'Total Discharges for UTLA from acceptable trusts',
            7,
          ],
        ];
      }),
    ],
  }));
}

/** A quarter of sheets of trusts, a year of those of councils, for the boards given. The seed decides every figure. */
export function providerSheets(boards: readonly Board[], seed: number): Sheet[] {
  const random = createRandom(seed);
  return [
    north(boards.slice(0, 60), random),
    south(boards.slice(40, 110), random),
    lean(boards.slice(95, 110), random),
    ...nhsEngland(boards.slice(100, 125), random),
    again(boards, random),
    ...councilSheets(boards, random),
    planSheet(boards, random),
  ];
}
