import { type Month, monthsOfYear, type Quarter, quartersOfYear } from '../../functions/core/periods/period.ts';
import { between, createRandom, seedOf } from './random.ts';
import { tableText } from './table-text.ts';

// Published: Coventry's long-term admissions of the quarters of 2025-26, 63, 106, 75 and 94, against 76, 76, 76 and 75
// planned. How they divide between residential and nursing care, and the other boards' figures, are illustrative.
const coventry: readonly (readonly [residential: number, nursing: number])[] = [
  [41, 22],
  [66, 40],
  [48, 27],
  [59, 35],
];

/** Coventry's file: a quarter a row under two title rows, with a total below. */
export function coventryAdmissions(): string {
  const rows = quartersOfYear('2025-26').map((quarter, n) => {
    const [residential = 0, nursing = 0] = coventry[n] ?? [];
    return [quarterWords(quarter), residential, nursing, residential + nursing];
  });
  const sums = [1, 2, 3].map((column) => rows.reduce((sum, row) => sum + Number(row[column]), 0));
  return tableText([
    ['Long-term admissions to residential and nursing care, people aged 65 and over'],
    ['Health and wellbeing board: Coventry'],
    [],
    ['Quarter', 'Residential', 'Nursing', 'Total 65+'],
    ...rows,
    ['Total', ...sums],
  ]);
}

/** Leicestershire's file: a row for each figure and a column for each month. The area stands in the title. */
export function leicestershireAdmissions(): string {
  const months = monthsOfYear('2025-26');
  const figures = months.map((month) => monthFigures('E10000018', month, 74));
  return tableText([
    ['Leicestershire'],
    ['Measure', ...months.map(monthWords)],
    ['Residential', ...figures.map(({ residential }) => residential)],
    ['Nursing', ...figures.map(({ nursing }) => nursing)],
    ['Long-term admissions 65+', ...figures.map(({ residential, nursing }) => residential + nursing)],
  ]);
}

/** The rows of Staffordshire's workbook: a month a row, the month as a date. */
export function staffordshireAdmissions(): (string | number | Date)[][] {
  const rows = monthsOfYear('2025-26').map((month) => {
    const { residential, nursing } = monthFigures('E10000028', month, 96);
    return ['E10000028', new Date(`${month}-01T00:00:00Z`), residential, nursing, residential + nursing];
  });
  return [['Area code', 'Month', 'Residential admissions', 'Nursing admissions', 'Total admissions'], ...rows];
}

/** What the boards plan by quarter, in a wide table: rate, number and people aged 65 and over. */
export function admissionPlans(): string {
  const quarters = quartersOfYear('2025-26');
  const plans: [string, number, number[]][] = [
    ['Coventry', 53_366, [76, 76, 76, 75]],
    ['Leicestershire', 162_626, [228, 226, 226, 226]],
    ['Staffordshire', 209_806, [300, 298, 296, 294]],
  ];
  const labels = [...quarters.map(quarterWords), '2025-26'];
  return tableText([
    ['Long-term admissions to care homes: plan agreed on 31 March 2025'],
    ['HWB', 'Metric', ...labels.flatMap((label) => [`Rate ${label}`, `Count ${label}`, `Population ${label}`])],
    ...plans.map(([board, people, counts]) => [
      board,
      'Residential admissions',
      ...[...counts, counts.reduce((sum, count) => sum + count, 0)].flatMap((count) => [
        ((count / people) * 100_000).toFixed(1),
        count,
        people,
      ]),
    ]),
  ]);
}

function monthFigures(board: string, month: Month, about: number): { residential: number; nursing: number } {
  const random = createRandom(seedOf(`care homes ${board} ${month}`));
  const residential = Math.round(about * 0.62) + between(random, -6, 6);
  return { residential, nursing: Math.round(about * 0.38) + between(random, -5, 5) };
}

const quarterWords = (quarter: Quarter) => `${quarter.slice(-2)} ${quarter.slice(0, 7).replace('-', '/')}`;
const monthWords = (month: Month) =>
  `${'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(Number(month.slice(5)) * 3 - 3, Number(month.slice(5)) * 3)}-${month.slice(2, 4)}`;
