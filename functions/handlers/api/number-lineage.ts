import type { Board } from '../../core/areas/boards.ts';
import { explainedMetric } from '../../core/explain/explained-figures.ts';
import { findMetric } from '../../core/explain/find-metric.ts';
import { financialYearOf, type Period } from '../../core/periods/period.ts';
import { layoutFor } from '../../core/returns/layout.ts';
import { metricChoices } from '../../core/returns/metric-choices.ts';
import { withStates } from '../../core/returns/number-state.ts';
import { sightOf } from '../../core/visitors/sight.ts';
import { type FileBehind, loadNumber, type NumberAsked, quarterWith } from '../../edges/explain/load-number.ts';
import { sentFile } from '../../edges/explain/sent-file.ts';
import { Rejected } from '../../edges/problem.ts';
import type { ApiDeps } from './deps.ts';
import type { ApiRequest } from './http.ts';

type Seen = Pick<ApiRequest, 'visitor'>;

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

/** Whether the visitor may see the whole of a file, how many rows it has in all among it. */
async function isWholeSeen({ records }: Pick<ApiDeps, 'records'>, { visitor }: Seen, submission: string) {
  if (visitor.areas === 'all') return true;
  const found = await records.submissions.get(submission);
  return found !== null && sightOf(visitor, found) === 'whole';
}

/** Throws `Rejected` where somebody may not see the whole of each of these files, which are to be read again row by row. */
export async function checkFiles(deps: Pick<ApiDeps, 'records'>, seen: Seen, files: readonly { submission: string }[]) {
  for (const { submission } of files) {
    if (await isWholeSeen(deps, seen, submission)) continue;
    throw new Rejected(
      'partly-yours',
      'A file behind the number speaks of other areas, too, so its rows are not shown.',
    );
  }
}

/**
 * What one number is made of, from what is stored: its cells and its files. The files themselves are not read. How many
 * rows and bytes a whole file has is said to whoever may see all of it.
 */
export async function numberLineage(deps: Pick<ApiDeps, 'records' | 'now'>, seen: Seen, asked: NumberAsked) {
  const { board, metric, period } = asked;
  const { parts, figures, cells, files } = await loadNumber(deps, asked);
  const layout = layoutFor(financialYearOf(quarterWith(period)));
  const fileOf = async (file: FileBehind) => {
    const sent = await sentFile(deps.records, file);
    return (await isWholeSeen(deps, seen, sent.submission)) ? sent : { ...sent, reported: null, bytes: null };
  };
  return {
    area: { code: board.code, name: board.name },
    period,
    metric: explainedMetric(metric),
    value: withStates(layout, [parts.value], deps.now().toISOString())[0],
    figures,
    cells,
    files: await Promise.all(files.map(fileOf)),
  };
}
