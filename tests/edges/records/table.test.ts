import { BatchGetCommand, BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  getAll,
  type Item,
  newestFirst,
  putAll,
  queryAll,
  type Table,
} from '../../../functions/edges/records/table.ts';
import { startTable } from './table-for-test.ts';

let table: Table;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ table, close } = await startTable());
});
afterAll(() => close());

const items = (pk: string, count: number, parts: object = {}): Item[] =>
  Array.from({ length: count }, (_, n) => ({ pk, sk: String(n).padStart(5, '0'), n, ...parts }));

type Requests = { PutRequest: { Item: Item } }[] | { Keys: Record<string, unknown>[] };

/** The table behind a client that leaves the last ones of a batch undone, as a busy table may: so many by each call. */
function busyTable(undone: readonly number[]): { busy: Table; calls: number[] } {
  const calls: number[] = [];
  const split = <T>(requests: T[]): [T[], T[]] => {
    const left = Math.min(requests.length, undone[calls.length] ?? 0);
    calls.push(requests.length);
    return [requests.slice(0, requests.length - left), requests.slice(requests.length - left)];
  };
  const under = <T>(requests: T) => ({ [table.name]: requests });
  const send = async ({ input }: { input: { RequestItems: Record<string, Requests> } }) => {
    const requests = input.RequestItems[table.name] ?? [];
    if (Array.isArray(requests)) {
      const [taken, left] = split(requests);
      await table.client.send(new BatchWriteCommand({ RequestItems: under(taken) }));
      return { UnprocessedItems: left.length > 0 ? under(left) : {} };
    }
    const [taken, left] = split(requests.Keys);
    const answer = await table.client.send(new BatchGetCommand({ RequestItems: under({ Keys: taken }) }));
    return { Responses: answer.Responses, UnprocessedKeys: left.length > 0 ? under({ Keys: left }) : {} };
  };
  return { busy: { client: { send } as unknown as Table['client'], name: table.name }, calls };
}

describe('many items at once', () => {
  test('more than a batch of 25 are all written, and all read back in order of their sort key', async () => {
    await putAll(table, items('MANY', 260));
    const found = await queryAll(table, 'MANY');
    expect(found.map(({ n }) => n)).toEqual(Array.from({ length: 260 }, (_, n) => n));
  });

  test('more than a batch of 100 keys are read, and keys of nothing are left out', async () => {
    const keys = [...items('MANY', 260), { pk: 'MANY', sk: 'not there' }, { pk: 'NOBODY', sk: '00000' }];
    const found = await getAll(table, keys);
    expect(found.map(({ n }) => Number(n)).sort((a, b) => a - b)).toEqual(Array.from({ length: 260 }, (_, n) => n));
  });

  test('nothing to write or read is no call at all', async () => {
    const { busy, calls } = busyTable([]);
    await putAll(busy, []);
    expect(await getAll(busy, [])).toEqual([]);
    expect(calls).toEqual([]);
  });

  test('what a busy table leaves undone is sent again until it is done', async () => {
    const { busy, calls } = busyTable([10, 4]);
    await putAll(busy, items('BUSY', 25));
    expect(calls).toEqual([25, 10, 4]);
    expect(await queryAll(table, 'BUSY')).toHaveLength(25);
    const reading = busyTable([7]);
    expect(await getAll(reading.busy, items('BUSY', 25))).toHaveLength(25);
    expect(reading.calls).toEqual([25, 7]);
  });
});

describe('more than a page of one megabyte', () => {
  test('all pages of a query are read', async () => {
    await putAll(table, items('LARGE', 40, { filler: 'x'.repeat(60_000) }));
    const found = await queryAll(table, 'LARGE');
    expect(found.map(({ n }) => n)).toEqual(Array.from({ length: 40 }, (_, n) => n));
  });

  test('a prefix of the sort key chooses among them', async () => {
    expect((await queryAll(table, 'LARGE', '0001')).map(({ n }) => n)).toEqual([
      10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
    ]);
  });
});

describe('lists', () => {
  test('come newest first, page by page, without a gap or a repeat', async () => {
    const sent = items('LISTED', 23).map((item) => ({ ...item, list: 'things', listSort: `2025-05-${item.sk}` }));
    await putAll(table, sent);
    await table.client.send(
      new PutCommand({ TableName: table.name, Item: { pk: 'X', sk: 'X', list: 'other', listSort: 'z' } }),
    );
    const seen: unknown[] = [];
    for (let after: string | undefined; ; ) {
      const page = await newestFirst(table, 'things', { limit: 10, after });
      seen.push(...page.map(({ n }) => n));
      if (page.length < 10) break;
      after = String(page.at(-1)?.listSort);
    }
    expect(seen).toEqual(Array.from({ length: 23 }, (_, n) => 22 - n));
  });
});
