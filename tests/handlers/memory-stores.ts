import { Readable } from 'node:stream';
import type { Bucket } from '../../functions/edges/files/bucket.ts';
import { createRecords } from '../../functions/edges/records/records.ts';
import type { Stores } from '../../functions/edges/stores.ts';
import { memoryTable } from '../edges/records/memory-table.ts';
import { noJournal } from '../edges/records/table-for-test.ts';

/** A bucket that forgets: objects by key, and links that nobody can follow. */
export function memoryBucket(name: string): Bucket & { objects: Map<string, Uint8Array> } {
  const objects = new Map<string, Uint8Array>();
  return {
    name,
    objects,
    open: async (key) => {
      const body = objects.get(key);
      return body
        ? { stream: Readable.from([body]), bytes: body.length, lastModified: new Date(0), versionId: 'v1' }
        : null;
    },
    read: async (key) => objects.get(key) ?? null,
    exists: async (key) => objects.has(key),
    find: async (key) => {
      const body = objects.get(key);
      return body ? { bytes: body.length, lastModified: new Date(0), versionId: 'v1' } : null;
    },
    put: async ({ key, body }) => {
      objects.set(key, typeof body === 'string' ? new TextEncoder().encode(body) : body);
      return 'v1';
    },
    tag: async () => {},
    link: async (key, hours, now) => ({
      url: `https://store.example/${name}/${encodeURI(key)}?signed=${now.getTime()}`,
      expiresAt: new Date(now.getTime() + hours * 3_600_000).toISOString(),
    }),
    uploadForm: async ({ key, redirect }) => ({
      url: `https://store.example/${name}`,
      fields: { key, policy: 'signed', ...(redirect === undefined ? {} : { success_action_redirect: redirect }) },
    }),
  };
}

export type MemoryStores = Stores & Record<'arrivals' | 'evidence' | 'returns', ReturnType<typeof memoryBucket>>;

/** All stores, empty, in memory. */
export function memoryStores(): MemoryStores {
  return {
    arrivals: memoryBucket('bcf-arrivals'),
    evidence: memoryBucket('bcf-evidence'),
    returns: memoryBucket('bcf-returns'),
    records: createRecords(memoryTable().table, noJournal),
  };
}
