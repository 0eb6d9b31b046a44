import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Current, NOTHING_CURRENT } from '../../core/submissions/current.ts';
import { Retry } from '../problem.ts';
import { type Item, isConditionFailure, queryAll, type Table } from './table.ts';

export type FeedCurrent = { source: string; feed: string; current: Current };

const RACES = 10;
const keyOf = (source: string, feed: string) => ({ pk: `CURRENT#${source}`, sk: feed });

function asCurrent(item: Item): Current {
  const { version, arrivals, slots } = item as unknown as Current;
  return { version, arrivals, slots };
}

export type CurrentRecords = ReturnType<typeof createCurrentRecords>;

/** Which submission counts for what: one item per source and feed, changed only against the version that was read. */
export function createCurrentRecords(table: Table) {
  const get = async (source: string, feed: string): Promise<Current> => {
    const answer = await table.client.send(
      new GetCommand({ TableName: table.name, Key: keyOf(source, feed), ConsistentRead: true }),
    );
    return answer.Item ? asCurrent(answer.Item as Item) : NOTHING_CURRENT;
  };

  const putIfUnchanged = async (source: string, feed: string, next: Current): Promise<boolean> => {
    try {
      await table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...keyOf(source, feed), ...next },
          ConditionExpression: 'attribute_not_exists(pk) OR version = :before',
          ExpressionAttributeValues: { ':before': next.version - 1 },
        }),
      );
      return true;
    } catch (error) {
      if (isConditionFailure(error)) return false;
      throw error;
    }
  };

  return {
    get,
    ofSource: async (source: string): Promise<FeedCurrent[]> =>
      (await queryAll(table, `CURRENT#${source}`)).map((item) => ({ source, feed: item.sk, current: asCurrent(item) })),
    /**
     * Moves one pointer: reads what is current, lets `change` say what comes next, and writes it only if nobody else
     * wrote meanwhile; otherwise starts over. Throws `Retry` where others keep winning.
     */
    move: async <T extends { next: Current }>(
      source: string,
      feed: string,
      change: (current: Current) => T,
    ): Promise<T> => {
      for (let race = 0; race < RACES; race += 1) {
        const result = change(await get(source, feed));
        if (await putIfUnchanged(source, feed, result.next)) return result;
      }
      throw new Retry(`Others kept changing what is current for ${source}`);
    },
  };
}
