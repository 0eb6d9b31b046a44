import type { MetricsModel } from '../../../web/pages/metrics-page.ts';
import { historyTrend } from '../../core/metric-view/history-trend.ts';
import { metricHistory } from '../../core/metric-view/metric-history.ts';
import { financialYearOf } from '../../core/periods/period.ts';
import { layoutFor } from '../../core/returns/layout.ts';
import { createMetricLookup } from '../../core/returns/metric-lookup.ts';
import { withStates } from '../../core/returns/number-state.ts';
import type { ApiDeps } from './deps.ts';
import { type AskedMetrics, loadHistory } from './load-history.ts';

/** Every metric of the year's layout, with how it went. */
export async function metricsModel(deps: Pick<ApiDeps, 'records' | 'now'>, asked: AskedMetrics): Promise<MetricsModel> {
  const { board, quarter } = asked;
  const year = financialYearOf(quarter);
  const layout = layoutFor(year);
  const [{ now, all }, latest] = await Promise.all([
    loadHistory(deps, asked),
    deps.records.returns.latest(quarter, board.code),
  ]);
  const lookUp = createMetricLookup(withStates(layout, now?.metrics ?? [], deps.now().toISOString()));
  return {
    area: { code: board.code, name: board.name },
    quarter,
    layout,
    computedAt: now?.hasData ? now.computedAt : null,
    hasReturn: latest !== null,
    metrics: layout.metrics.map((entry) => ({
      entry,
      value: lookUp(entry.metric, quarter),
      year: lookUp(entry.metric, year),
      trend: historyTrend(entry, board.name, metricHistory(all, entry.metric, quarter).quarters),
    })),
  };
}
