import type { Concerned } from '../../core/submissions/replaced.ts';
import { affectedQuarters } from '../../edges/records/affected.ts';
import { readCurrentFeeds } from '../../edges/records/load-quarter.ts';
import { refreshMetrics } from '../../edges/records/refresh-metrics.ts';
import { askForReturns } from './ask-for-returns.ts';
import { countAgainWithLookup } from './count-again.ts';
import type { FileArrivedDeps } from './deps.ts';

/**
 * Does what follows once a pointer has moved: metrics are computed, files that depend on a lookup are counted again,
 * returns are asked for. It covers months too that a newer file keeps: an attempt that was cut off may have left
 * numbers there.
 */
export async function follow(deps: FileArrivedDeps, change: { source: string } & Concerned): Promise<void> {
  const known = await readCurrentFeeds(deps.records);
  const affected = await affectedQuarters({ records: deps.records, feeds: known }, change);
  const refreshed = await refreshMetrics(deps, affected, known);
  if (change.source === 'area-lookup') await countAgainWithLookup(deps);
  await askForReturns(deps, refreshed);
}
