import { gunzipSync, gzipSync } from 'node:zlib';
import type { AreaLookup } from '../../core/counts/counter.ts';
import { isNewer } from '../../core/submissions/arrival.ts';
import type { Bucket } from '../files/bucket.ts';
import type { Records } from './records.ts';

type Stores = { evidence: Bucket; records: Pick<Records, 'currents'> };

/** The lookups in force together. `id` changes when any of them does, so that counts made with them can say so. */
export type LoadedLookup = { id: string; areas: AreaLookup };

const keyOf = (countsId: string) => `area-lookups/${countsId}.json.gz`;

/** One lookup never changes, so a warm function keeps the ones that it has read. */
const read = new Map<string, AreaLookup>();

/** Keeps an uploaded lookup as a file of its own: it is read whole, with every later extract. */
export async function storeAreaLookup(evidence: Bucket, countsId: string, areas: AreaLookup): Promise<void> {
  const byBoard: Record<string, string[]> = {};
  for (const [smallArea, board] of areas) {
    byBoard[board] ??= [];
    byBoard[board].push(smallArea);
  }
  const body = gzipSync(JSON.stringify(byBoard));
  await evidence.put({ key: keyOf(countsId), body, contentType: 'application/gzip' });
}

async function readLookup(evidence: Bucket, countsId: string): Promise<AreaLookup> {
  const known = read.get(countsId);
  if (known) return known;
  const bytes = await evidence.read(keyOf(countsId));
  if (!bytes) throw new Error(`The area lookup ${countsId} is current but is not stored`);
  const byBoard = JSON.parse(gunzipSync(bytes).toString()) as Record<string, string[]>;
  const areas = new Map(
    Object.entries(byBoard).flatMap(([board, codes]) => codes.map((code) => [code, board] as const)),
  );
  read.set(countsId, areas);
  return areas;
}

/** All current lookups of all feeds as one; where two know a small area, the newer one has the word. */
export async function loadAreaLookup({ evidence, records }: Stores): Promise<LoadedLookup> {
  const feeds = await records.currents.ofSource('area-lookup');
  const arrivals = feeds
    .flatMap(({ current }) => Object.values(current.arrivals))
    .sort((a, b) => (isNewer(a, b) ? 1 : -1));
  const areas = new Map<string, string>();
  for (const { countsId } of arrivals) {
    for (const [smallArea, board] of await readLookup(evidence, countsId)) areas.set(smallArea, board);
  }
  return { id: arrivals.map(({ countsId }) => countsId).join('+') || '-', areas };
}
