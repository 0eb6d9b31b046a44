import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Current, NOTHING_CURRENT } from '../../core/submissions/current.ts';
import { Retry } from '../problem.ts';
import { type PackedCurrent, packCurrent, unpackCurrent } from './pack-current.ts';
import { conditionHolds, getOne, type Item, queryAll, type Table, withoutKeys } from './table.ts';

export type FeedCurrent = { source: string; feed: string; current: Current };

const RACES = 10;
const PARTITION = 'CURRENT';
const keyOf = (source: string, feed: string) => ({ pk: PARTITION, sk: `${source}#${feed}` });
const unpack = (item: Item): Current => unpackCurrent(withoutKeys<PackedCurrent>(item));

function feedCurrent(item: Item): FeedCurrent {
  const [source = '', ...feed] = item.sk.split('#');
  return { source, feed: feed.join('#'), current: unpack(item) };
}

export type CurrentRecords = ReturnType<typeof createCurrentRecords>;

/** Which submission counts for what: one item per source and feed, changed only against the version that was read. */
export function createCurrentRecords(table: Table) {
  const get = async (source: string, feed: string): Promise<Current> => {
    const item = await getOne(table, keyOf(source, feed));
    return item ? unpack(item) : NOTHING_CURRENT;
  };

  const putIfUnchanged = (source: string, feed: string, next: Current): Promise<boolean> =>
    conditionHolds(
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...keyOf(source, feed), ...packCurrent(next) },
          ConditionExpression: 'attribute_not_exists(pk) OR version = :before',
          ExpressionAttributeValues: { ':before': next.version - 1 },
        }),
      ),
    );

  return {
    get,
    /** Every pointer, by source and feed: one request, where there are no more feeds than a team has. */
    all: async (): Promise<FeedCurrent[]> => (await queryAll(table, PARTITION)).map(feedCurrent),
    ofSource: async (source: string): Promise<FeedCurrent[]> =>
      (await queryAll(table, PARTITION, `${source}#`)).map(feedCurrent),
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
