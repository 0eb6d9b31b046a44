import type { Board } from '../../core/areas/boards.ts';
import { explainedMetric } from '../../core/explain/explained-figures.ts';
import { findMetric } from '../../core/explain/find-metric.ts';
import { financialYearOf, type Period } from '../../core/periods/period.ts';
import { layoutFor } from '../../core/returns/layout.ts';
import { metricChoices } from '../../core/returns/metric-choices.ts';
import { withStates } from '../../core/returns/number-state.ts';
import { loadNumber, type NumberAsked, quarterWith } from '../../edges/explain/load-number.ts';
import { sentFile } from '../../edges/explain/sent-file.ts';
import { Rejected } from '../../edges/problem.ts';
import type { ApiDeps } from './deps.ts';

/** The number that is asked for, by the metric's id or name. Throws `Rejected` where the year has no such metric. */
export function numberAsked(
  { settings }: Pick<ApiDeps, 'settings'>,
  { board, metric: text, period }: { board: Board; metric: string; period: Period },
): NumberAsked {
  const year = financialYearOf(quarterWith(period));
  const choices = metricChoices(year, board.code, settings.preferredFeeds[board.code]);
  const metric = findMetric(choices.metrics, text);
  if (metric) return { board, metric, period, choices };
  const ids = choices.metrics.map(({ id }) => id).join(', ');
  throw new Rejected('unknown-metric', `The metrics of ${year} are ${ids}.`);
}

/** What one number is made of, from what is stored: its cells and its files. The files themselves are not read. */
export async function numberLineage(deps: Pick<ApiDeps, 'records' | 'now'>, asked: NumberAsked) {
  const { board, metric, period } = asked;
  const { parts, figures, cells, files } = await loadNumber(deps, asked);
  const layout = layoutFor(financialYearOf(quarterWith(period)));
  return {
    area: { code: board.code, name: board.name },
    period,
    metric: explainedMetric(metric),
    value: withStates(layout, [parts.value], deps.now().toISOString())[0],
    figures,
    cells,
    files: await Promise.all(files.map((file) => sentFile(deps.records, file))),
  };
}
