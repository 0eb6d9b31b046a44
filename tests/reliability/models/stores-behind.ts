import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  type PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Bucket, StoredObject } from '../../../functions/edges/files/bucket.ts';
import { contentSha256 } from '../../../functions/edges/records/identity.ts';
import { createJournal } from '../../../functions/edges/records/journal.ts';
import { createRecords } from '../../../functions/edges/records/records.ts';
import type { Table } from '../../../functions/edges/records/table.ts';
import type { Stores } from '../../../functions/edges/stores.ts';
import { memoryTable } from '../../edges/records/memory-table.ts';
import { memoryBucket } from '../../handlers/memory-stores.ts';
import type { Gate } from './gate.ts';

/** Three buckets, the arrivals versioned, and a table. */
export type RawStores = { arrivals: Bucket; evidence: Bucket; returns: Bucket; table: Table };

/** A bucket in memory that keeps every version of every object. */
function versionedBucket(name: string): Bucket {
  const newest = memoryBucket(name);
  const versions: Uint8Array[] = [];
  const at = (versionId: string): ReturnType<typeof memoryBucket> | null => {
    const body = versions[Number(versionId.slice(1))];
    if (!body) return null;
    const one = memoryBucket(name);
    one.objects.set('', body);
    return one;
  };
  return {
    ...newest,
    put: async (object) => {
      await newest.put(object);
      const body = await newest.read(object.key);
      return `v${versions.push(body ?? new Uint8Array()) - 1}`;
    },
    open: async (key, versionId) => (versionId === undefined ? newest.open(key) : (at(versionId)?.open('') ?? null)),
    find: async (key, versionId) => (versionId === undefined ? newest.find(key) : (at(versionId)?.find('') ?? null)),
  };
}

export function rawMemoryStores(): RawStores {
  const [arrivals, evidence, returns] = ['bcf-arrivals', 'bcf-evidence', 'bcf-returns'].map(versionedBucket);
  if (!arrivals || !evidence || !returns) throw new Error('There are no buckets');
  return { arrivals, evidence, returns, table: memoryTable().table };
}

const READS = [GetCommand, QueryCommand, BatchGetCommand];

function tableBehind(gate: Gate, { client, name }: Table): Table {
  const send = (command: PutCommand) => {
    const isRead = READS.some((kind) => command instanceof kind);
    return gate.around(isRead ? 'read' : 'write', () => client.send(command));
  };
  return { client: { send } as unknown as DynamoDBDocumentClient, name };
}

function bucketBehind(gate: Gate, bucket: Bucket, wrote: (object: StoredObject) => void = () => {}): Bucket {
  return {
    ...bucket,
    open: (key, versionId) => gate.around('read', () => bucket.open(key, versionId)),
    read: (key) => gate.around('read', () => bucket.read(key)),
    exists: (key) => gate.around('read', () => bucket.exists(key)),
    find: (key, versionId) => gate.around('read', () => bucket.find(key, versionId)),
    put: (object) =>
      gate.around('write', () => {
        wrote(object);
        return bucket.put(object);
      }),
    tag: (key, versionId, tags) => gate.around('write', () => bucket.tag(key, versionId, tags)),
  };
}

/** The sha256 of every content that was ever written under a key. */
export type Written = ReadonlyMap<string, ReadonlySet<string>>;

/** The stores as the product knows them, every call of which goes through the gate, and what was ever written as a return. */
export function storesBehind(gate: Gate, raw: RawStores): { stores: Stores; written: Written } {
  const written = new Map<string, Set<string>>();
  const evidence = bucketBehind(gate, raw.evidence);
  const returns = bucketBehind(gate, raw.returns, ({ key, body }) => {
    written.set(key, (written.get(key) ?? new Set()).add(contentSha256(body)));
  });
  const records = createRecords(tableBehind(gate, raw.table), createJournal(evidence));
  return { stores: { arrivals: bucketBehind(gate, raw.arrivals), evidence, returns, records }, written };
}
