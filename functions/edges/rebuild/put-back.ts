import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Bucket } from '../files/bucket.ts';
import { inParallel } from '../in-parallel.ts';
import { conditionHolds, type Item, putAll, type Table } from '../records/table.ts';
import { kindOf } from './kept-files.ts';

/** What became of the items of one kind: put back, or left as they stood in the table already. */
export type PutBack = { kind: string; putBack: number; stood: number };

export type PutBackDeps = { evidence: Bucket; table: Table };

const IN_FLIGHT = 8;

async function itemsIn(evidence: Bucket, key: string): Promise<Item[]> {
  const bytes = await evidence.read(key);
  if (!bytes) throw new Error(`${key} was listed but is not there`);
  return JSON.parse(new TextDecoder().decode(bytes));
}

function putIfAbsent(table: Table, item: Item): Promise<boolean> {
  const condition = { ConditionExpression: 'attribute_not_exists(pk)' };
  return conditionHolds(table.client.send(new PutCommand({ TableName: table.name, Item: item, ...condition })));
}

/** Counts are many and never change, so they are put in batches; anything else only where nothing stands. */
async function putFile({ evidence, table }: PutBackDeps, key: string): Promise<PutBack> {
  const kind = kindOf(key);
  const items = await itemsIn(evidence, key);
  if (kind === 'counts') {
    await putAll(table, items);
    return { kind, putBack: items.length, stood: 0 };
  }
  const done = await inParallel(items, 1, (item) => putIfAbsent(table, item));
  const putBack = done.filter((isPut) => isPut).length;
  return { kind, putBack, stood: done.length - putBack };
}

/**
 * Puts into the table what these files of the journal hold and the table has not. Doing it again changes nothing, so one that was cut
 * off is simply begun again. Nobody else may write meanwhile: a pointer that is begun anew would stand.
 */
export async function putBack(deps: PutBackDeps, keys: readonly string[]): Promise<PutBack[]> {
  const done = await inParallel(keys, IN_FLIGHT, (key) => putFile(deps, key));
  return [...Map.groupBy(done, ({ kind }) => kind)].sort().map(([kind, all]) => ({
    kind,
    putBack: all.reduce((sum, one) => sum + one.putBack, 0),
    stood: all.reduce((sum, one) => sum + one.stood, 0),
  }));
}
