import { submissionPage } from '../../../../web/pages/submission-page.ts';
import { page } from '../respond.ts';
import type { Route } from '../route.ts';
import { parseReport, storedReport } from '../stored-report.ts';
import { submissionView } from '../submission-view.ts';

export const submissionPageRoute: Route = {
  method: 'GET',
  path: '/submissions/{id}',
  answer: async (deps, { path }) => {
    const { submission, report } = await storedReport(deps, path.id ?? '');
    const view = submissionView(submission);
    return page(200, submissionPage({ ...view, report: report === null ? null : parseReport(report) }));
  },
};
