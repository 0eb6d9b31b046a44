import { submissionPage } from '../../../../web/pages/submission-page.ts';
import { confirmHeld } from '../../file-arrived/confirm.ts';
import type { Decision } from '../../file-arrived/decision.ts';
import { withdraw } from '../../file-arrived/withdraw.ts';
import type { ApiDeps } from '../deps.ts';
import { readForm, reasonInput } from '../inputs.ts';
import { page, seeOther } from '../respond.ts';
import type { Route } from '../route.ts';
import { parseReport, storedReport } from '../stored-report.ts';
import { submissionView } from '../submission-view.ts';

export const submissionPageRoute: Route = {
  method: 'GET',
  path: '/submissions/{id}',
  answer: async (deps, request) => {
    const { submission, report } = await storedReport(deps, request.path.id ?? '');
    const view = submissionView(submission);
    const { formToken } = request;
    return page(
      request,
      200,
      submissionPage({ ...view, formToken, report: report === null ? null : parseReport(report) }),
    );
  },
};

/** A decision that somebody sends by the form on the page, and is then shown the page as it is now. */
function decisionRoute(name: string, decide: (deps: ApiDeps, decision: Decision) => Promise<unknown>): Route {
  return {
    method: 'POST',
    path: `/submissions/{id}/${name}`,
    answer: async (deps, request) => {
      const submission = request.path.id ?? '';
      await decide(deps, { submission, by: request.visitor.name, ...readForm(reasonInput, request) });
      return seeOther(`/submissions/${encodeURIComponent(submission)}`);
    },
  };
}

export const confirmFormRoute = decisionRoute('confirm', confirmHeld);
export const withdrawFormRoute = decisionRoute('withdraw', withdraw);
