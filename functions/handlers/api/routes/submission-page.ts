import * as z from 'zod/mini';
import { issuesPage } from '../../../../web/pages/issues-page.ts';
import { submissionPage } from '../../../../web/pages/submission-page.ts';
import { findIssues } from '../../../core/submissions/find-issues.ts';
import { ISSUE_LEVELS } from '../../../core/words/issue-words.ts';
import { confirmHeld } from '../../file-arrived/confirm.ts';
import type { Decision } from '../../file-arrived/decision.ts';
import { withdraw } from '../../file-arrived/withdraw.ts';
import type { ApiDeps } from '../deps.ts';
import { submissionInPath } from '../find-submission.ts';
import { senderOf } from '../http.ts';
import { pageInput, readForm, readInput, reasonInput } from '../inputs.ts';
import { page, seeOther } from '../respond.ts';
import type { Answer } from '../route.ts';
import { parseReport, storedReport } from '../stored-report.ts';
import { submissionView } from '../submission-view.ts';

export const answerSubmissionPage: Answer = async (deps, request) => {
  const { submission, report, notDone } = await storedReport(deps, request);
  const view = { ...submissionView(submission), notDone };
  return page(
    request,
    200,
    submissionPage({ ...view, from: senderOf(request), report: report === null ? null : parseReport(report) }),
  );
};

const text = z._default(z.string().check(z.maxLength(1000)), '');

const issuesQuery = z.object({
  level: z._default(z.enum(['', ...ISSUE_LEVELS], `must be one of ${ISSUE_LEVELS.join(', ')}`), ''),
  code: text,
  column: text,
  sheet: text,
  words: text,
  page: pageInput,
});

const ISSUES_ON_A_PAGE = 50;

/** Every issue of a file that its report lists, a page at a time. */
export const answerIssuesPage: Answer = async (deps, request) => {
  const asked = readInput(issuesQuery, request.query);
  const { submission, report: stored } = await storedReport(deps, request);
  if (stored === null) return seeOther(`/submissions/${submission.id}`);
  const report = parseReport(stored);
  const found = findIssues(report.issues, asked);
  const pages = Math.max(1, Math.ceil(found.length / ISSUES_ON_A_PAGE));
  const at = Math.min(asked.page, pages);
  const issues = found.slice((at - 1) * ISSUES_ON_A_PAGE, at * ISSUES_ON_A_PAGE);
  const fileName = submissionView(submission).file.name;
  const shown = { fileName, report, asked: { ...asked, page: at }, issues, found: found.length, pages };
  return page(request, 200, issuesPage(shown));
};

/** A decision that somebody sends by the form on the page, and is then shown the page as it is now. */
function answerDecision(decide: (deps: ApiDeps, decision: Decision) => Promise<unknown>): Answer {
  return async (deps, request) => {
    const { reason } = readForm(reasonInput, request);
    const { id } = await submissionInPath(deps, request);
    await decide(deps, { submission: id, by: request.visitor.name, reason });
    return seeOther(`/submissions/${id}`);
  };
}

export const answerConfirmForm = answerDecision(confirmHeld);
export const answerWithdrawForm = answerDecision(withdraw);
