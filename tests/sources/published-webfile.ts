import { writeXlsx } from 'hucre/xlsx';

type Cell = string | number | Date | null;

// Names and places of columns as public loaders of these files state them. The figures are invented.
const WIDTH = 49;
const BANDS = ['No delay', '1 day delay', '2-3 day delay', '4-6 day delay', '7-13 day delay', '14-20 day delay'];
const BLOCKS: [from: number, label: string, names: readonly string[]][] = [
  [16, 'Number of patients discharged', [...BANDS, '21 days or more']],
  [24, 'Proportion of patients discharged', [...BANDS, '21 days or more']],
  [
    32,
    'Proportion of delayed patients',
    ['1 day', '2-3 days', '4-6 days', '7-13 days', '14-20 days', '21 days or more'],
  ],
  [39, 'Total bed days', ['1 day', '2-3 days', '4-6 days', '7-13 days', '14-20 days', '21 days or more']],
];

const row = (cells: Record<number, Cell>): Cell[] => Array.from({ length: WIDTH }, (_, at) => cells[at] ?? null);

const HEADER = row({
  0: 'Summary Type',
  1: 'UTLA Code',
  2: 'UTLA',
  3: 'Region (of Provider)',
  4: 'ICB (of Provider)',
  5: 'Code',
  6: 'Organisation Name',
  8: '% of all UTLA discharges that are from acceptable trusts',
  9: 'Total Discharges of UTLA patients from provider',
  10: 'Total Discharges for UTLA from acceptable trusts',
  11: 'Total bed days lost due to delayed discharge',
  13: 'Date of discharge is same as Discharge Ready Date',
  14: 'Date of Discharge is 1+ days after Discharge Ready Date',
  46: 'Average days from Discharge Ready Date to date of discharge (inc 0 day delays)',
  47: 'Average days from Discharge Ready Date to date of discharge (exc 0 day delays)',
  ...Object.fromEntries(BLOCKS.flatMap(([from, , names]) => names.map((name, at) => [from + at, name]))),
});

const COUNTS = [1951, 170, 100, 60, 45, 20, 10];

function figures(kind: string, [code, name]: readonly [string, string]): Cell[] {
  const shares = COUNTS.map((count) => count / 2356);
  return row({
    0: kind,
    1: code,
    2: name,
    5: kind.startsWith('Provider') ? 'RKB' : '-',
    8: 0.98,
    9: kind.startsWith('Provider') ? 2356 : '-',
    10: 2356,
    11: 1720,
    13: 0.828,
    14: 0.172,
    46: 0.73,
    47: 4.25,
    ...Object.fromEntries(COUNTS.map((count, at) => [16 + at, count])),
    ...Object.fromEntries(shares.map((share, at) => [24 + at, share])),
    ...Object.fromEntries([0.42, 0.25, 0.15, 0.11, 0.05, 0.02].map((share, at) => [32 + at, share])),
    ...Object.fromEntries([170, 240, 300, 410, 330, 270].map((days, at) => [39 + at, days])),
  });
}

const NOBODY: readonly [string, string] = ['#N/A', 'NULL'];

function utlaSheet(month: Date, headerRow: number): Cell[][] {
  const titles: Cell[][] = [
    [null],
    ['Title:', 'Timeliness of Acute Hospital Discharges completed within the month'],
    ['Period:', month],
    ['Source:', 'Acute Patient Level Activity Discharge Data'],
    ['Basis:', 'Provider'],
    ['Published:', '12th  June 2025'],
    ['Revised:', '-'],
  ];
  while (titles.length < headerRow - 2) titles.push([null]);
  return [
    ...titles,
    row(Object.fromEntries(BLOCKS.map(([from, label]) => [from, label]))),
    HEADER,
    figures('National', ['ENGLAND', 'ENGLAND']),
    figures('UTLA Aggregate', ['E08000026', 'Coventry']),
    figures('UTLA Aggregate', ['E10000018', 'Leicestershire']),
    figures('UTLA Aggregate', NOBODY),
    figures('Provider activity mapped to UTLA', ['E08000026', 'Coventry']),
    [null],
    ['Notes:'],
    ['1', 'Discharges of people aged 16 and over.'],
  ];
}

/** A workbook as NHS England publishes it for a month, with the header of its sheets in the row given. */
export function publishedWebfile(month: Date, headerRow: number): Promise<Uint8Array> {
  const utla = utlaSheet(month, headerRow);
  const provider = utla.map((cells) => [...cells.slice(0, 1), ...cells.slice(3)]);
  const withoutName = provider.map((cells, at) => (at === headerRow - 1 ? ['Region', ...cells.slice(1)] : cells));
  return writeXlsx({
    sheets: [
      { name: 'Cover Sheet', rows: [[null], [null, 'Period:', month], [null, 'Contact:', 'england.example@nhs.net']] },
      { name: 'UTLA Acceptable', rows: utla },
      { name: 'UTLA Unacceptable', rows: utla },
      { name: 'Provider', rows: withoutName },
    ],
  });
}
