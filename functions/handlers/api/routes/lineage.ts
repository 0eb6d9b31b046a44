import * as z from 'zod/mini';
import { boardByCode } from '../../../core/areas/boards.ts';
import { explainedMetric } from '../../../core/explain/explained-figures.ts';
import { findMetric } from '../../../core/explain/find-metric.ts';
import { financialYearOf, isFinancialYear, isMonth, isQuarter, type Period } from '../../../core/periods/period.ts';
import { layoutFor } from '../../../core/returns/layout.ts';
import { metricChoices } from '../../../core/returns/metric-choices.ts';
import { withStates } from '../../../core/returns/number-state.ts';
import { loadNumber, quarterWith } from '../../../edges/explain/load-number.ts';
import { sentFile } from '../../../edges/explain/sent-file.ts';
import { Rejected } from '../../../edges/problem.ts';
import { readInput } from '../inputs.ts';
import { json } from '../respond.ts';
import type { Route } from '../route.ts';

const isPeriod = (text: unknown): text is Period =>
  typeof text === 'string' && (isMonth(text) || isQuarter(text) || isFinancialYear(text));

const lineageQuery = z.object({
  period: z.custom<Period>(isPeriod, 'must be a month 2025-04, a quarter 2025-26-Q1 or a year 2025-26'),
});

/** What one number is made of, from what is stored: its cells and its files. The files themselves are not read. */
export const lineageRoute: Route = {
  method: 'GET',
  path: '/api/v1/areas/{code}/metrics/{metric}/lineage',
  answer: async (deps, { path, query }) => {
    const { period } = readInput(lineageQuery, query);
    const board = boardByCode(path.code ?? '');
    if (!board) throw new Rejected('unknown-area', 'Give the ONS code of a board, such as E08000026.');
    const year = financialYearOf(quarterWith(period));
    const choices = metricChoices(year, board.code, deps.settings.preferredFeeds[board.code]);
    const metric = findMetric(choices.metrics, path.metric ?? '');
    if (!metric) {
      const ids = choices.metrics.map(({ id }) => id).join(', ');
      throw new Rejected('unknown-metric', `The metrics of ${year} are ${ids}.`);
    }
    const { parts, figures, cells, files } = await loadNumber(deps, { board, metric, period, choices });
    return json(200, {
      schema: 'bcf-lineage/1',
      area: { code: board.code, name: board.name },
      period,
      metric: explainedMetric(metric),
      value: withStates(layoutFor(year), [parts.value], deps.now().toISOString())[0],
      figures,
      cells,
      files: await Promise.all(files.map((file) => sentFile(deps.records, file))),
    });
  },
};
