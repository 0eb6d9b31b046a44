import { financialYearOf, lastDay, type Quarter, quartersOfYear } from '../../core/periods/period.ts';
import { hasLayout } from '../../core/returns/layout.ts';
import { plannedAreas } from '../../edges/records/planned-areas.ts';
import type { Refreshed } from '../../edges/records/refresh-metrics.ts';
import type { FileArrivedDeps } from './deps.ts';

type Request = { area: string; quarter: Quarter };

const hasEnded = (quarter: Quarter, today: string): boolean => lastDay(quarter) < today;

/** The later quarters of the same year: the workbooks of their returns show this quarter too. */
const quartersAfter = (quarter: Quarter): Quarter[] =>
  quartersOfYear(financialYearOf(quarter)).filter((other) => other > quarter);

/**
 * Asks for the returns that follow from new numbers. A return is kept up to date once it was published; and the
 * return of a quarter that has ended and has data is published by itself for every area that has sent a plan for the year.
 */
export async function askForReturns(deps: FileArrivedDeps, { computed, feeds }: Refreshed): Promise<void> {
  const today = deps.now().toISOString().slice(0, 10);
  const isPlanned = plannedAreas(feeds.plans);
  const [due, concerned] = [new Map<string, Request>(), new Map<string, Request>()];
  for (const { unit: area, quarter, isBoard, hasData } of computed) {
    if (!isBoard || !hasLayout(financialYearOf(quarter))) continue;
    const isDue = hasData && hasEnded(quarter, today) && isPlanned(area, financialYearOf(quarter));
    if (isDue) due.set(`${area} ${quarter}`, { area, quarter });
    for (const each of [quarter, ...quartersAfter(quarter)]) concerned.set(`${area} ${each}`, { area, quarter: each });
  }
  const others = [...concerned].flatMap(([name, request]) => (due.has(name) ? [] : [request]));
  const published = await deps.records.returns.published(others);
  for (const request of [...due.values(), ...published]) await deps.publish.send(request);
}
