import type { Issue } from '../../checks/issue.ts';
import type { SubmissionReport } from '../../submissions/report.ts';
import type { SheetCopy } from '../../submissions/sheet-copy.ts';

/**
 * What the error workbook of one file is made from. `copy` is null where there is none or it must not be shown.
 * `reached` says whether the file was sent, so that its outcome stands, or only looked at.
 */
export type ErrorWorkbookContent = {
  report: SubmissionReport;
  copy: SheetCopy | null;
  reached: 'sent' | 'only-checked';
};

/** The names of the sheets, which refer to each other. */
export const sheetNames = {
  summary: 'Summary',
  causes: 'By cause',
  rows: 'Every row',
  copy: 'Marked copy',
} as const;

export const NO_FAULTS = 'No faults found';

/** How a fault looks: refused and left out in one way, to be looked at in another; words say which beside it. */
export function faultStyle(level: Issue['level']): 'fault' | 'warning' {
  return level === 'warning' ? 'warning' : 'fault';
}
