import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Current, NOTHING_CURRENT } from '../../core/submissions/current.ts';
import { Retry } from '../problem.ts';
import { type Journal, versionName } from './journal.ts';
import { type PackedCurrent, packCurrent, unpackCurrent } from './pack-current.ts';
import { conditionHolds, getAll, getOne, type Item, queryAll, queryPart, type Table, withoutKeys } from './table.ts';

export type FeedCurrent = { source: string; feed: string; current: Current };

const RACES = 10;
const PARTITION = 'CURRENT';
const keyOf = (source: string, feed: string) => ({ pk: PARTITION, sk: `${source}#${feed}` });
const unpack = (item: Item): Current => unpackCurrent(withoutKeys<PackedCurrent>(item));

function feedCurrent(item: Item): FeedCurrent {
  const [source = '', ...feed] = item.sk.split('#');
  return { source, feed: feed.join('#'), current: unpack(item) };
}

/**
 * Reads pointers and remembers them. A version of a pointer never changes, so of those read before only the version is
 * asked for: a run over every area reads each pointer once, however many feeds there are.
 */
function createReader(table: Table) {
  const known = new Map<string, FeedCurrent>();
  const learn = (items: readonly Item[]) => {
    for (const item of items) known.set(item.sk, feedCurrent(item));
  };
  return async (skPrefix = ''): Promise<FeedCurrent[]> => {
    if (known.size === 0) learn(await queryAll(table, PARTITION, skPrefix));
    const found = await queryPart(table, { pk: PARTITION, skPrefix, attributes: ['sk', 'version'] });
    const moved = found.filter(({ sk, version }) => known.get(sk)?.current.version !== version);
    const keys = moved.map(({ sk }) => ({ pk: PARTITION, sk }));
    learn(await getAll(table, keys));
    return found.flatMap(({ sk }) => known.get(sk) ?? []);
  };
}

/**
 * Lets those who ask at the same time share an answer. Nobody is given one that was begun before they asked, so that
 * whoever has written reads what they wrote.
 */
function shared<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  let next: Promise<T> | null = null;
  const begin = (): Promise<T> => {
    isRunning = true;
    next = null;
    const begun = read().finally(() => {
      isRunning = false;
    });
    running = begun.catch(() => {});
    return begun;
  };
  return () => {
    if (!isRunning) return begin();
    next ??= running.then(begin);
    return next;
  };
}

export type CurrentRecords = ReturnType<typeof createCurrentRecords>;

/** Which submission counts for what: one item per source and feed, changed only against the version that was read. */
export function createCurrentRecords(table: Table, journal: Journal) {
  const read = createReader(table);
  const readAll = shared(() => read());
  const get = async (source: string, feed: string): Promise<Current> => {
    const item = await getOne(table, keyOf(source, feed));
    return item ? unpack(item) : NOTHING_CURRENT;
  };

  const putIfUnchanged = async (source: string, feed: string, next: Current): Promise<boolean> => {
    const item = { ...keyOf(source, feed), ...packCurrent(next) };
    const isPut = await conditionHolds(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: item,
          ConditionExpression: 'attribute_not_exists(pk) OR version = :before',
          ExpressionAttributeValues: { ':before': next.version - 1 },
        }),
      ),
    );
    if (isPut) await journal.keep('currents', `${source}/${feed}/${versionName(next.version)}`, [item]);
    return isPut;
  };

  return {
    get,
    /** Every pointer, by source and feed, strongly consistent. */
    all: readAll,
    ofSource: (source: string): Promise<FeedCurrent[]> => read(`${source}#`),
    /**
     * Moves one pointer: reads what is current, lets `change` say what comes next, and writes it only if nobody else
     * wrote meanwhile; otherwise starts over. Answers with what was written. Throws `Retry` where others keep winning.
     */
    move: async (source: string, feed: string, change: (current: Current) => Current): Promise<Current> => {
      for (let race = 0; race < RACES; race += 1) {
        const next = change(await get(source, feed));
        if (await putIfUnchanged(source, feed, next)) return next;
      }
      throw new Retry(`Others kept changing what is current for ${source}`);
    },
  };
}
