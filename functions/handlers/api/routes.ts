import type { Route } from './route.ts';
import { answersFormRoute, answersPageRoute } from './routes/answers-page.ts';
import { areaMetricsRoute, listAreasRoute } from './routes/areas.ts';
import { auditCsvRoute, auditPageRoute, auditRoute } from './routes/audit.ts';
import { errorWorkbookRoute } from './routes/error-workbook.ts';
import { filesPageRoute } from './routes/files-page.ts';
import { financeFormRoute, financePageRoute } from './routes/finance-page.ts';
import { homeRoute, quarterPageRoute } from './routes/home.ts';
import { lineageRoute } from './routes/lineage.ts';
import {
  metricFileRoute,
  metricLineageRoute,
  metricPageRoute,
  metricsPageRoute,
  metricsStartRoute,
} from './routes/metric-pages.ts';
import { problemsPageRoute } from './routes/problems-page.ts';
import { listNoticesRoute, previewReturnRoute } from './routes/quarter-end.ts';
import { glossaryPageRoute, methodPageRoute, rulesPageRoute } from './routes/reference-pages.ts';
import { returnFileRoute, returnPageRoute } from './routes/return-page.ts';
import { getReturnRoute, listReturnsRoute, publishReturnRoute } from './routes/returns.ts';
import { returnsPageRoute } from './routes/returns-page.ts';
import { getSignOffRoute, signOffFormRoute, signOffRoute, unlockFormRoute, unlockRoute } from './routes/sign-off.ts';
import { beSomebodyRoute, signedInPageRoute } from './routes/signed-in-page.ts';
import { statusRoute } from './routes/status.ts';
import { stylesheetRoutes } from './routes/stylesheet.ts';
import { confirmFormRoute, submissionPageRoute, withdrawFormRoute } from './routes/submission-page.ts';
import {
  confirmSubmissionRoute,
  getSubmissionRoute,
  listSubmissionsRoute,
  withdrawSubmissionRoute,
} from './routes/submissions.ts';

/** Every address of the product. What programs may rely on is under `/api/v1/` and is described in schemas/api.yaml. */
export const routes: readonly Route[] = [
  homeRoute,
  quarterPageRoute,
  filesPageRoute,
  returnsPageRoute,
  auditPageRoute,
  auditCsvRoute,
  methodPageRoute,
  rulesPageRoute,
  glossaryPageRoute,
  submissionPageRoute,
  confirmFormRoute,
  withdrawFormRoute,
  returnPageRoute,
  answersPageRoute,
  answersFormRoute,
  financePageRoute,
  financeFormRoute,
  returnFileRoute,
  signOffFormRoute,
  unlockFormRoute,
  metricsStartRoute,
  metricsPageRoute,
  metricPageRoute,
  metricLineageRoute,
  metricFileRoute,
  signedInPageRoute,
  beSomebodyRoute,
  problemsPageRoute,
  ...stylesheetRoutes,
  listSubmissionsRoute,
  getSubmissionRoute,
  errorWorkbookRoute,
  confirmSubmissionRoute,
  withdrawSubmissionRoute,
  listAreasRoute,
  areaMetricsRoute,
  lineageRoute,
  listReturnsRoute,
  publishReturnRoute,
  getReturnRoute,
  previewReturnRoute,
  getSignOffRoute,
  signOffRoute,
  unlockRoute,
  statusRoute,
  listNoticesRoute,
  auditRoute,
];
