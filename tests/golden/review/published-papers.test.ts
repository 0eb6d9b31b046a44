import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csvFigures } from '../../../functions/core/review/csv-figures.ts';
import { review } from '../../../functions/core/review/review.ts';

const textOf = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const findingsOf = (name: string) => review(csvFigures(textOf(`${name}.csv`)));

/** What is wrong with published figures, as code, what stands there and what would fit. */
const wrong: Record<string, [code: string, found: string, expected: string][]> = {
  'coventry-board-table-residential': [
    ['title-of-another-metric', '"Length of discharge delay (av. days)"', 'names the metric of the heading'],
    ['label-unit-mismatch', 'per 100k population', 'one kind of number'],
    ['count-under-rate-title', 'whole numbers', 'counts'],
  ],
  'avoidable-admissions': [
    ['population-of-another-year', '366,785 as the population of 2021', '383,820'],
    ['no-whole-number', '203.0', '655 gives 202.8, 656 gives 203.1'],
  ],
  falls: [['standardised-rate-mismatch', '2,148.0', '2,208.0 crude']],
  'usual-residence': [['period-does-not-fit', '2021-22 Q4', '2022-23 Q4']],
  'leicestershire-admissions-goal': [
    ['change-mismatch', 'reduction of 2%', '+10.7%'],
    ['goal-worse-than-actual', 'a goal of 1626 after 1469', 'less than 1469'],
  ],
  'leicestershire-admissions-number': [['amount-mismatch', '48', '46.2']],
  'leicestershire-activity': [
    ['total-mismatch', '26644', '23,801'],
    ['total-mismatch', '27258', '24,071'],
    ['total-mismatch', '28508', '23,726'],
  ],
  'leicestershire-growth': [['change-mismatch', '4.5%', '+4.6%']],
  'leicestershire-spend': [
    ['share-mismatch', '17%', '17.8%'],
    ['share-mismatch', '6%', '4.9%'],
    ['share-mismatch', '7.5%', '7.9%'],
    ['share-mismatch', '4.5%', '4.6%'],
    ['total-mismatch', '£86.5', '86.7'],
  ],
  'coventry-funding-increase': [['total-mismatch', '£9.6M', '9.9']],
  'coventry-dates': [
    ['old-date', '26 June 2025', 'July 2026'],
    ['future-date', 'October 2026', 'July 2026'],
  ],
  'discharge-fund-outputs': [['unit-against-note', '37,455 as "number of staff"', 'hours']],
  'additional-contribution-lines': [
    ['total-mismatch', '£56,501,301', '56,501,311'],
    ['total-mismatch', '£33,765,635', '33,765,615'],
  ],
  'hospital-demand': [
    ['total-mismatch', '322', '316'],
    ['total-mismatch', '322', '316'],
  ],
};

describe('figures that were published and do not fit', () => {
  it.each(Object.entries(wrong))('are found in %s', (name, expected) => {
    const findings = findingsOf(name);
    expect(findings.map(({ code }) => code)).toEqual(expected.map(([code]) => code));
    for (const [index, [, found, fits]] of expected.entries()) {
      expect(findings[index]?.found).toContain(found);
      expect(findings[index]?.expected).toContain(fits);
      expect(findings[index]?.why.length).toBeGreaterThan(10);
      expect(findings[index]?.where.row).toBeGreaterThan(1);
    }
  });

  it('say in which month a total is wrong', () => {
    expect(findingsOf('hospital-demand').map(({ where }) => where.column)).toEqual(['Jun-23', 'Dec-23']);
  });
});

describe('figures that were published and fit', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.csv'));

  it.each(files.filter((file) => file.endsWith('-consistent.csv')))('are left alone in %s', (file) => {
    const figures = csvFigures(textOf(file));
    expect(figures.length).toBeGreaterThan(1);
    expect(review(figures)).toEqual([]);
  });

  it('and those that do not are all the rest of the files', () => {
    const rest = files.filter((file) => !file.endsWith('-consistent.csv')).map((file) => file.replace('.csv', ''));
    expect(rest.sort()).toEqual(Object.keys(wrong).sort());
  });
});
