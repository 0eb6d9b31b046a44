import { describe, expect, test } from 'vitest';
import type { FileQuestion } from '../../../functions/core/explain/question.ts';
import { addMonths } from '../../../functions/core/periods/period.ts';
import { asked, byReason, explainText, rowsOf } from './explain-for-test.ts';

const DISCHARGES = ['discharges'];
const quarter = ['2025-04', '2025-05', '2025-06'];

async function fatesOf(key: string, lines: readonly string[], question: FileQuestion): Promise<Record<string, number>> {
  const { ledgers } = await explainText({ key, text: lines.join('\n') }, question);
  const [ledger] = ledgers;
  expect(rowsOf(ledger?.reasons ?? [])).toBe(ledger?.read);
  return byReason(ledger?.reasons ?? []);
}

describe('rows of figures', () => {
  const header =
    'Provider,Area,Month,Discharges,On ready date,1 day,2-3 days,4-6 days,7-13 days,14-20 days,21+ days,Bed days';
  const row = (area: string, month: string, discharges: number | string = 100) =>
    `RKB,${area},${month},${discharges},80,8,5,3,2,1,1,90`;

  test('are told by area, period, and whose figures count there', async () => {
    const lines = [
      header,
      row('Coventry', '2025-04'),
      row('Coventry', '2025-05'),
      row('Coventry', '2025-07'),
      row('Leicestershire', '2025-04'),
    ];
    const question = asked(DISCHARGES, { periods: ['2025-04'], within: quarter });
    expect(await fatesOf('discharge-ready/rkb/all.csv', lines, question)).toEqual({
      counted: 1,
      'other-counts': 1,
      'outside-period': 1,
      'other-area': 1,
    });
  });

  test('with a fault are rejected by the first of their faults, and one that says a key again by that', async () => {
    const months = Array.from({ length: 60 }, (_, n) => addMonths('2020-01', n));
    const many = months.map((month) => row('Leicestershire', month));
    const lines = [header, row('Coventry', '2025-04'), row('Coventry', '2025-04'), row('Coventry', 'x', 'y'), ...many];
    const fates = await fatesOf('discharge-ready/rkb/all.csv', lines, asked(DISCHARGES));
    expect(fates).toEqual({ counted: 1, 'rejected: duplicate-key': 1, 'rejected: bad-date': 1, 'other-area': 60 });
  });
});

describe('a row with a column for each month', () => {
  test('is one row, known by the month that came nearest to what was asked', async () => {
    const lines = [
      'Health and wellbeing board,Apr-25,May-25,Jul-25',
      'Coventry,12,13,14',
      'Leicestershire,20,21,22',
      'Staffordshire,,,',
    ];
    const question = asked(['long-term-admissions-65-plus'], { periods: ['2025-05'], within: quarter });
    const fates = await fatesOf('care-home-admissions/councils/long-term admissions.csv', lines, question);
    expect(fates).toEqual({ counted: 1, 'other-area': 1, 'no-figures': 1 });
  });
});

describe('a plan', () => {
  const header = 'Area,Metric,Period,Value,Numerator,Denominator,Plan version';
  const row = (metric: string, period: string, value = '2124') => `Coventry,${metric},${period},${value},,,`;

  test('is told by the metric too', async () => {
    const lines = [
      header,
      row('emergency-admissions-65-plus', '2025-26-Q1'),
      row('discharge-delay-average-days', '2025-26-Q1', '1.1'),
      row('emergency-admissions-65-plus', '2025-26-Q2'),
      row('discharged-on-ready-date', '2025-26-Q1', ''),
    ];
    const question: FileQuestion = {
      ...asked([], { periods: ['2025-26-Q1'] }),
      figures: [{ figure: 'plan', add: ['emergency-admissions-65-plus.value'], subtract: [] }],
    };
    expect(await fatesOf('plan/bcf/plan.csv', lines, question)).toEqual({
      counted: 1,
      'other-figure': 1,
      'outside-period': 1,
      'no-figures': 1,
    });
  });
});

describe('a population', () => {
  test('is told by area, year and age', async () => {
    const lines = [
      'Area,Year,Age band,Sex,Persons,Basis',
      'E08000026,2025,65+,,53000,ONS',
      'E08000026,2025,0-64,,300000,ONS',
      'E08000026,2024,65+,,52000,ONS',
      'E10000018,2025,65+,,150000,ONS',
    ];
    const question: FileQuestion = {
      ...asked([], { periods: ['2025~ons'] }),
      figures: [{ figure: 'population', add: ['65+:persons'], subtract: [] }],
    };
    expect(await fatesOf('population/ons/people.csv', lines, question)).toEqual({
      counted: 1,
      'other-figure': 1,
      'outside-period': 1,
      'other-area': 1,
    });
  });
});
