import { fileIssue } from '../../core/checks/file-issue.ts';
import type { Issue, IssueCode } from '../../core/checks/issue.ts';

/** Leaves the reading of a workbook from any depth. It never leaves this folder: the ports give its issue as a value. */
export class WorkbookFault extends Error {
  readonly issue: Issue;
  constructor(code: IssueCode, found: string, fix: string) {
    super(found);
    this.issue = fileIssue(code, { found, expected: 'a plain Excel workbook (.xlsx)', fix });
  }
}

export function damaged(found: string): WorkbookFault {
  return new WorkbookFault(
    'unreadable',
    found,
    'The workbook is damaged or was not made by a spreadsheet program. Open it in one, save it anew as .xlsx, and send it again.',
  );
}

export function bomb(found: string): WorkbookFault {
  return new WorkbookFault(
    'zip-bomb',
    found,
    'The file unpacks to far more than a workbook of its size holds. Copy the table to a new workbook, or save it as CSV.',
  );
}

export function tooLarge(found: string): WorkbookFault {
  return new WorkbookFault(
    'too-large',
    found,
    'Save the table as CSV, which has no limit, or send it in parts of one month each.',
  );
}

export const endlessCell = (): WorkbookFault => tooLarge('a cell of more than a million characters');
