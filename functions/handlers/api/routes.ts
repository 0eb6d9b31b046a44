import type { Route } from './route.ts';
import { answersFormRoute, answersPageRoute } from './routes/answers-page.ts';
import { areaMetricsRoute, listAreasRoute } from './routes/areas.ts';
import { auditCsvRoute, auditPageRoute, auditRoute } from './routes/audit.ts';
import { checkFormRoute, checkPageRoute, checkRoute } from './routes/check.ts';
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
import { publishFormRoute, returnFileRoute, returnPageRoute } from './routes/return-page.ts';
import { getReturnRoute, listReturnsRoute, publishReturnRoute } from './routes/returns.ts';
import { returnsPageRoute } from './routes/returns-page.ts';
import { revisionsPageRoute } from './routes/revisions-page.ts';
import { rowFileRoutes } from './routes/row-files.ts';
import { scriptRoute } from './routes/scripts.ts';
import { sheetsPageRoute } from './routes/sheets-page.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { getSignOffRoute, signOffFormRoute, signOffRoute, unlockFormRoute, unlockRoute } from './routes/sign-off.ts';
import { beSomebodyRoute, signedInPageRoute } from './routes/signed-in-page.ts';
import { statusRoute } from './routes/status.ts';
import { stylesheetRoutes } from './routes/stylesheet.ts';
import { confirmFormRoute, issuesPageRoute, submissionPageRoute, withdrawFormRoute } from './routes/submission-page.ts';
import {
  confirmSubmissionRoute,
  getSubmissionRoute,
  listSubmissionsRoute,
  withdrawSubmissionRoute,
} from './routes/submissions.ts';
import { templateRoute } from './routes/templates.ts';
import { uploadFilePageRoute, uploadPageRoute, uploadSentRoute } from './routes/upload-pages.ts';
import { createUploadRoute, findUploadRoute } from './routes/uploads.ts';

/** Every address of the product. What programs may rely on is under `/api/v1/` and is described in schemas/api.yaml. */
export const routes: readonly Route[] = [
  homeRoute,
  quarterPageRoute,
  filesPageRoute,
  uploadPageRoute,
  uploadFilePageRoute,
  uploadSentRoute,
  checkPageRoute,
  checkFormRoute,
  templateRoute,
  returnsPageRoute,
  auditPageRoute,
  auditCsvRoute,
  methodPageRoute,
  rulesPageRoute,
  glossaryPageRoute,
  submissionPageRoute,
  issuesPageRoute,
  ...rowFileRoutes,
  confirmFormRoute,
  withdrawFormRoute,
  returnPageRoute,
  answersPageRoute,
  answersFormRoute,
  financePageRoute,
  financeFormRoute,
  sheetsPageRoute,
  revisionsPageRoute,
  publishFormRoute,
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
  ...signInRoutes,
  problemsPageRoute,
  ...stylesheetRoutes,
  scriptRoute,
  createUploadRoute,
  findUploadRoute,
  checkRoute,
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
