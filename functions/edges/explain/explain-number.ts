import { explainedMetric, figureDifferences } from '../../core/explain/explained-figures.ts';
import type { ExplainedFile, ExplainedNumber } from '../../core/explain/explained-number.ts';
import { compareMetrics } from '../../core/replay/compare-metrics.ts';
import { readCurrentFeeds, versionOf } from '../records/load-quarter.ts';
import type { ReadAgainDeps } from '../replay/read-again.ts';
import { explainFile } from './explain-file.ts';
import { type LoadedNumber, loadNumber, type NumberAsked, quarterWith } from './load-number.ts';

async function storedState(
  { records }: ReadAgainDeps,
  { board, metric, period }: NumberAsked,
  { parts: { value } }: LoadedNumber,
): Promise<{ stored: ExplainedNumber['stored']; why: string[] }> {
  const quarter = await records.metrics.get(quarterWith(period), board.code);
  const stored = quarter?.metrics.find((each) => each.metric === metric.id && each.period === period);
  if (!stored) return { stored: 'not-stored', why: [] };
  const why = compareMetrics([stored], [value]).map((words) => `the stored value is another: ${words}`);
  return { stored: why.length === 0 ? 'same' : 'differs', why };
}

const differencesOf = ({ key, state, why }: ExplainedFile): string[] =>
  state === 'differs' ? why.map((words) => `${key}: ${words}`) : [];

/**
 * One number from its value down to the rows of its files: computes it from what counts now, and reads each file behind
 * it again, one at a time. Writes nothing; throws where files came in meanwhile.
 */
export async function explainNumber(deps: ReadAgainDeps, asked: NumberAsked): Promise<ExplainedNumber> {
  const { board, metric, period } = asked;
  const loaded = await loadNumber(deps, asked);
  const { parts, figures, cells } = loaded;
  const files: ExplainedFile[] = [];
  for (const file of loaded.files) files.push(await explainFile(deps, file));
  const { stored, why } = await storedState(deps, asked, loaded);
  if (versionOf(await readCurrentFeeds(deps.records)) !== loaded.version) {
    throw new Error('Files came in while the number was explained, so the answer is of no use. Try again.');
  }
  return {
    schema: 'bcf-explain/1',
    area: { code: board.code, name: board.name },
    period,
    metric: explainedMetric(metric),
    value: parts.value,
    stored,
    figures,
    cells,
    files,
    differences: [...figureDifferences(figures, parts), ...why, ...files.flatMap(differencesOf)],
  };
}
