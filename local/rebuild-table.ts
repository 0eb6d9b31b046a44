import type { Clock } from '../functions/edges/clock.ts';
import type { Settings } from '../functions/edges/env.ts';
import { keptFiles, keysUnder } from '../functions/edges/rebuild/kept-files.ts';
import { metricsAgain } from '../functions/edges/rebuild/metrics-again.ts';
import { type PutBack, putBack } from '../functions/edges/rebuild/put-back.ts';
import type { StoreClients, Stores } from '../functions/edges/stores.ts';
import type { ArrivedEvent } from '../functions/edges/work/arrived-event.ts';
import type { WorkQueue } from '../functions/edges/work/work-queue.ts';
import { latestAgain } from '../functions/handlers/publish-return/latest-again.ts';
import { revisionsAgain } from '../functions/handlers/publish-return/revisions-again.ts';
import { arrivedVersions, isSettled, submissionOf } from './arrived-versions.ts';

export type RebuildDeps = {
  clients: StoreClients;
  stores: Stores;
  settings: Settings;
  arrivedFiles: WorkQueue<ArrivedEvent>;
  now: Clock;
};

/**
 * What came of it: items put back by kind, metrics computed again by unit and quarter, returns of which it is known
 * again which revision stands, and files that are sent through because nobody has settled them.
 */
export type Rebuilt = { kinds: PutBack[]; metrics: number; returns: number; sent: number };

async function sendUnsettled({ clients, stores, settings, arrivedFiles }: RebuildDeps): Promise<number> {
  let sent = 0;
  for (const event of await arrivedVersions(clients, settings.arrivalsBucket)) {
    if (await isSettled(stores, submissionOf(event))) continue;
    await arrivedFiles.send(event);
    sent += 1;
  }
  return sent;
}

/**
 * Makes the table again from the buckets: what the journal keeps is put back, what follows from it is computed, and
 * files that nobody has settled are sent through. Doing it again changes nothing. Nobody else may write meanwhile.
 */
export async function rebuildTable(deps: RebuildDeps): Promise<Rebuilt> {
  const { clients, stores, settings, now } = deps;
  const keys = await keptFiles(clients.s3, settings.evidenceBucket);
  const table = { client: clients.dynamodb, name: settings.tableName };
  const kinds = await putBack({ evidence: stores.evidence, table }, keys);
  const published = await revisionsAgain(stores, await keysUnder(clients.s3, settings.returnsBucket, ''));
  const metrics = await metricsAgain(
    { records: stores.records, settings, now },
    published.map(({ area: unit, quarter }) => ({ unit, quarter })),
  );
  let returns = 0;
  for (const place of published) if (await latestAgain(stores, place)) returns += 1;
  return { kinds, metrics, returns, sent: await sendUnsettled(deps) };
}
