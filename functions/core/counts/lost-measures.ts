import type { CompiledMeasures } from './measures.ts';

/** Whether anything stands in a column that measures need. */
export type Filled = { readyDates: boolean; diagnoses: boolean };

/** The measures that a file cannot give after all, because their column is there and empty. */
export function lostMeasures(
  { readyDateMeasures, diagnosisMeasures }: Pick<CompiledMeasures, 'readyDateMeasures' | 'diagnosisMeasures'>,
  filled: Filled,
): Set<string> {
  return new Set([...(filled.readyDates ? [] : readyDateMeasures), ...(filled.diagnoses ? [] : diagnosisMeasures)]);
}
