import type { Issue } from '../../../../functions/core/checks/issue.ts';
import { createTally } from '../../../../functions/core/checks/tally.ts';
import type { SubmissionReport } from '../../../../functions/core/submissions/report.ts';
import type { SheetCopy } from '../../../../functions/core/submissions/sheet-copy.ts';
import type { ErrorWorkbookContent } from '../../../../functions/core/workbook/errors/error-content.ts';

export const badNumber: Issue = {
  code: 'bad-number',
  level: 'row',
  sheet: 'April 2025',
  row: 6,
  column: 'Discharges',
  cell: 'D6',
  found: 'about 40',
  expected: 'a whole number',
  fix: 'Write the number in digits, without words.',
};

export const mismatch: Issue = {
  code: 'total-mismatch',
  level: 'warning',
  sheet: 'April 2025',
  row: 8,
  column: 'Discharges',
  cell: 'D8',
  found: '322',
  expected: '316, the sum of the rows',
  fix: 'Check the rows and the total. The rows count, not the total.',
};

const header = ['Provider', 'Area', 'Month', 'Discharges', 'Discharged on ready date', 'Bed days'];

/** A trust's sheet: a title, a header in row 3, data in rows 4 to 7, a total in row 8. */
export const dischargeCopy: SheetCopy = {
  sheet: 'April 2025',
  isWhole: true,
  rows: [
    { row: 1, cells: ['University Hospitals, discharges'] },
    { row: 3, cells: header },
    { row: 4, cells: ['RKB', 'Coventry', 'Apr-25', '100', '80', '60'] },
    { row: 5, cells: ['RKB', 'Solihull', 'Apr-25', '40', '31', '22'] },
    { row: 6, cells: ['RKB', 'Warwickshire', 'Apr-25', 'about 40', '31', '22'] },
    { row: 7, cells: ['RKB', 'Birmingham', 'Apr-25', '136', '101', '90'] },
    { row: 8, cells: ['Total', '', '', '322', '243', '194'] },
  ],
};

/** The report of a `discharge-ready` workbook of a trust with these issues. */
export function reportWith(issues: readonly Issue[], changes: Partial<SubmissionReport> = {}): SubmissionReport {
  const tally = createTally();
  for (const issue of issues) tally.add(issue);
  return {
    schema: 'bcf-report/1',
    submission: 's-0123456789abcdef0123',
    source: 'discharge-ready',
    sourceVersion: 1,
    layout: null,
    feed: 'rkb',
    file: {
      key: 'discharge-ready/rkb/2025/april.xlsx',
      versionId: 'v1',
      bytes: 12_345,
      sha256: 'ab'.repeat(32),
      encoding: null,
    },
    outcome: issues.length > 0 ? 'accepted-with-warnings' : 'accepted',
    duplicateOf: null,
    recognisedBy: 'content',
    replaced: [],
    withdrawn: null,
    taken: [],
    periods: ['2025-04'],
    areas: ['E08000026', 'E08000029'],
    rows: { read: 4, accepted: 3, rejected: 1, notCounted: 0, notCountedBecause: {} },
    ...tally.result(),
    startedAt: '2025-05-02T08:30:00.000Z',
    finishedAt: '2025-05-02T08:30:01.000Z',
    ...changes,
  };
}

/** Many faulty rows of a large sheet, of which only the first 1,000 are listed. */
export function manyFaults(count = 1500): ErrorWorkbookContent {
  const issues = Array.from({ length: count }, (_, index): Issue => {
    const row = index + 2;
    if (index % 7 === 3)
      return {
        ...mismatch,
        code: 'out-of-range',
        sheet: null,
        row,
        cell: `F${row}`,
        column: 'Bed days',
        found: '-4',
        expected: 'a number from 0',
        fix: 'Check the bed days.',
      };
    if (index % 11 === 5)
      return {
        ...badNumber,
        code: 'ragged-row',
        sheet: null,
        row,
        cell: undefined,
        column: null,
        found: '5 cells',
        expected: '6 cells',
        fix: 'Look for a missing or an extra separator.',
      };
    return { ...badNumber, sheet: null, row, cell: `D${row}`, found: `about ${row}` };
  });
  const report = reportWith(issues, {
    outcome: 'rejected',
    file: { ...reportWith([]).file, key: 'discharge-ready/rkb/april.csv', encoding: 'utf-8' },
  });
  const rows = [...new Set(report.issues.map(({ row }) => Number(row)))].map((row) => ({
    row,
    cells: ['RKB', 'Coventry', 'Apr-25', `about ${row}`, '80', '-4'],
  }));
  return { report, copy: { sheet: null, isWhole: false, rows: [{ row: 1, cells: header }, ...rows] }, reached: 'sent' };
}
