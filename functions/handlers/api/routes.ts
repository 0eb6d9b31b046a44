import type { Route } from './route.ts';
import { areaMetricsRoute, listAreasRoute } from './routes/areas.ts';
import { auditRoute } from './routes/audit.ts';
import { errorWorkbookRoute } from './routes/error-workbook.ts';
import { homeRoute } from './routes/home.ts';
import { lineageRoute } from './routes/lineage.ts';
import { problemsPageRoute } from './routes/problems-page.ts';
import { returnFileRoute, returnPageRoute } from './routes/return-page.ts';
import { getReturnRoute, listReturnsRoute, publishReturnRoute, signOffRoute } from './routes/returns.ts';
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
  submissionPageRoute,
  confirmFormRoute,
  withdrawFormRoute,
  returnPageRoute,
  returnFileRoute,
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
  signOffRoute,
  statusRoute,
  auditRoute,
];
