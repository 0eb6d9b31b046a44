import { utils, write } from '@e965/xlsx';
import { describe, expect, it, test } from 'vitest';
import { dateAsShown } from '../../../functions/edges/spreadsheets/date-as-shown.ts';
import { readWhole } from '../../sources/read-whole.ts';

describe('a date as a spreadsheet shows it', () => {
  it.each([
    ['mmm-yy', 'Jun-25'],
    ['mmmm yyyy', 'June 2025'],
    ['dd/mm/yyyy', '01/06/2025'],
    ['d mmm', '1 Jun'],
    ['[$-809]dddd, d mmmm yyyy;@', 'Sunday, 1 June 2025'],
    ['"Month "m', 'Month 6'],
    ['mmm\\-yy', 'Jun-25'],
    ['yyyy-mm-dd', '2025-06-01'],
  ])('by the code %s is %s', (code, text) => {
    expect(dateAsShown('2025-06-01', code)).toBe(text);
  });

  it('is not made of a time, of a text that is no day, or without a code', () => {
    expect([
      dateAsShown('2025-06-01', 'dd/mm/yyyy hh:mm'),
      dateAsShown('x', 'mmm-yy'),
      dateAsShown('2025-06-01', ''),
    ]).toEqual([null, null, null]);
  });
});

const serial = (month: number) => Date.UTC(2025, month - 1, 1) / 86_400_000 + 25_569;
const months = [4, 5, 6].map((month) => ({ t: 'n' as const, v: serial(month), z: 'mmm-yy' }));

/** A workbook by another library, with dates as its column names. */
function workbook(rows: unknown[][], merged: string[] = []): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['Coventry'],
    ['3.1 Demand - Hospital discharge'],
    ['Trust', 'Pathway', ...months],
    ...rows,
  ]);
  sheet['!merges'] = merged.map((range) => utils.decode_range(range));
  return write({ SheetNames: ['C&D'], Sheets: { 'C&D': sheet } }, { type: 'buffer', bookType: 'xlsx' });
}

test('an issue names a column of dates as a person sees it', async () => {
  const { issues } = await readWhole(
    'intermediate-care/coventry/a.xlsx',
    workbook([['A', 'Reablement at home', 1, 'tbc', 3]]),
  );
  expect(issues.find(({ code }) => code === 'bad-number')).toMatchObject({
    column: 'May-25',
    cell: 'D4',
    found: 'tbc',
  });
});

describe('figures in merged cells', () => {
  it('over several months are counted once, and the range is named', async () => {
    const found = await readWhole(
      'intermediate-care/coventry/a.xlsx',
      workbook(
        [
          ['A', 'Reablement at home', 9, null, null],
          ['B', 'Reablement at home', 1, 2, 3],
        ],
        ['C4:E4', 'A4:A4'],
      ),
    );
    expect(found.issues).toMatchObject([
      {
        code: 'merged-figures',
        level: 'warning',
        sheet: 'C&D',
        row: 4,
        column: 'Apr-25',
        cell: 'C4',
        found: '9 in the merged cells C4:E4',
      },
    ]);
    expect(found.counted?.cells.map(({ counts }) => counts['demand-hospital'])).toEqual([10, 2, 3]);
  });

  it('over several rows too, but labels, titles and blank cells may be merged', async () => {
    const rows = [
      ['A', 'Reablement at home', 9, 1, null],
      ['B', null, null, 2, null],
    ];
    const { issues } = await readWhole(
      'intermediate-care/coventry/a.xlsx',
      workbook(rows, ['A1:E1', 'B4:B5', 'C4:C5', 'E4:E5']),
    );
    expect(issues).toMatchObject([{ code: 'merged-figures', found: '9 in the merged cells C4:C5' }]);
  });
});
