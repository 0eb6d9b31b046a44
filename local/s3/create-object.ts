import { type Bucket, requireBucket } from './buckets.ts';
import { type Call, originOf } from './call.ts';
import { type Conditions, checkWrite } from './conditions.ts';
import { type CreationReason, type StoredEvent, storeEvent } from './events.ts';
import type { IndexStore } from './index-store.ts';
import { findVersion, type NewVersion, type ObjectVersion, type Piece, pushVersion, unreferenced } from './versions.ts';

export type Creation = {
  bucket: string;
  draft: Omit<NewVersion, 'deleteMarker' | 'modifiedAt'>;
  pieces: readonly Piece[];
  /** Those blobs of the pieces that were made for this version: removed again when it cannot be made. */
  fresh: readonly string[];
  conditions: Conditions;
  reason: CreationReason;
  /** Further changes to the index that belong to the same transaction; gives the blobs they let go of. */
  alongside?: () => string[];
};

/** The version that a plain GET would read: the latest, unless that is a delete marker. */
export function currentVersion(index: IndexStore, bucket: string, key: string): ObjectVersion | null {
  const latest = findVersion(index, bucket, key);
  return latest === null || latest.deleteMarker ? null : latest;
}

function commit(call: Pick<Call, 'store' | 'request'>, creation: Creation) {
  const { index, identity } = call.store;
  return index.transaction(() => {
    const bucket: Bucket = requireBucket(index, creation.bucket);
    checkWrite(creation.conditions, currentVersion(index, bucket.name, creation.draft.key));
    const draft = { ...creation.draft, deleteMarker: false, modifiedAt: identity.now() };
    const released = creation.alongside?.() ?? [];
    const { version, replacedBlobs } = pushVersion(index, bucket, draft, creation.pieces);
    const object = { ...version, time: draft.modifiedAt };
    const event: StoredEvent | null = bucket.notify ? storeEvent(index, originOf(call, creation.reason), object) : null;
    return { version, event, freed: unreferenced(index, [...released, ...replacedBlobs]) };
  });
}

async function committed(call: Pick<Call, 'store' | 'request'>, creation: Creation) {
  try {
    return commit(call, creation);
  } catch (error) {
    await call.store.blobs.remove(creation.fresh);
    throw error;
  }
}

/**
 * Makes a version out of blobs that are already safe on disk. The version, its event and whatever goes alongside
 * are one transaction; the blobs that it replaces are removed after it.
 */
export async function createObject(call: Pick<Call, 'store' | 'request'>, creation: Creation): Promise<ObjectVersion> {
  const { blobs, events } = call.store;
  const { version, event, freed } = await committed(call, creation);
  if (event !== null) events.announce(event);
  await blobs.remove(freed);
  return version;
}

/** The header that names a version; absent for the versions of a bucket that never had versioning. */
export function versionHeader(bucket: Bucket, versionId: string): Record<string, string> {
  return bucket.versioning === '' ? {} : { 'x-amz-version-id': versionId };
}
