import { sourceContract } from '../../intake/contracts.ts';
import type { SubmissionReport } from '../../submissions/report.ts';
import { type ErrorWorkbookContent, sheetNames } from './error-content.ts';

/** Why a file must not be copied out of the arrivals bucket; null where it may be. */
function whyNotAllowed({ source, issueCounts }: SubmissionReport): string | null {
  if (issueCounts.byCode['identifiable-data']) {
    return 'Not made: the file says who a person is, so nothing of it is stored elsewhere.';
  }
  if (source === null) {
    return 'Not made: it is not known what kind of file it is, so it may hold rows about patients.';
  }
  return sourceContract(source)?.personal === false
    ? null
    : 'Not made: its rows are about patients, and rows about patients are stored nowhere but where they were sent to.';
}

/** Whether the rows of a file may be stored outside the arrivals bucket. */
export function mayBeCopied(report: SubmissionReport): boolean {
  return whyNotAllowed(report) === null;
}

/** The content without a copy that must not be shown, whoever made it. */
export function withoutForbiddenCopy(content: ErrorWorkbookContent): ErrorWorkbookContent {
  return mayBeCopied(content.report) ? content : { ...content, copy: null };
}

/** Where the marked copy of the sheet is, or why there is none. */
export function copyWords({ report, copy }: ErrorWorkbookContent): string {
  const forbidden = whyNotAllowed(report);
  if (forbidden !== null) return forbidden;
  if (copy === null || copy.rows.length === 0) {
    return report.rows.read === 0
      ? 'Not made: no rows of the file could be read.'
      : 'Not made: the sheet is large, and none of its rows has a listed fault.';
  }
  const what = copy.isWhole ? 'The rows that were read are' : 'The rows with a listed fault are';
  return `${what} on the sheet "${sheetNames.copy}". Faulty cells are coloured and have a comment, and the column Fault says in words what is wrong.`;
}
