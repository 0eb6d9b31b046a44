import { sourceContracts } from '../functions/core/intake/contracts.ts';
import type { MetricValue } from '../functions/core/metrics/metric-value.ts';
import type { Quarter } from '../functions/core/periods/period.ts';
import { compareMetrics } from '../functions/core/replay/compare-metrics.ts';
import { currentForQuarter } from '../functions/core/replay/current-for-quarter.ts';
import { compared, type Replayed } from '../functions/core/replay/replayed.ts';
import { computeMetrics } from '../functions/edges/records/compute-metrics.ts';
import { loadEntries } from '../functions/edges/records/load-entries.ts';
import { type CurrentFeeds, readCurrentFeeds, versionOf } from '../functions/edges/records/load-quarter.ts';
import type { QuarterMetrics } from '../functions/edges/records/quarter-metrics.ts';
import { createRecounted, type Recounted } from '../functions/edges/replay/recounted.ts';
import { type CurrentFile, replayFile } from '../functions/edges/replay/replay-file.ts';
import type { Stores } from '../functions/edges/stores.ts';
import type { PublishDeps } from '../functions/handlers/publish-return/deps.ts';
import { quartersBefore } from '../functions/handlers/publish-return/draft.ts';
import { replayReturn } from '../functions/handlers/publish-return/replay-return.ts';

export type ReplayDeps = Stores & Pick<PublishDeps, 'settings' | 'writeWorkbook' | 'writeBoardReport'>;

/** The quarter that is made again, for one area or for all; each thing is told as soon as it is done. */
export type ReplayRequest = { quarter: Quarter; area: string | null; tell(replayed: Replayed): void };

type Run = ReplayRequest & { deps: ReplayDeps; feeds: CurrentFeeds; recounted: Recounted };

async function currentFiles({ deps, quarter, area }: Run): Promise<CurrentFile[]> {
  const files: CurrentFile[] = [];
  for (const { source } of sourceContracts) {
    for (const { feed, current } of await deps.records.currents.ofSource(source)) {
      for (const arrival of currentForQuarter(current, quarter)) {
        const cells = area && source !== 'area-lookup' ? await deps.records.counts.list(arrival.countsId, area) : null;
        if (cells === null || cells.length > 0) files.push({ source, feed, arrival });
      }
    }
  }
  return files;
}

function computeAgain({ deps, feeds, recounted }: Run, unit: string, quarter: Quarter): Promise<MetricValue[]> {
  const again = { records: { counts: recounted.counts }, settings: deps.settings };
  return computeMetrics(again, feeds, { unit, quarter });
}

async function replayMetrics(run: Run, stored: QuarterMetrics): Promise<void> {
  const computed = await computeAgain(run, stored.unit, run.quarter);
  const named = { kind: 'metrics' as const, name: `${stored.unit} ${run.quarter}` };
  run.tell(compared(named, compareMetrics(stored.metrics, computed)));
}

/** As the workbook shows them: only the quarters that have been computed. */
async function earlierQuartersAgain(run: Run, unit: string): Promise<MetricValue[]> {
  const values: MetricValue[] = [];
  for (const quarter of quartersBefore(run.quarter)) {
    if (!(await run.deps.records.metrics.get(quarter, unit))) continue;
    values.push(...(await computeAgain(run, unit, quarter)).filter(({ period }) => period === quarter));
  }
  return values;
}

async function replayReturns(run: Run): Promise<void> {
  const returns = await run.deps.records.returns.ofQuarter(run.quarter);
  for (const latest of returns.filter(({ area }) => run.area === null || area === run.area)) {
    const metrics = await computeAgain(run, latest.area, run.quarter);
    const earlierQuarters = await earlierQuartersAgain(run, latest.area);
    const entries = await loadEntries(
      { currents: run.deps.records.currents, counts: run.recounted.counts },
      { unit: latest.area, quarter: run.quarter },
    );
    for (const replayed of await replayReturn(run.deps, { latest, metrics, entries, earlierQuarters })) {
      run.tell(replayed);
    }
  }
}

/**
 * Makes a quarter again from the stored files alone: counts each current file, computes the metrics, writes the files
 * of each newest return, and holds all of it against what is stored. One file is held in memory at a time. Writes
 * nothing; throws where files came in meanwhile, because then old and new would be held against each other.
 */
export async function replayQuarter(deps: ReplayDeps, request: ReplayRequest): Promise<void> {
  const feeds = await readCurrentFeeds(deps.records);
  const run: Run = { ...request, deps, feeds, recounted: createRecounted(deps.records.counts) };
  for (const file of await currentFiles(run)) {
    const { replayed, differences } = await replayFile(deps, file);
    run.recounted.note(file.arrival.countsId, differences);
    run.tell(replayed);
  }
  const stored = await deps.records.metrics.ofQuarter(run.quarter);
  for (const each of stored.filter(({ unit }) => run.area === null || unit === run.area)) {
    await replayMetrics(run, each);
  }
  await replayReturns(run);
  if (versionOf(await readCurrentFeeds(deps.records)) !== versionOf(feeds)) {
    throw new Error('Files came in while the quarter was made again, so the answer is of no use. Try again.');
  }
}
