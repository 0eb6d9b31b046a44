import { financialYearOf, lastDay, type Quarter, quartersOfYear } from '../../core/periods/period.ts';
import { hasLayout } from '../../core/returns/layout.ts';
import { createPlannedAreas } from '../../edges/records/planned-areas.ts';
import type { QuarterMetrics } from '../../edges/records/quarter-metrics.ts';
import type { FileArrivedDeps } from './deps.ts';

const hasEnded = (quarter: Quarter, today: string): boolean => lastDay(quarter) < today;

/** The later quarters of the same year: the workbooks of their returns show this quarter too. */
const quartersAfter = (quarter: Quarter): Quarter[] =>
  quartersOfYear(financialYearOf(quarter)).filter((other) => other > quarter);

/**
 * Asks for the returns that follow from new numbers. A return is kept up to date once it was published; and the
 * return of a quarter that has ended and has data is published by itself for every area that has sent a plan for the year.
 */
export async function askForReturns(deps: FileArrivedDeps, computed: readonly QuarterMetrics[]): Promise<void> {
  const today = deps.now().toISOString().slice(0, 10);
  const isPlanned = await createPlannedAreas(deps.records);
  const isPublished = async (quarter: Quarter, area: string) =>
    (await deps.records.returns.latest(quarter, area)) !== null;
  const wanted = new Map<string, { area: string; quarter: Quarter }>();
  for (const { unit, quarter, isBoard, hasData } of computed) {
    if (!isBoard || !hasLayout(financialYearOf(quarter))) continue;
    const due = hasData && hasEnded(quarter, today) && isPlanned(unit, financialYearOf(quarter));
    if (due || (await isPublished(quarter, unit))) wanted.set(`${unit} ${quarter}`, { area: unit, quarter });
    for (const later of quartersAfter(quarter)) {
      if (await isPublished(later, unit)) wanted.set(`${unit} ${later}`, { area: unit, quarter: later });
    }
  }
  for (const request of wanted.values()) await deps.publish.send(request);
}
