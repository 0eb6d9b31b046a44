import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubmissionReport } from '../../../../functions/core/submissions/report.ts';
import type { ErrorWorkbookContent } from '../../../../functions/core/workbook/errors/error-content.ts';
import { errorWorkbook } from '../../../../functions/core/workbook/errors/error-workbook.ts';
import { reportFileName } from '../../../../functions/core/workbook/errors/file-name.ts';
import { badNumber, dischargeCopy, manyFaults, mismatch, reportWith } from './error-reports.ts';

const withFaults: ErrorWorkbookContent = {
  report: reportWith([badNumber, mismatch]),
  copy: dischargeCopy,
  reached: 'sent',
};
const faultless: ErrorWorkbookContent = { report: reportWith([]), copy: dischargeCopy, reached: 'sent' };

const sheetOf = (content: ErrorWorkbookContent, name: string) => {
  const sheet = errorWorkbook(content).sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(`There is no sheet ${name}`);
  return sheet;
};
const textsOf = (content: ErrorWorkbookContent, name: string) =>
  sheetOf(content, name).rows.map((row) => row.map(({ value }) => value));
const entryOf = (content: ErrorWorkbookContent, item: string) =>
  textsOf(content, 'Summary').find(([name]) => name === item)?.[1];
const namesOf = (content: ErrorWorkbookContent) => errorWorkbook(content).sheets.map(({ name }) => name);
const changed = (changes: Partial<SubmissionReport>): ErrorWorkbookContent => ({
  ...withFaults,
  report: { ...withFaults.report, ...changes },
});

describe('the error workbook of a file', () => {
  it('has a summary, the faults by cause and row by row, and a marked copy of the sheet', () => {
    expect(namesOf(withFaults)).toEqual(['Summary', 'By cause', 'Every row', 'Marked copy']);
  });

  it.each([
    ['its rows are about patients', { source: 'sus-apc' }, /about patients/],
    ['it is not known what it is', { source: null }, /not known what kind/],
    [
      'it says who a person is',
      { issueCounts: { ...withFaults.report.issueCounts, byCode: { 'identifiable-data': 1 } } },
      /who a person is/,
    ],
  ])('has no copy of a file because %s, and says so', (_why, changes, words) => {
    const content = changed(changes);
    expect(namesOf(content)).toEqual(['Summary', 'By cause', 'Every row']);
    expect(entryOf(content, 'Copy of the sheet')).toMatch(words);
    const said = JSON.stringify(errorWorkbook(content));
    expect(said).not.toContain('Warwickshire');
  });

  it('has no copy where nothing could be read, and says so', () => {
    const rows = { read: 0, accepted: 0, rejected: 0, notCounted: 0, notCountedBecause: {} };
    const content: ErrorWorkbookContent = { ...changed({ rows }), copy: null };
    expect(namesOf(content)).not.toContain('Marked copy');
    expect(entryOf(content, 'Copy of the sheet')).toMatch(/no rows of the file could be read/);
  });

  it('has no copy of a large sheet without faults, and says so', () => {
    const content: ErrorWorkbookContent = { ...faultless, copy: null };
    expect(entryOf(content, 'Copy of the sheet')).toMatch(/large, and none of its rows has a listed fault/);
  });

  it('says in so many words where no faults were found', () => {
    for (const name of ['Summary', 'By cause', 'Every row']) {
      expect(JSON.stringify(textsOf(faultless, name)), name).toContain('No faults found');
    }
    expect(
      textsOf(faultless, 'Marked copy')
        .slice(3)
        .map(([, fault]) => fault),
    ).toEqual(Array(7).fill('No fault'));
  });

  it('gives every sheet one table with a heading for each column and as many widths', () => {
    for (const content of [withFaults, faultless, manyFaults()]) {
      for (const { name, rows, tableRow, widths, freeze } of errorWorkbook(content).sheets) {
        const headings = rows[tableRow]?.map(({ value }) => value) ?? [];
        expect(new Set(headings).size, name).toBe(headings.length);
        expect(
          headings.every((heading) => typeof heading === 'string' && heading !== ''),
          name,
        ).toBe(true);
        expect(widths.length, name).toBe(headings.length);
        expect(
          rows.slice(tableRow).every((row) => row.length === headings.length),
          name,
        ).toBe(true);
        expect(freeze.rows, name).toBe(tableRow + 1);
      }
    }
  });
});

describe('the summary', () => {
  it('says what became of the file, what came of its rows, and what to do next', () => {
    expect(entryOf(withFaults, 'Outcome')).toMatch(/accepted and its rows count, but/);
    expect(entryOf(withFaults, 'Faults')).toBe('2 faults: 1 for which a row is left out and 1 to be looked at.');
    expect([entryOf(withFaults, 'Rows read'), entryOf(withFaults, 'Rows rejected')]).toEqual([4, 1]);
    expect(entryOf(withFaults, 'What to do next')).toMatch(/send the whole file again/);
    expect(entryOf(changed({ outcome: 'held' }), 'What to do next')).toMatch(/confirm it/);
    expect(entryOf(changed({ outcome: 'rejected' }), 'Outcome')).toMatch(/rejected and nothing in it counts/);
  });

  it('says which file it was, where it was put, and how its source was recognised', () => {
    expect(entryOf(withFaults, 'File')).toBe('april.xlsx');
    expect(entryOf(withFaults, 'Where it was put')).toBe('discharge-ready/rkb/2025/april.xlsx');
    expect(entryOf(withFaults, 'Source')).toMatch(/\(discharge-ready\)/);
    expect(entryOf(withFaults, 'How the source was recognised')).toBe('By its columns');
    expect([entryOf(withFaults, 'Periods'), entryOf(withFaults, 'Areas')]).toEqual([
      'April 2025',
      'Coventry and Solihull',
    ]);
  });

  it('says why rows in good order are not counted, with how many for each reason', () => {
    const rows = {
      read: 9,
      accepted: 4,
      rejected: 0,
      notCounted: 5,
      notCountedBecause: { 'no-figures': 3, 'area-not-a-board': 2 },
    };
    const content = changed({ rows });
    expect(entryOf(content, 'Rows not counted')).toBe(5);
    expect(entryOf(content, 'Not counted: the row has no figures')).toBe(3);
    expect(entryOf(content, 'Not counted: the area is not a health and wellbeing board')).toBe(2);
  });

  it('names what was taken from a title or a name because no column has it', () => {
    const report = reportWith([], {
      taken: [{ field: 'month', value: '2025-04', from: 'title', text: 'Discharges in April 2025' }],
    });
    expect(entryOf({ ...faultless, report }, 'Not in a column: Month')).toBe(
      '2025-04, taken from the title above the table: "Discharges in April 2025"',
    );
  });

  it('does not say of a file that was only checked that it counts', () => {
    const content: ErrorWorkbookContent = { ...faultless, reached: 'only-checked' };
    expect(entryOf(content, 'Outcome')).toBe(
      'The file was only checked, and nothing of it is stored or counts. It would be accepted.',
    );
    expect(entryOf(content, 'Where it was put')).toBeUndefined();
  });

  it('names twenty areas and says how many more there are', () => {
    const areas = Array.from({ length: 30 }, (_, index) => `E0600${index}`);
    expect(entryOf(changed({ areas }), 'Areas')).toMatch(/ and 10 more$/);
  });
});

describe('the faults by cause', () => {
  it('have one row for each kind, the gravest first, with how many and where the first are', () => {
    const rows = textsOf(withFaults, 'By cause').slice(3);
    expect(rows.map(([, code, count, level]) => [code, count, level])).toEqual([
      ['bad-number', 1, 'The row is left out'],
      ['total-mismatch', 1, 'To be looked at'],
    ]);
    expect(rows[0]?.at(-1)).toBe('D6');
    expect(rows[0]?.at(-2)).toBe(badNumber.fix);
  });

  it('count every fault, listed or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2500 }), (count) => {
        const content = manyFaults(count);
        const counts = textsOf(content, 'By cause')
          .slice(3)
          .map(([, , found]) => Number(found));
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(count);
      }),
      { numRuns: 10 },
    );
  });

  it('name ten places at most and say how many there are in each column, listed or not', () => {
    expect(textsOf(manyFaults(), 'By cause')[3]?.at(-1)).toMatch(
      /^D2, D3, (D\d+, ){7}D\d+ and more. In all, by column: Discharges: 1,169$/,
    );
    expect(textsOf(manyFaults(900), 'By cause')[3]?.at(-1)).toMatch(/D\d+ and more$/);
  });

  it('are counted in a report of earlier days, which knows no columns', () => {
    const { report, ...content } = manyFaults();
    const { byCause, ...issueCounts } = report.issueCounts;
    expect(byCause).toBeDefined();
    expect(textsOf({ ...content, report: { ...report, issueCounts } }, 'By cause')[3]?.at(-1)).toMatch(/ and more$/);
  });
});

describe('the faults row by row', () => {
  it('say where each fault is, what was found, what is expected and how to mend it', () => {
    expect(textsOf(withFaults, 'Every row')[3]).toEqual([
      1,
      'The row is left out',
      'April 2025',
      6,
      'D6',
      'Discharges',
      'about 40',
      'a whole number',
      'Write the number in digits, without words.',
      'bad-number',
    ]);
  });

  it('say that only the first 1,000 are listed, and how many there are in all', () => {
    const rows = textsOf(manyFaults(1500), 'Every row');
    expect(rows[1]?.[0]).toMatch(/^Only the first 1,000 faults of 1,500 are listed/);
    expect(rows).toHaveLength(3 + 1000);
  });

  it('never leave in doubt whether something was found', () => {
    const hidden = reportWith([
      { ...badNumber, found: null },
      { ...badNumber, code: 'required', found: null },
    ]);
    const rows = textsOf({ ...withFaults, report: hidden }, 'Every row').slice(3);
    expect(rows.map((row) => row[6])).toEqual(['Not shown', 'Blank']);
  });
});

describe('the marked copy', () => {
  const cellsWith = (content: ErrorWorkbookContent) =>
    sheetOf(content, 'Marked copy').rows.flatMap((row) =>
      row.filter(({ comment }) => comment !== undefined).map((cell) => [row[0]?.value, cell.value, cell.style]),
    );

  it('marks exactly the faulty cells, each with what is expected and how to mend it', () => {
    expect(cellsWith(withFaults)).toEqual([
      [6, 'about 40', 'fault'],
      [8, '322', 'warning'],
    ]);
    const marked = sheetOf(withFaults, 'Marked copy')
      .rows.flat()
      .find(({ comment }) => comment);
    expect(marked?.comment).toBe(
      'Expected: a whole number\nHow to mend it: Write the number in digits, without words.',
    );
  });

  it('keeps the rows under their own numbers and the columns under their own letters', () => {
    const rows = textsOf(withFaults, 'Marked copy');
    expect(rows[2]).toEqual(['Row', 'Fault', 'A', 'B', 'C', 'D: Discharges', 'E', 'F']);
    expect(rows.slice(3).map(([row]) => row)).toEqual([1, 3, 4, 5, 6, 7, 8]);
    expect(rows[5]?.slice(2)).toEqual(['RKB', 'Coventry', 'Apr-25', '100', '80', '60']);
  });

  it('says in words beside every marked cell what is wrong, so that colour says nothing alone', () => {
    for (const content of [withFaults, manyFaults()]) {
      for (const row of sheetOf(content, 'Marked copy').rows.slice(3)) {
        const isMarked = row.some(({ style }) => style === 'fault' || style === 'warning');
        expect(String(row[1]?.value).startsWith('No fault')).toBe(!isMarked);
      }
    }
  });

  it('says every fault of a cell in one comment', () => {
    const report = reportWith([mismatch, { ...badNumber, row: 8, cell: 'D8' }]);
    const [cell] = sheetOf({ ...withFaults, report }, 'Marked copy')
      .rows.flat()
      .filter(({ comment }) => comment);
    expect(cell?.style).toBe('fault');
    expect(cell?.comment?.match(/How to mend it/g)).toHaveLength(2);
  });

  it('does not say of rows beyond the listed faults that they have none', () => {
    const faults = new Set(
      textsOf(manyFaults(), 'Marked copy')
        .slice(3)
        .map(([, fault]) => fault),
    );
    expect(faults.has('No fault')).toBe(false);
    expect(faults.has('No fault listed')).toBe(true);
  });

  it('holds no more than opens quickly, the marked rows first, and says that it is not whole', () => {
    const cells = Array.from({ length: 300 }, () => 'x'.repeat(600));
    const rows = Array.from({ length: 3000 }, (_, index) => ({ row: index + 1, cells }));
    const content: ErrorWorkbookContent = { ...withFaults, copy: { sheet: null, isWhole: true, rows } };
    const sheet = sheetOf(content, 'Marked copy');
    expect(sheet.rows.slice(3).map(([row]) => row?.value)).toEqual([6, 8]);
    expect(sheet.rows[3]).toHaveLength(252);
    expect(sheet.rows[1]?.[0]?.value).toMatch(/^Not the whole sheet/);
    expect(Math.max(...sheet.rows.flat().map(({ value }) => String(value).length))).toBeLessThan(600);
  });
});

describe('the name under which the workbook is saved', () => {
  it.each([
    ['discharge-ready/rkb/2025/april.xlsx', 'april report.xlsx'],
    ['inbox/rkb/april.CSV.gz', 'april report.xlsx'],
    ['inbox/rkb/Länder & "Co".csv', 'Länder &  Co report.xlsx'],
    ['inbox/rkb/\u202egpj.exe', 'gpj.exe report.xlsx'],
    ['inbox/rkb/\u0007', 's-0123456789abcdef0123 report.xlsx'],
  ])('of %j is %j', (key, name) => {
    expect(reportFileName(reportWith([], { file: { ...reportWith([]).file, key } }))).toBe(name);
  });
});
