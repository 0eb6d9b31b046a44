import type { LatestDocument } from '../../../functions/core/returns/latest-document.ts';
import type { QuarterIndex } from '../../../functions/core/returns/quarter-index.ts';
import { contentSha256 } from '../../../functions/edges/records/identity.ts';
import { bytesText, isOfJournal, itemText, newestOf } from './contents.ts';
import type { Kept, OnWrite, Store } from './kept.ts';
import { SETTINGS } from './world.ts';

/** What readers found under each name at any moment of an undisturbed run. */
export type Seen = Map<string, Set<string>>;

/** What a reader finds under a key; null where nobody reads it. */
function foundAt(store: Store, key: string, kept: Kept): string | null {
  if (store === 'items') return itemText(kept.items.get(key) ?? {});
  const body = store === 'objects' && !isOfJournal(key) ? newestOf(kept.objects.get(key)) : undefined;
  return body ? bytesText(body) : null;
}

const note = (seen: Seen, name: string, found: string) => seen.set(name, (seen.get(name) ?? new Set()).add(found));

/** Notes what there is, and answers with who notes what is written from then on. */
export function noteAll(seen: Seen, before: Kept): OnWrite {
  const onWrite: OnWrite = (store, key, kept) => {
    const found = foundAt(store, key, kept);
    if (found !== null) note(seen, `${store} ${key}`, found);
  };
  for (const store of ['items', 'objects'] as const)
    for (const key of before[store].keys()) onWrite(store, key, before);
  return onWrite;
}

type Listed = Pick<LatestDocument, 'files'>;

function filesIn(name: string, body: Buffer): Listed['files'] {
  if (name.endsWith('/latest.json')) return (JSON.parse(body.toString()) as Listed).files;
  if (name.endsWith('/index.json'))
    return (JSON.parse(body.toString()) as QuarterIndex).areas.flatMap(({ files }) => files);
  return [];
}

/** What leads a reader to files leads to files that are there, whole; and what was written of a revision stays as it is. */
function faultsOf(name: string, kept: Kept): string[] {
  const versions = kept.objects.get(name) ?? [];
  const body = newestOf(versions);
  if (!body || !name.startsWith(`${SETTINGS.returnsBucket}/`)) return [];
  const isChanged = /\/r\d+\//.test(name) && versions.some((version) => !version.body.equals(body));
  const broken = filesIn(name, body).filter(({ key, sha256 }) => {
    const file = newestOf(kept.objects.get(`${SETTINGS.returnsBucket}/${key}`));
    return !file || contentSha256(file) !== sha256;
  });
  return [
    ...(isChanged ? [`${name} was written before and has other bytes now`] : []),
    ...broken.map(({ key }) => `${name} leads to ${key}, which is not as it says`),
  ];
}

/** Notes as a fault whatever is written that no reader of an undisturbed run has ever found. */
export function holdAgainst(seen: Seen, faults: string[]): OnWrite {
  return (store, key, kept) => {
    const found = foundAt(store, key, kept);
    if (found === null) return;
    const known = seen.get(`${store} ${key}`);
    if (!known?.has(found)) faults.push(`${key} is as it never was in an undisturbed run: ${found.slice(0, 2000)}`);
    if (store === 'objects') faults.push(...faultsOf(key, kept));
  };
}
