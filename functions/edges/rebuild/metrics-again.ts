import { placesIn } from '../../core/submissions/current.ts';
import type { Clock } from '../clock.ts';
import { affectedQuarters, type UnitQuarter } from '../records/affected.ts';
import { currentFeeds } from '../records/load-quarter.ts';
import type { Records } from '../records/records.ts';
import { refreshMetrics } from '../records/refresh-metrics.ts';

type Deps = {
  records: Pick<Records, 'currents' | 'counts' | 'metrics'>;
  settings: { preferredFeeds: Record<string, string> };
  now: Clock;
};

/** Computes and stores the metrics of every unit and quarter that any file speaks of, and of `others`. Answers with how many. */
export async function metricsAgain(deps: Deps, others: readonly UnitQuarter[]): Promise<number> {
  const all = await deps.records.currents.all();
  const feeds = currentFeeds(all);
  const targets = new Map(others.map((one) => [`${one.unit}#${one.quarter}`, one]));
  for (const { source, current } of all) {
    const countsIds = Object.values(current.arrivals).flatMap(({ countsId, earlier = [] }) => [countsId, ...earlier]);
    const change = { source, countsIds: [...new Set(countsIds)], places: placesIn(current) };
    for (const one of await affectedQuarters({ records: deps.records, feeds }, change)) {
      targets.set(`${one.unit}#${one.quarter}`, one);
    }
  }
  return (await refreshMetrics(deps, [...targets.values()], feeds)).computed.length;
}
