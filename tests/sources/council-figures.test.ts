import { describe, expect, test } from 'vitest';
import { asWorkbook, cellOf, readWhole } from './read-whole.ts';

const COVENTRY = 'E08000026';
const csv = (...rows: string[]) => rows.map((row) => `${row}\r\n`).join('');
const TOTAL = 'long-term-admissions-65-plus';

describe('long-term admissions to care homes', () => {
  test('are read under title rows, by quarter, with a total that is reconciled and left out', async () => {
    const found = await readWhole(
      'care-home-admissions/asc/admissions.csv',
      csv(
        'Long-term admissions to residential and nursing care,,,',
        'Health and wellbeing board:,Coventry,,',
        ',,,',
        'Quarter,Residential,Nursing,Total 65+',
        'Q1 2025/26,41,22,63',
        'Q2 2025/26,66,40,106',
        'Total,107,62,170',
      ),
    );
    expect(found.issues).toMatchObject([{ code: 'total-mismatch', row: 7, column: 'Total 65+', found: '170' }]);
    expect(found.rows).toMatchObject({ read: 2, accepted: 2 });
    expect(cellOf(found, COVENTRY, '2025-26-Q2')?.counts[TOTAL]).toBe(106);
  });

  test('are read with a column for each month and a row for each figure', async () => {
    const found = await readWhole(
      'inbox/asc/Coventry care homes.csv',
      csv('Measure,Apr-25,May-25,Jun-25', 'Residential,14,13,14', 'Nursing,8,7,7', 'Total,22,20,21'),
    );
    expect([found.contract?.source, found.issues]).toEqual(['care-home-admissions', []]);
    expect(cellOf(found, COVENTRY, '2025-05')?.counts[TOTAL]).toBe(20);
  });

  test('are read with a column for each quarter and a row for each area', async () => {
    const text = csv('Council,Q1 2025-26,Q2 2025-26', 'Coventry City Council,63,106', 'Leicestershire,228,');
    for (const content of [text, await asWorkbook(text, 'Admissions')]) {
      const found = await readWhole('care-home-admissions/asc/admissions', content);
      expect(found.issues).toEqual([]);
      expect(found.counted?.cells.map(({ unit, period, counts }) => [unit, period, counts[TOTAL]])).toEqual([
        [COVENTRY, '2025-26-Q1', 63],
        [COVENTRY, '2025-26-Q2', 106],
        ['E10000018', '2025-26-Q1', 228],
      ]);
    }
  });

  test('of nobody knows which area are accepted and in no return', async () => {
    const found = await readWhole(
      'care-home-admissions/team-7/figures.csv',
      csv('Month,Total admissions', 'Apr-25,21'),
    );
    expect(found.issues.map(({ code, level }) => [code, level])).toEqual([['area-not-given', 'warning']]);
    expect([found.areas, found.counted?.cells[0]?.unit]).toEqual([[], 'feed:team-7']);
  });

  test('say by name what stands in the way, and where', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => `E10000018,${2000 + n}-04,1,1,2`);
    const found = await readWhole(
      'care-home-admissions/asc/admissions.csv',
      csv('Area,Month,Residential,Nursing,Total', ...rows, 'Coventry,Apr-25,14,8,23', 'Atlantis,May-25,1,1,2'),
    );
    expect(found.issues.map(({ code, cell, found: text, expected }) => [code, cell, text, expected])).toEqual([
      ['identity-mismatch', 'E42', '23', '22, the residential and the nursing admissions together'],
      [
        'unknown-area',
        'A43',
        'Atlantis',
        'a health and wellbeing board in England, by ONS code or name, such as E08000026 or Coventry',
      ],
    ]);
  });
});

describe('reablement', () => {
  test('of a cohort of three months is of that quarter', async () => {
    const found = await readWhole(
      'reablement/asc/cohorts.csv',
      csv(
        'HWB,Cohort,Discharged into reablement,At home day 91',
        'Coventry,Oct-Dec 2025,574,482',
        'Coventry,2024/25,2200,1850',
      ),
    );
    expect(found.issues).toEqual([]);
    expect(found.periods).toEqual(['2024-25', '2025-26-Q3']);
    expect(cellOf(found, COVENTRY, '2025-26-Q3')?.counts).toEqual({
      'reablement-discharged': 574,
      'reablement-still-at-home-91-days': 482,
    });
  });

  test('without any of the two outcomes is refused, and the report names both', async () => {
    const found = await readWhole('reablement/asc/a.csv', csv('HWB,Month,Discharged', 'Coventry,Apr-25,40'));
    expect(found.issues).toMatchObject([
      { code: 'missing-column', column: 'Still at home at 91 days, Still at home at 84 days' },
    ]);
  });
});

describe('expected avoidable admissions', () => {
  test('are read by quarter; an expected number of zero is refused', async () => {
    const rows = ['Area code,Quarter,Expected count,Reference rate per 100000', 'E08000026,2025-26-Q1,612.4,206.4'];
    const good = await readWhole('inbox/bi/expected.csv', csv(...rows));
    expect([good.contract?.source, good.issues]).toEqual(['expected-admissions', []]);
    const bad = await readWhole('inbox/bi/expected.csv', csv(...rows, 'E10000018,2025-26-Q1,0,206.4'));
    expect(bad.issues.find(({ code }) => code === 'out-of-range')).toMatchObject({
      cell: 'C3',
      fix: expect.stringContaining('Nothing can be divided by'),
    });
  });
});

describe('a plan', () => {
  test('is read as people keep it, with a column for each quarter', async () => {
    const found = await readWhole(
      'plan/bcf/Coventry plan 2025-26.csv',
      csv(
        'Metric,Q1 2025-26,Q2 2025-26,Q3 2025-26,Q4 2025-26',
        'Emergency admissions 65+,"2,124","1,997","2,142","2,171"',
        'Average length of discharge delay,1.13,1.1,1.1,1.1',
        'Discharged on discharge ready date,80.5%,0.807,80.7,',
      ),
    );
    expect(found.issues).toEqual([]);
    expect(cellOf(found, COVENTRY, '2025-26-Q2')?.counts).toEqual({
      'emergency-admissions-65-plus.value': 1997,
      'discharge-delay-average-days.value': 1.1,
      'discharged-on-ready-date.value': 80.7,
    });
    expect(cellOf(found, COVENTRY, '2025-26-Q4')?.counts).not.toHaveProperty('discharged-on-ready-date.value');
  });
});
