import { describe, expect, it } from 'vitest';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { returnWorkbook } from '../../../functions/core/workbook/return-workbook.ts';
import { coventryQuarter } from '../returns/coventry-quarter.ts';
import { coventryRevision } from '../returns/coventry-revision.ts';

const layout = layoutFor('2025-26');
const first = coventryRevision();
const corrected = coventryQuarter().map((value) =>
  value.metric === 'discharge-delay-average-days' && value.period === '2025-04'
    ? { ...value, numerator: 1850, value: 0.77, display: '0.77' }
    : value,
);
const second = coventryRevision({ revision: 2, metrics: corrected, previous: first });

const sheetOf = (document: typeof first) =>
  returnWorkbook(document, layout).sheets.find(({ name }) => name === 'What changed');

describe('the sheet of what changed', () => {
  it('is not in a first revision', () => {
    expect(sheetOf(first)).toBeUndefined();
  });

  it('has one row for each number that differs, with both values as they were shown', () => {
    const sheet = sheetOf(second);
    expect(sheet?.rows[1]?.[0]?.value).toBe('1 number has changed since revision 1, after the freeze of April 2025.');
    const rows = sheet?.rows.slice(sheet.tableRow + 1).map((row) => row.map(({ value }) => value));
    expect(rows).toEqual([
      [
        'Average length of discharge delay for all acute adult patients',
        'April 2025',
        '2025-04',
        0.75,
        0.77,
        1800,
        1850,
        2400,
        2400,
        1.13,
        1.13,
        'Yes',
      ],
    ]);
    expect(sheet?.rows[3]?.[4]?.format).toBe('#,##0.00');
  });

  it('says so where no number has changed, in a row as wide as the others', () => {
    const sheet = sheetOf(coventryRevision({ revision: 2, previous: first }));
    expect(sheet?.rows.slice(sheet.tableRow).map(({ length }) => length)).toEqual([12, 12]);
    expect(sheet?.rows[3]?.[0]?.value).toBe('No number has changed');
  });
});

describe('the sheets that say what may still change', () => {
  const model = returnWorkbook(first, layout);
  const rowsOf = (name: string) => model.sheets.find((sheet) => sheet.name === name)?.rows ?? [];

  it('has the state of every number', () => {
    const headings = rowsOf('Months')[2]?.map(({ value }) => value) ?? [];
    const [period, state] = [headings.indexOf('Period code'), headings.indexOf('State')];
    const states = rowsOf('Months')
      .slice(3)
      .map((row) => `${row[period]?.value} ${row[state]?.value}`);
    expect(new Set(states)).toEqual(
      new Set(['2025-04 Final', '2025-05 Final', '2025-06 Provisional', '2025-26-Q1 Provisional']),
    );
  });

  it('says in the notes until when each month is open, and that the date is not confirmed', () => {
    const freezes = rowsOf('Notes').filter(([kind]) => kind?.value === 'Freeze');
    expect(freezes.map((row) => row[1]?.value)).toEqual(['April 2025', 'May 2025', 'June 2025', 'Quarter 1 2025-26']);
    expect(freezes[2]?.[2]?.value).toContain('until 19 August 2025 (expected; not confirmed)');
  });
});
