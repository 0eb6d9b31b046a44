import { type Quarter, quartersOfYear } from '../../functions/core/periods/period.ts';
import { between, createRandom, seedOf } from './random.ts';
import { tableText } from './table-text.ts';

// Illustrative. Coventry published 84 % still at home for 2022-23, and Leicestershire 69 % by its own measure after 12 weeks.

/** Coventry's file: a cohort of three months a row, with those still at home after 91 days. */
export function coventryReablement(): string {
  const rows = quartersOfYear('2025-26').map((quarter) => {
    const { discharged, atHome } = cohort('E08000026', quarter, { about: 140, share: 0.84 });
    return [cohortWords(quarter), 'Coventry', discharged, atHome];
  });
  return tableText([
    ['Reablement: people aged 65 and over still at home 91 days after discharge'],
    ['Cohort', 'HWB', 'Discharged into reablement', 'At home at 91 days'],
    ...rows,
  ]);
}

/** The file of the other two boards: a row a board, a column for each figure and quarter, at home after 84 days. */
export function countyReablement(): string {
  const quarters = quartersOfYear('2025-26');
  const boards = [
    ['Leicestershire', { about: 420, share: 0.83 }],
    ['Staffordshire', { about: 510, share: 0.85 }],
  ] as const;
  const label = (quarter: Quarter) => `${quarter.slice(-2)} ${quarter.slice(0, 7)}`;
  return tableText([
    [
      'Area name',
      ...quarters.flatMap((quarter) => [`Discharged ${label(quarter)}`, `At home 84 days ${label(quarter)}`]),
    ],
    ...boards.map(([board, size]) => [
      board,
      ...quarters.flatMap((quarter) => {
        const { discharged, atHome } = cohort(board, quarter, size);
        return [discharged, atHome];
      }),
    ]),
  ]);
}

function cohort(board: string, quarter: Quarter, { about, share }: { about: number; share: number }) {
  const random = createRandom(seedOf(`reablement ${board} ${quarter}`));
  const discharged = about + between(random, -12, 12);
  return { discharged, atHome: Math.round(discharged * share) + between(random, -2, 2) };
}

function cohortWords(quarter: Quarter): string {
  const year = Number(quarter.slice(0, 4));
  const months = { Q1: 'Apr-Jun', Q2: 'Jul-Sep', Q3: 'Oct-Dec', Q4: 'Jan-Mar' }[quarter.slice(-2)] ?? '';
  return `${months} ${quarter.endsWith('Q4') ? year + 1 : year}`;
}
