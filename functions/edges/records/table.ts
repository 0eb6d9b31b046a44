import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { inParallel } from '../in-parallel.ts';
import { Retry } from '../problem.ts';

export type Key = { pk: string; sk: string };
export type Item = Key & Record<string, unknown>;

/** The one table and the client that speaks to it. Only single-item conditions are used: no transactions, streams or expiry. */
export type Table = { client: DynamoDBDocumentClient; name: string };

/** The name of the index by which whole kinds of item are listed, newest last. Listings may lag; decisions never use it. */
const LIST_INDEX = 'byList';

/** The shape of the table in the embedded store. The deployed one is in infra/stacks/keep-stack.ts. */
export const tableShape = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'list', AttributeType: 'S' },
    { AttributeName: 'listSort', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: LIST_INDEX,
      KeySchema: [
        { AttributeName: 'list', KeyType: 'HASH' },
        { AttributeName: 'listSort', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
} as const;

const WRITE_BATCH = 25;
const READ_BATCH = 100;
const BATCHES_IN_FLIGHT = 4;
const ATTEMPTS = 8;

function chunks<T>(values: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < values.length; start += size) result.push(values.slice(start, start + size));
  return result;
}

const pause = (attempt: number) => new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));

/** Puts every item, in batches, sending again what the store left unprocessed. Throws `Retry` where it keeps refusing. */
export async function putAll(table: Table, items: readonly Item[]): Promise<void> {
  await inParallel(chunks(items, WRITE_BATCH), BATCHES_IN_FLIGHT, async (batch) => {
    let requests = batch.map((item) => ({ PutRequest: { Item: item as Record<string, unknown> } }));
    for (let attempt = 0; requests.length > 0; attempt += 1) {
      if (attempt === ATTEMPTS) throw new Retry(`The table left ${requests.length} writes undone`);
      if (attempt > 0) await pause(attempt);
      const answer = await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: requests } }));
      requests = (answer.UnprocessedItems?.[table.name] ?? []) as typeof requests;
    }
  });
}

/** The item under a key, strongly consistent; null where there is none. */
export async function getOne(table: Table, key: Key): Promise<Item | null> {
  const answer = await table.client.send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }));
  return answer.Item ? { ...key, ...answer.Item } : null;
}

/** Gets every item that exists among `keys`, strongly consistent, in no particular order. */
export async function getAll(table: Table, keys: readonly Key[]): Promise<Item[]> {
  const found: Item[] = [];
  await inParallel(chunks(keys, READ_BATCH), BATCHES_IN_FLIGHT, async (batch) => {
    let wanted: Record<string, unknown>[] = batch.map(({ pk, sk }) => ({ pk, sk }));
    for (let attempt = 0; wanted.length > 0; attempt += 1) {
      if (attempt === ATTEMPTS) throw new Retry(`The table left ${wanted.length} reads undone`);
      if (attempt > 0) await pause(attempt);
      const answer = await table.client.send(
        new BatchGetCommand({ RequestItems: { [table.name]: { Keys: wanted, ConsistentRead: true } } }),
      );
      found.push(...((answer.Responses?.[table.name] ?? []) as Item[]));
      wanted = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];
    }
  });
  return found;
}

type Wanted = { pk: string; skPrefix: string; attributes?: readonly string[] };

function queryOf(table: Table, { pk, skPrefix, attributes }: Wanted) {
  const names = attributes?.map((name, place) => [`#a${place}`, name] as const);
  return {
    TableName: table.name,
    ConsistentRead: true,
    KeyConditionExpression: skPrefix ? 'pk = :pk AND begins_with(sk, :sk)' : 'pk = :pk',
    ExpressionAttributeValues: skPrefix ? { ':pk': pk, ':sk': skPrefix } : { ':pk': pk },
    ...(names && {
      ProjectionExpression: names.map(([place]) => place).join(', '),
      ExpressionAttributeNames: Object.fromEntries(names),
    }),
  };
}

/** Of every item under one partition key the attributes named, or all, strongly consistent, in order of its sort key. */
export async function queryPart(table: Table, wanted: Wanted): Promise<Item[]> {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const answer = await table.client.send(new QueryCommand({ ...queryOf(table, wanted), ExclusiveStartKey: start }));
    items.push(...((answer.Items ?? []) as Item[]));
    start = answer.LastEvaluatedKey;
  } while (start);
  return items;
}

/** Every item under one partition key, strongly consistent, in order of its sort key. */
export function queryAll(table: Table, pk: string, skPrefix = ''): Promise<Item[]> {
  return queryPart(table, { pk, skPrefix });
}

/** One page of a list, newest first. `after` is the `listSort` of the last one seen. */
export async function newestFirst(table: Table, list: string, options: { limit: number; after?: string | undefined }) {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  // An answer ends at 1 MB, whatever was asked for (Amazon DynamoDB Developer Guide, "Paginating table query results").
  do {
    const answer = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: LIST_INDEX,
        ScanIndexForward: false,
        Limit: options.limit - items.length,
        KeyConditionExpression: options.after ? '#list = :list AND listSort < :after' : '#list = :list',
        ExpressionAttributeNames: { '#list': 'list' },
        ExpressionAttributeValues: options.after ? { ':list': list, ':after': options.after } : { ':list': list },
        ExclusiveStartKey: start,
      }),
    );
    items.push(...((answer.Items ?? []) as Item[]));
    start = answer.LastEvaluatedKey;
  } while (start && items.length < options.limit);
  return items;
}

type ListedWith = { attribute: string; values: readonly string[]; lookedAt: number };

/** Of the newest `lookedAt` of a list those in which an attribute has one of the values, newest first. */
export async function newestWith(table: Table, list: string, { attribute, values, lookedAt }: ListedWith) {
  const items: Item[] = [];
  const names = values.map((_, place) => `:v${place}`);
  let start: Record<string, unknown> | undefined;
  let left = lookedAt;
  do {
    const answer = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: LIST_INDEX,
        ScanIndexForward: false,
        Limit: left,
        KeyConditionExpression: '#list = :list',
        FilterExpression: `#attribute IN (${names.join(', ')})`,
        ExpressionAttributeNames: { '#list': 'list', '#attribute': attribute },
        ExpressionAttributeValues: { ':list': list, ...Object.fromEntries(names.map((name, n) => [name, values[n]])) },
        ExclusiveStartKey: start,
      }),
    );
    items.push(...((answer.Items ?? []) as Item[]));
    start = answer.LastEvaluatedKey;
    left -= answer.ScannedCount ?? left;
  } while (start && left > 0);
  return items;
}

/** Waits for a conditional write; false where its condition does not hold. */
export async function conditionHolds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}

/** What an item holds beside its keys and its place in a list. Only this product writes items, so its type is believed. */
export function withoutKeys<T>({ pk: _pk, sk: _sk, list: _list, listSort: _listSort, ...content }: Item): T {
  return content as unknown as T;
}
