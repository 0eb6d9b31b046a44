import type { ComparedModel, MetricModel } from '../../../web/pages/metric-page.ts';
import { boardValues } from '../../core/metric-view/compared-boards.ts';
import { metricHistory } from '../../core/metric-view/metric-history.ts';
import { metricDefinition } from '../../core/metrics/catalogue.ts';
import { financialYearOf, type Quarter } from '../../core/periods/period.ts';
import { changesBetween } from '../../core/returns/changes.ts';
import { type LayoutMetric, layoutFor } from '../../core/returns/layout.ts';
import { withStates } from '../../core/returns/number-state.ts';
import { maySee, type Visitor } from '../../core/visitors/visitor.ts';
import { Rejected } from '../../edges/problem.ts';
import { comparedValues, loadGroup } from './comparison-view.ts';
import type { ApiDeps } from './deps.ts';
import { type AskedMetrics, loadHistory } from './load-history.ts';
import { parseReturn, storedReturn } from './stored-return.ts';

type Asked = AskedMetrics & { metric: string; group: string; visitor: Visitor };

/** What a metric says by itself, before anything is held against it. */
export type OwnMetric = Omit<MetricModel, 'compared' | 'revision'>;

function metricInYear(quarter: Quarter, metric: string): LayoutMetric {
  const layout = layoutFor(financialYearOf(quarter));
  const entry = layout.metrics.find((each) => each.metric === metric);
  if (entry) return entry;
  const ids = layout.metrics.map((each) => each.metric).join(', ');
  throw new Rejected('unknown-metric', `The metrics of ${layout.financialYear} are ${ids}.`);
}

/** One metric with its history. Throws `Rejected` where the year has no such metric. */
export async function ownMetric(deps: Pick<ApiDeps, 'records' | 'now'>, asked: Asked): Promise<OwnMetric> {
  const { board, quarter, metric } = asked;
  const entry = metricInYear(quarter, metric);
  const layout = layoutFor(financialYearOf(quarter));
  const today = deps.now().toISOString();
  const { now, all } = await loadHistory(deps, asked);
  const values = withStates(layout, now?.metrics ?? [], today).filter((value) => value.metric === metric);
  return {
    area: { code: board.code, name: board.name },
    quarter,
    layout,
    today,
    entry,
    definition: metricDefinition(metric),
    value: values.find(({ period }) => period === quarter),
    values,
    history: metricHistory(all, metric, quarter),
  };
}

/** The value beside those of the boards of a group; null where there is no value. */
export async function comparedMetric(
  deps: Pick<ApiDeps, 'records'>,
  asked: Asked,
  { entry, value: own }: OwnMetric,
): Promise<ComparedModel | null> {
  if (!own) return null;
  const { title, others } = await loadGroup(deps, asked);
  const [comparison = null] = comparedValues([own], others, asked.visitor);
  const seen = others.filter(({ unit }) => maySee(asked.visitor, unit));
  const boards = boardValues({ code: asked.board.code, value: own }, seen);
  return { entry, group: title, groupId: asked.group, own, boards, unnamed: others.length - seen.length, comparison };
}

async function lastRevision(
  deps: Pick<ApiDeps, 'records' | 'returns'>,
  { board, quarter }: AskedMetrics,
  { entry, layout, values, today }: OwnMetric,
): Promise<MetricModel['revision']> {
  if (!(await deps.records.returns.latest(quarter, board.code))) return null;
  const document = parseReturn((await storedReturn(deps, quarter, board.code)).text);
  const { revision, previousRevision, generatedAt, state, status } = document;
  const isOfMetric = ({ metric }: { metric: string }) => metric === entry.metric;
  const before = document.metrics.filter(isOfMetric);
  const since = changesBetween({ layout, before, after: values, madeAt: today });
  const made = document.changes.filter(isOfMetric);
  return { revision, previousRevision, generatedAt, state, status, since, made };
}

/** One metric with its history, the boards of a group, and what the last revision says of it. Throws `Rejected`. */
export async function metricModel(
  deps: Pick<ApiDeps, 'records' | 'returns' | 'now'>,
  asked: Asked,
): Promise<MetricModel> {
  const own = await ownMetric(deps, asked);
  const [compared, revision] = await Promise.all([comparedMetric(deps, asked, own), lastRevision(deps, asked, own)]);
  return { ...own, compared, revision };
}
