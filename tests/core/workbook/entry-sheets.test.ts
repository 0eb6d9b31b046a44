import { describe, expect, it } from 'vitest';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { returnWorkbook } from '../../../functions/core/workbook/return-workbook.ts';
import type { WorkbookCell } from '../../../functions/core/workbook/workbook-model.ts';
import { coventryEntries } from '../returns/coventry-entries.ts';
import { coventryQuarter } from '../returns/coventry-quarter.ts';
import { coventryRevision } from '../returns/coventry-revision.ts';

const document = coventryRevision({
  quarter: '2025-26-Q4',
  metrics: coventryQuarter(),
  entries: coventryEntries,
  generatedAt: '2026-06-23T09:00:00.000Z',
});
const workbook = returnWorkbook(document, layoutFor('2025-26'));
const rowsOf = (sheet: string) => workbook.sheets.find(({ name }) => name === sheet)?.rows ?? [];
const row = (sheet: string, first: string): readonly WorkbookCell[] =>
  rowsOf(sheet).find(([cell]) => cell?.value === first) ?? [];
const values = (sheet: string, first: string) => row(sheet, first).map(({ value }) => value);

describe('the sheet of income and expenditure', () => {
  it('has each source with its plan, updated plan, spend to date and share, as numbers in pounds', () => {
    expect(values('5. Expenditure', 'Minimum NHS Contribution')).toEqual([
      'Minimum NHS Contribution',
      34_124_808,
      34_200_000,
      34_124_808,
      (34_124_808 / 34_200_000) * 100,
      'Yes',
    ]);
    expect(row('5. Expenditure', 'Disabled Facilities Grant').map(({ format }) => format)).toEqual([
      undefined,
      '"£"#,##0',
      '"£"#,##0',
      '"£"#,##0.00',
      '0.0"%"',
      undefined,
    ]);
  });

  it('has subtotals of the sources that are known, and marks what nobody gave', () => {
    expect(values('5. Expenditure', 'Minimum Sub Total').slice(1, 4)).toEqual([39_415_219, 39_490_411, 38_568_753.5]);
    expect(values('5. Expenditure', 'Additional LA Contribution').slice(1)).toEqual(['[x]', '[x]', '[x]', '[x]', 'No']);
  });
});

describe('the sheet of schemes', () => {
  it('has each line with amounts, outputs and unit, and the words of the template for codes', () => {
    expect(values('6. Schemes', 'Disabled Facility Grants')).toEqual([
      'Disabled Facility Grants',
      '4',
      null,
      null,
      'Social Care',
      'LA',
      '[z]',
      null,
      'Disabled Facilities Grant (DFG)',
      5_290_421,
      4_443_945.5,
      610,
      512,
      'Number of adaptations funded/people supported',
    ]);
  });

  it('has what the lines come to by source and by rule of required spend', () => {
    expect(values('6. Schemes', 'Minimum NHS Contribution').slice(1)).toEqual([34_200_000, '[x]', '[x]']);
    expect(values('6. Schemes', 'Of the NHS minimum: NHS commissioned out of hospital services').slice(1, 3)).toEqual([
      9_576_000,
      '[x]',
    ]);
    expect(values('6. Schemes', 'All schemes')[1]).toBe(39_490_421);
    expect(values('6. Schemes', 'No source of funding named')).toEqual([]);
  });

  it('flags the ten pounds by which planned expenditure is above the income of a source', () => {
    expect(document.issues.map(({ code, found }) => [code, found])).toContainEqual([
      'total-mismatch',
      'Disabled Facilities Grant (DFG), planned expenditure: £5,290,421 (+£10)',
    ]);
  });
});

describe('the sheet of capacity and demand', () => {
  it('has twelve months and the year for each service, and totals of each table', () => {
    const table = rowsOf('7. Capacity and Demand').map((cells) => cells.map(({ value }) => value));
    expect(table[2]?.slice(4)).toHaveLength(13);
    expect(table[3]?.slice(0, 7)).toEqual([
      '3.1 Demand - Hospital Discharge',
      'Reablement at home',
      'UHCW',
      'Referrals or discharges',
      206,
      220,
      '[x]',
    ]);
    expect(table[5]?.slice(1, 6)).toEqual(['Total', '[z]', 'Referrals or discharges', 218, 220]);
    expect(table[5]?.at(-1)).toBe(438);
    expect(table.at(-1)?.[1]).toBe('Total: no numbers were sent');
  });
});

describe('cells for people', () => {
  it('are yellow with their answers and lists, and grey where the data say it', () => {
    expect(row('3. National Conditions', '1) Plans to be jointly agreed')[1]).toEqual({
      value: 'Yes',
      style: 'input',
      choices: ['Yes', 'No'],
    });
    expect(row('3. National Conditions', '2) Implementing the objectives of the BCF')[1]).toEqual({
      value: null,
      style: 'input',
      choices: ['Yes', 'No'],
    });
    expect(row('2. Cover', 'Completed by')[1]).toEqual({ value: '=HYPERLINK("http://x")', style: 'input' });
  });

  it('point to a sheet of their own for lists that no cell can hold', () => {
    expect(row('8. Year-End Feedback', 'Success 1')[1]).toEqual({
      value: '8. Pooled or aligned resources',
      style: 'input',
      choicesAt: "'Lists'!$A$4:$A$13",
    });
    expect(rowsOf('Lists')[12]?.map(({ value }) => value)).toEqual(['Other']);
  });

  it('have beside them whether the row is complete', () => {
    expect(row('3. National Conditions', '1) Plans to be jointly agreed').at(-1)).toEqual({
      value: 'Yes',
      style: 'met',
    });
    expect(row('3. National Conditions', '2) Implementing the objectives of the BCF').at(-1)).toEqual({
      value: 'No',
      style: 'not-met',
    });
  });
});

it('the notes name the files that amounts came from', () => {
  const notes = rowsOf('Notes').map((cells) => cells.map(({ value }) => value).join(': '));
  expect(notes).toContain(
    `Source file: Income, expenditure and schemes: income.csv: 2 rows used; submission s-1; SHA-256 ${'f'.repeat(64)}`,
  );
});
