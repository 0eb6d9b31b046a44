import { financialYearOf, lastDay, type Quarter } from '../../core/periods/period.ts';
import { hasLayout } from '../../core/returns/layout.ts';
import { createPlannedAreas } from '../../edges/records/planned-areas.ts';
import type { QuarterMetrics } from '../../edges/records/quarter-metrics.ts';
import type { FileArrivedDeps } from './deps.ts';

const hasEnded = (quarter: Quarter, today: string): boolean => lastDay(quarter) < today;

/**
 * Asks for the returns that follow from new numbers. A return is kept up to date once it was published; and the
 * return of a quarter that has ended and has data is published by itself for every area that has sent a plan for the year.
 */
export async function askForReturns(deps: FileArrivedDeps, computed: readonly QuarterMetrics[]): Promise<void> {
  const today = deps.now().toISOString().slice(0, 10);
  const isPlanned = await createPlannedAreas(deps.records);
  for (const { unit, quarter, isBoard, hasData } of computed) {
    if (!isBoard || !hasLayout(financialYearOf(quarter))) continue;
    const due = hasData && hasEnded(quarter, today) && isPlanned(unit, financialYearOf(quarter));
    const wanted = due || (await deps.records.returns.latest(quarter, unit)) !== null;
    if (wanted) await deps.publish.send({ area: unit, quarter });
  }
}
