import { monthsOfQuarter } from '../periods/period.ts';
import { listWords, periodWords } from '../periods/period-words.ts';
import type { LayoutMetric } from './layout.ts';
import { createMetricLookup } from './metric-lookup.ts';
import type { ReturnFigures } from './return-content.ts';

/** The months of the quarter for which a metric has no data; none where the quarter came as one figure. */
export function missingMonths({ quarter, metrics }: ReturnFigures, metric: string): string[] {
  const lookUp = createMetricLookup(metrics);
  if (lookUp(metric, quarter)?.coverage.complete) return [];
  return monthsOfQuarter(quarter).filter((month) => (lookUp(metric, month)?.coverage.monthsPresent ?? 0) === 0);
}

/** What is said where nothing is missing. */
export const EVERY_MONTH = 'Every month is present';

/** Which months the headline metrics of a return rest on, in a sentence: `Every month is present`, or what is missing. */
export function coverageWords(content: ReturnFigures): string {
  const gaps = content.layout.metrics
    .filter((entry) => entry.role === 'headline')
    .map((entry) => gapWords(entry, missingMonths(content, entry.metric)))
    .filter((words) => words !== null);
  return gaps.length === 0 ? EVERY_MONTH : gaps.join('. ');
}

function gapWords(entry: LayoutMetric, missing: string[]): string | null {
  return missing.length === 0 ? null : `${entry.title}: no data for ${listWords(missing.map(periodWords))}`;
}
