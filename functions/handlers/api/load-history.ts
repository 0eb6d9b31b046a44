import type { Board } from '../../core/areas/boards.ts';
import { historyQuarters } from '../../core/metric-view/metric-history.ts';
import type { MetricValue } from '../../core/metrics/metric-value.ts';
import type { Quarter } from '../../core/periods/period.ts';
import type { QuarterMetrics } from '../../edges/records/quarter-metrics.ts';
import type { ApiDeps } from './deps.ts';

/** Which quarter of which board. */
export type AskedMetrics = { board: Board; quarter: Quarter };

/** The metrics of a board in the quarter and in all that its trends show, oldest first, read together. */
export async function loadHistory(
  { records }: Pick<ApiDeps, 'records'>,
  { board, quarter }: AskedMetrics,
): Promise<{ now: QuarterMetrics | null; all: MetricValue[] }> {
  const asked = historyQuarters(quarter).map((each) => ({ quarter: each, unit: board.code }));
  const stored = await records.metrics.getAll(asked);
  const inTime = stored.sort((a, b) => (a.quarter < b.quarter ? -1 : 1));
  return {
    now: stored.find((each) => each.quarter === quarter) ?? null,
    all: inTime.flatMap(({ metrics }) => metrics),
  };
}
