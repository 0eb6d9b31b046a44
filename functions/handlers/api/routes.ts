import type { Deed } from '../../core/visitors/deeds.ts';
import type { Answer, Route } from './route.ts';
import { scriptRoute } from './routes/scripts.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { stylesheetRoutes } from './routes/stylesheet.ts';

// The code of a page is loaded when somebody asks for it: a function begins by answering one of them, not all.
const answersPage = () => import('./routes/answers-page.ts');
const areas = () => import('./routes/areas.ts');
const audit = () => import('./routes/audit.ts');
const check = () => import('./routes/check.ts');
const errorWorkbook = () => import('./routes/error-workbook.ts');
const filesPage = () => import('./routes/files-page.ts');
const financePage = () => import('./routes/finance-page.ts');
const home = () => import('./routes/home.ts');
const lineage = () => import('./routes/lineage.ts');
const metricPages = () => import('./routes/metric-pages.ts');
const problemsPage = () => import('./routes/problems-page.ts');
const quarterEnd = () => import('./routes/quarter-end.ts');
const referencePages = () => import('./routes/reference-pages.ts');
const returnPage = () => import('./routes/return-page.ts');
const returns = () => import('./routes/returns.ts');
const returnsPage = () => import('./routes/returns-page.ts');
const revisionsPage = () => import('./routes/revisions-page.ts');
const rowFiles = () => import('./routes/row-files.ts');
const sheetsPage = () => import('./routes/sheets-page.ts');
const signOff = () => import('./routes/sign-off.ts');
const signedInPage = () => import('./routes/signed-in-page.ts');
const status = () => import('./routes/status.ts');
const submissionPage = () => import('./routes/submission-page.ts');
const submissions = () => import('./routes/submissions.ts');
const templates = () => import('./routes/templates.ts');
const uploadPages = () => import('./routes/upload-pages.ts');
const uploads = () => import('./routes/uploads.ts');

type Needs = 'visitor' | Deed;
type Load = () => Promise<Answer>;

const loaded =
  (load: Load): Answer =>
  async (deps, request) =>
    (await load())(deps, request);

const get = (path: string, needs: Needs, load: Load): Route => ({ method: 'GET', path, needs, answer: loaded(load) });
const post = (path: string, needs: Needs, load: Load): Route => ({ method: 'POST', path, needs, answer: loaded(load) });

/**
 * Every address of the product, and who may ask for it. What programs may rely on is under `/api/v1/` and is described
 * in schemas/api.yaml.
 */
export const routes: readonly Route[] = [
  get('/', 'visitor', async () => (await home()).answerHome),
  get('/quarters/{quarter}', 'visitor', async () => (await home()).answerQuarterPage),
  get('/files', 'visitor', async () => (await filesPage()).answerFilesPage),
  get('/upload', 'visitor', async () => (await uploadPages()).answerUploadPage),
  get('/upload/file', 'send', async () => (await uploadPages()).answerUploadFilePage),
  get('/upload/sent', 'visitor', async () => (await uploadPages()).answerUploadSent),
  get('/check', 'visitor', async () => (await check()).answerCheckPage),
  post('/check', 'visitor', async () => (await check()).answerCheckForm),
  get('/templates/{file}', 'visitor', async () => (await templates()).answerTemplate),
  get('/returns', 'visitor', async () => (await returnsPage()).answerReturnsPage),
  get('/audit', 'visitor', async () => (await audit()).answerAuditPage),
  get('/audit.csv', 'visitor', async () => (await audit()).answerAuditCsv),
  get('/method', 'visitor', async () => (await referencePages()).answerMethodPage),
  get('/rules', 'visitor', async () => (await referencePages()).answerRulesPage),
  get('/glossary', 'visitor', async () => (await referencePages()).answerGlossaryPage),
  get('/submissions/{id}', 'visitor', async () => (await submissionPage()).answerSubmissionPage),
  get('/submissions/{id}/issues', 'visitor', async () => (await submissionPage()).answerIssuesPage),
  get('/submissions/{id}/rows/good.csv', 'take-rows', async () => (await rowFiles()).answerRows('good')),
  get('/submissions/{id}/rows/bad.csv', 'take-rows', async () => (await rowFiles()).answerRows('bad')),
  post('/submissions/{id}/confirm', 'confirm', async () => (await submissionPage()).answerConfirmForm),
  post('/submissions/{id}/withdraw', 'withdraw', async () => (await submissionPage()).answerWithdrawForm),
  get('/returns/{quarter}/{area}', 'visitor', async () => (await returnPage()).answerReturnPage),
  get('/returns/{quarter}/{area}/answers', 'visitor', async () => (await answersPage()).answerAnswersPage),
  post('/returns/{quarter}/{area}/answers', 'answer', async () => (await answersPage()).answerAnswersForm),
  get('/returns/{quarter}/{area}/finance', 'visitor', async () => (await financePage()).answerFinancePage),
  post('/returns/{quarter}/{area}/finance', 'answer', async () => (await financePage()).answerFinanceForm),
  get('/returns/{quarter}/{area}/sheets', 'visitor', async () => (await sheetsPage()).answerSheetsPage),
  get('/returns/{quarter}/{area}/revisions', 'visitor', async () => (await revisionsPage()).answerRevisionsPage),
  post('/returns/{quarter}/{area}/publish', 'publish', async () => (await returnPage()).answerPublishForm),
  get('/returns/{quarter}/{area}/{file}', 'visitor', async () => (await returnPage()).answerReturnFile),
  post('/returns/{quarter}/{area}/sign-off', 'sign', async () => (await signOff()).answerSignOffForm),
  post('/returns/{quarter}/{area}/unlock', 'unlock', async () => (await signOff()).answerUnlockForm),
  get('/metrics', 'visitor', async () => (await metricPages()).answerMetricsStart),
  get('/metrics/{quarter}/{area}', 'visitor', async () => (await metricPages()).answerMetricsPage),
  get('/metrics/{quarter}/{area}/{metric}', 'visitor', async () => (await metricPages()).answerMetricPage),
  get('/metrics/{quarter}/{area}/{metric}/lineage', 'visitor', async () => (await metricPages()).answerMetricLineage),
  get('/metrics/{quarter}/{area}/{metric}/{file}', 'visitor', async () => (await metricPages()).answerMetricFile),
  get('/signed-in', 'visitor', async () => (await signedInPage()).answerSignedInPage),
  post('/signed-in', 'visitor', async () => (await signedInPage()).answerBeSomebody),
  ...signInRoutes,
  get('/problems', 'visitor', async () => (await problemsPage()).answerProblemsPage),
  ...stylesheetRoutes,
  scriptRoute,
  post('/api/v1/uploads', 'send', async () => (await uploads()).answerCreateUpload),
  get('/api/v1/uploads', 'visitor', async () => (await uploads()).answerFindUpload),
  post('/api/v1/check', 'visitor', async () => (await check()).answerCheck),
  get('/api/v1/submissions', 'visitor', async () => (await submissions()).answerListSubmissions),
  get('/api/v1/submissions/{id}', 'visitor', async () => (await submissions()).answerGetSubmission),
  get('/api/v1/submissions/{id}/report.xlsx', 'visitor', async () => (await errorWorkbook()).answerErrorWorkbook),
  post('/api/v1/submissions/{id}/confirm', 'confirm', async () => (await submissions()).answerConfirmSubmission),
  post('/api/v1/submissions/{id}/withdraw', 'withdraw', async () => (await submissions()).answerWithdrawSubmission),
  get('/api/v1/areas', 'visitor', async () => (await areas()).answerListAreas),
  get('/api/v1/areas/{code}/metrics', 'visitor', async () => (await areas()).answerAreaMetrics),
  get('/api/v1/areas/{code}/metrics/{metric}/lineage', 'visitor', async () => (await lineage()).answerLineage),
  get('/api/v1/returns', 'visitor', async () => (await returns()).answerListReturns),
  post('/api/v1/returns', 'publish', async () => (await returns()).answerPublishReturn),
  get('/api/v1/returns/{area}/{quarter}', 'visitor', async () => (await returns()).answerGetReturn),
  get('/api/v1/returns/{area}/{quarter}/preview', 'visitor', async () => (await quarterEnd()).answerPreviewReturn),
  get('/api/v1/returns/{area}/{quarter}/sign-off', 'visitor', async () => (await signOff()).answerGetSignOff),
  post('/api/v1/returns/{area}/{quarter}/sign-off', 'sign', async () => (await signOff()).answerSignOff),
  post('/api/v1/returns/{area}/{quarter}/unlock', 'unlock', async () => (await signOff()).answerUnlock),
  get('/api/v1/status', 'visitor', async () => (await status()).answerStatus),
  get('/api/v1/notices', 'visitor', async () => (await quarterEnd()).answerListNotices),
  get('/api/v1/audit', 'visitor', async () => (await audit()).answerAudit),
];
