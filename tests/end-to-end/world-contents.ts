import { CopyObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { LatestDocument } from '../../functions/core/returns/latest-document.ts';
import { standingKeys } from '../../functions/edges/rebuild/kept-files.ts';
import { contentSha256 } from '../../functions/edges/records/identity.ts';
import { JOURNAL_FOLDER } from '../../functions/edges/records/journal.ts';
import type { StoreClients } from '../../functions/edges/stores.ts';
import type { World } from './faulty-world.ts';

type Item = Record<string, unknown> & { pk: string; sk: string };

/** Everything that a world holds, as far as it must not depend on how it came about. */
export type Contents = {
  items: Record<string, unknown>;
  objects: Record<string, string>;
  /** What a table that is lost would be made again of. */
  kept: Record<string, unknown>;
  asked: string[];
};

async function itemsOf({ dynamodb }: StoreClients, table: string): Promise<Item[]> {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await dynamodb.send(new ScanCommand({ TableName: table, ExclusiveStartKey: start }));
    items.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}

async function keysOf({ s3 }: StoreClients, bucket: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Contents.flatMap(({ Key }) => Key ?? []);
}

const QUARTERS = ['2025-26-Q1', '2025-26-Q2'] as const;

const bucketsOf = ({ name }: World) => [`${name}-e`, `${name}-r`];

export async function copyWorld(clients: StoreClients, from: World, to: World): Promise<void> {
  const items = await itemsOf(clients, from.name);
  for (let start = 0; start < items.length; start += 25) {
    const requests = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await clients.dynamodb.send(new BatchWriteCommand({ RequestItems: { [to.name]: requests } }));
  }
  for (const [index, bucket] of bucketsOf(from).entries()) {
    for (const key of await keysOf(clients, bucket)) {
      const source = encodeURI(`${bucket}/${key}`);
      await clients.s3.send(new CopyObjectCommand({ Bucket: bucketsOf(to)[index], Key: key, CopySource: source }));
    }
  }
  for (const message of from.asked) to.asked.add(message);
  for (const message of from.again) to.again.add(message);
}

/** Links name the bucket and the time of signing. */
const withoutLinks = (text: string) =>
  text.replace(/"link(?:ExpiresAt)?": "[^"]*"/g, '"link": ""').replace(/href="http[^"]*"/g, '');

const isOfJournal = (key: string) => key.startsWith(JOURNAL_FOLDER);

async function objectsOf(world: World): Promise<Record<string, string>> {
  const objects: Record<string, string> = {};
  for (const bucket of [world.stores.evidence, world.stores.returns]) {
    for (const key of (await keysOf(world.clients, bucket.name)).filter((name) => !isOfJournal(name))) {
      const body = (await bucket.read(key)) ?? new Uint8Array();
      objects[key] =
        key.endsWith('json') || key.endsWith('html') ? withoutLinks(Buffer.from(body).toString()) : contentSha256(body);
    }
  }
  return objects;
}

/** Items by key, leaving out how many attempts they took. How often a pointer was written says nothing of where it points. */
function byKey(items: readonly Item[]): Record<string, unknown> {
  const lasting = items.map(({ attempts: _a, failures: _f, pk, sk, ...rest }) => {
    const { version, ...item } = rest as Record<string, unknown>;
    return [`${pk} ${sk}`, pk === 'CURRENT' ? item : { ...item, version }] as const;
  });
  return Object.fromEntries(lasting.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function keptIn({ clients, stores: { evidence } }: World): Promise<Record<string, unknown>> {
  const keys = standingKeys((await keysOf(clients, evidence.name)).filter(isOfJournal));
  const files = await Promise.all(keys.map((key) => evidence.read(key)));
  return byKey(files.flatMap((body) => JSON.parse(Buffer.from(body ?? '[]').toString()) as Item[]));
}

/** Reads a world to its last item. */
export async function contentsOf(world: World): Promise<Contents> {
  return {
    items: byKey(await itemsOf(world.clients, world.name)),
    objects: await objectsOf(world),
    kept: await keptIn(world),
    asked: [...world.asked].sort(),
  };
}

/** The metrics that a reader finds, by quarter and unit. */
export async function metricsIn({ stores }: World): Promise<Map<string, string>> {
  const quarters = await Promise.all(QUARTERS.map((quarter) => stores.records.metrics.ofQuarter(quarter)));
  return new Map(quarters.flat().map((item) => [`${item.quarter} ${item.unit}`, JSON.stringify(item)]));
}

/** The content of every return that a `latest.json` leads to. Throws where it leads to a file that is not as it says. */
export async function returnsIn(world: World): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const keys = await keysOf(world.clients, world.stores.returns.name);
  for (const key of keys.filter((name) => name.endsWith('latest.json'))) {
    const latest = JSON.parse(Buffer.from((await world.stores.returns.read(key)) ?? []).toString()) as LatestDocument;
    for (const file of latest.files) {
      const body = await world.stores.returns.read(file.key);
      if (!body || contentSha256(body) !== file.sha256) throw new Error(`${file.key} is not what ${key} says`);
      if (file.name === 'return.json') found.set(key, Buffer.from(body).toString());
    }
  }
  return found;
}
