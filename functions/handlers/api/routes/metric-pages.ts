import * as z from 'zod/mini';
import { lineagePage } from '../../../../web/pages/lineage-page.ts';
import { metricPage } from '../../../../web/pages/metric-page.ts';
import { metricPath } from '../../../../web/pages/metric-path.ts';
import { metricsPage } from '../../../../web/pages/metrics-page.ts';
import { metricsStartPage } from '../../../../web/pages/metrics-start-page.ts';
import { boardByCode } from '../../../core/areas/boards.ts';
import { comparisonGroupIds } from '../../../core/areas/comparison-group.ts';
import { maySee } from '../../../core/visitors/visitor.ts';
import { explainNumber } from '../../../edges/explain/explain-number.ts';
import { Rejected } from '../../../edges/problem.ts';
import type { ApiRequest } from '../http.ts';
import { boardInPath, groupInput, periodInput, quarterInPath, quarterInput, readInput } from '../inputs.ts';
import { isOfBoards, metricFile } from '../metric-file.ts';
import { comparedMetric, metricModel, ownMetric } from '../metric-model.ts';
import { metricsModel } from '../metrics-model.ts';
import { metricsStart } from '../metrics-start.ts';
import { checkFiles, numberAsked, numberLineage } from '../number-lineage.ts';
import { download, page, seeOther } from '../respond.ts';
import type { Answer } from '../route.ts';

const startQuery = z.object({ area: z.optional(z.string()), quarter: z.optional(quarterInput) });

/** The choice of an area and a quarter; once both are chosen, on to their metrics. */
export const answerMetricsStart: Answer = async (deps, request) => {
  const { area = '', quarter = '' } = readInput(startQuery, request.query);
  const board = boardByCode(area);
  if (board && maySee(request.visitor, board.code) && quarter) return seeOther(metricPath({ quarter, area: board }));
  const error = quarter ? 'Choose an area.' : null;
  return page(request, 200, metricsStartPage(await metricsStart(deps, request, { area, quarter, error })));
};

const askedIn = (request: ApiRequest) => ({ board: boardInPath(request), quarter: quarterInPath(request) });

export const answerMetricsPage: Answer = async (deps, request) =>
  page(request, 200, metricsPage(await metricsModel(deps, askedIn(request))));

const compareQuery = z.object({ compare: z._default(groupInput, comparisonGroupIds[0] ?? '') });

function metricAsked(request: ApiRequest) {
  const { compare } = readInput(compareQuery, request.query);
  return { ...askedIn(request), metric: request.path.metric ?? '', group: compare, visitor: request.visitor };
}

export const answerMetricPage: Answer = async (deps, request) =>
  page(request, 200, metricPage(await metricModel(deps, metricAsked(request))));

const lineageQuery = z.object({ period: z.optional(periodInput), rows: z.optional(z.literal('yes')) });

/** What one number is made of. With `rows` its files are read again, and each row is accounted for. */
export const answerMetricLineage: Answer = async (deps, request) => {
  const { board, quarter } = askedIn(request);
  const { period = quarter, rows } = readInput(lineageQuery, request.query);
  const asked = numberAsked(deps, { board, metric: request.path.metric ?? '', period });
  const { value, ...lineage } = await numberLineage(deps, request, asked);
  if (!value) throw new Rejected('not-found', 'There is no such number.');
  if (rows) await checkFiles(deps, request, lineage.files);
  const readAgain = rows ? await explainNumber(deps, asked) : null;
  return page(request, 200, lineagePage({ ...lineage, value, quarter, readAgain }));
};

/** A chart of a metric or the figures that it shows, to be saved. */
export const answerMetricFile: Answer = async (deps, request) => {
  const [asked, file] = [metricAsked(request), request.path.file ?? ''];
  const own = await ownMetric(deps, asked);
  const compared = isOfBoards(file) ? await comparedMetric(deps, asked, own) : null;
  return download(metricFile({ ...own, compared }, file));
};
