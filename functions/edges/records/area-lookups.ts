import { gunzipSync, gzipSync } from 'node:zlib';
import type { AreaLookup } from '../../core/counts/counter.ts';
import { isNewer } from '../../core/submissions/arrival.ts';
import { countingArrivals } from '../../core/submissions/current.ts';
import type { Bucket } from '../files/bucket.ts';
import type { Records } from './records.ts';

type Stores = { evidence: Bucket; records: Pick<Records, 'currents'> };

/** The lookups in force together. `id` changes when any of them does, so that counts made with them can say so. */
export type LoadedLookup = { id: string; areas: AreaLookup };

/** The id where no lookup is in force. */
const NO_LOOKUP = '-';

/** Where a lookup lies in the evidence bucket. */
export const lookupKey = (countsId: string): string => `area-lookups/${countsId}.json.gz`;

/** One lookup never changes, so a warm function keeps the ones that it has read, of each bucket. */
const read = new WeakMap<Bucket, Map<string, AreaLookup>>();

/** Keeps an uploaded lookup as a file of its own: it is read whole, with every later extract. */
export async function storeAreaLookup(evidence: Bucket, countsId: string, areas: AreaLookup): Promise<void> {
  const byBoard: Record<string, string[]> = {};
  for (const [smallArea, board] of areas) {
    byBoard[board] ??= [];
    byBoard[board].push(smallArea);
  }
  const body = gzipSync(JSON.stringify(byBoard));
  await evidence.put({ key: lookupKey(countsId), body, contentType: 'application/gzip' });
}

/** One stored lookup as it was uploaded; null where it is not stored. */
export async function readAreaLookup(evidence: Bucket, countsId: string): Promise<AreaLookup | null> {
  const known = read.get(evidence)?.get(countsId);
  if (known) return known;
  const bytes = await evidence.read(lookupKey(countsId));
  if (!bytes) return null;
  const byBoard = JSON.parse(gunzipSync(bytes).toString()) as Record<string, string[]>;
  const areas = new Map(
    Object.entries(byBoard).flatMap(([board, codes]) => codes.map((code) => [code, board] as const)),
  );
  read.set(evidence, (read.get(evidence) ?? new Map<string, AreaLookup>()).set(countsId, areas));
  return areas;
}

/** All current lookups of all feeds as one; where two know a small area, the newer one has the word. */
export async function loadAreaLookup({ evidence, records }: Stores): Promise<LoadedLookup> {
  const feeds = await records.currents.ofSource('area-lookup');
  const arrivals = feeds.flatMap(({ current }) => countingArrivals(current)).sort((a, b) => (isNewer(a, b) ? 1 : -1));
  return loadNamedLookup(evidence, arrivals.map(({ countsId }) => countsId).join('+') || NO_LOOKUP);
}

/** The lookups that were in force together under an id, whether or not they are now. Throws where one is not stored. */
export async function loadNamedLookup(evidence: Bucket, id: string): Promise<LoadedLookup> {
  const areas = new Map<string, string>();
  for (const countsId of id === NO_LOOKUP ? [] : id.split('+')) {
    const lookup = await readAreaLookup(evidence, countsId);
    if (!lookup) throw new Error(`The area lookup ${countsId} is wanted but is not stored`);
    for (const [smallArea, board] of lookup) areas.set(smallArea, board);
  }
  return { id, areas };
}
