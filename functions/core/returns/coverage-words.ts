import { monthsOfQuarter } from '../periods/period.ts';
import { listWords, periodWords } from '../periods/period-words.ts';
import type { ReturnContent } from './checklist.ts';
import type { LayoutMetric } from './layout.ts';
import { createMetricLookup } from './metric-lookup.ts';

/** The months of the quarter for which a metric has no data; none where the quarter came as one figure. */
export function missingMonths({ quarter, metrics }: ReturnContent, metric: string): string[] {
  const lookUp = createMetricLookup(metrics);
  if (lookUp(metric, quarter)?.coverage.complete) return [];
  return monthsOfQuarter(quarter).filter((month) => (lookUp(metric, month)?.coverage.monthsPresent ?? 0) === 0);
}

/** Which months the headline metrics of a return rest on, in a sentence: `Every month is present`, or what is missing. */
export function coverageWords(content: ReturnContent): string {
  const gaps = content.layout.metrics
    .filter((entry) => entry.role === 'headline')
    .map((entry) => gapWords(entry, missingMonths(content, entry.metric)))
    .filter((words) => words !== null);
  return gaps.length === 0 ? 'Every month is present' : gaps.join('. ');
}

function gapWords(entry: LayoutMetric, missing: string[]): string | null {
  return missing.length === 0 ? null : `${entry.title}: no data for ${listWords(missing.map(periodWords))}`;
}
