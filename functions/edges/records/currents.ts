import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Current, NOTHING_CURRENT } from '../../core/submissions/current.ts';
import { Retry } from '../problem.ts';
import { conditionHolds, getOne, type Item, queryAll, type Table, withoutKeys } from './table.ts';

export type FeedCurrent = { source: string; feed: string; current: Current };

const RACES = 10;
const keyOf = (source: string, feed: string) => ({ pk: `CURRENT#${source}`, sk: feed });

/** As stored: a slot names its submission by its place in a list, because a plan may have thousands of slots. */
type PackedCurrent = {
  version: number;
  arrivals: Current['arrivals'];
  holders: string[];
  slots: Record<string, Record<string, [holder: number, rows: number]>>;
};

function mapSlots<A, B>(
  slots: Record<string, Record<string, A>>,
  as: (slot: A) => B,
): Record<string, Record<string, B>> {
  return Object.fromEntries(
    Object.entries(slots).map(([scope, periods]) => [
      scope,
      Object.fromEntries(Object.entries(periods).map(([period, slot]) => [period, as(slot)])),
    ]),
  );
}

function pack({ version, arrivals, slots }: Current): PackedCurrent {
  const holders = Object.keys(arrivals);
  const places = new Map(holders.map((submission, place) => [submission, place]));
  return {
    version,
    arrivals,
    holders,
    slots: mapSlots(slots, ({ submission, rows }) => [places.get(submission) ?? -1, rows]),
  };
}

function unpack(item: Item): Current {
  const { version, arrivals, holders, slots } = withoutKeys<PackedCurrent>(item);
  return {
    version,
    arrivals,
    slots: mapSlots(slots, ([holder, rows]) => ({ submission: holders[holder] ?? '', rows })),
  };
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
          Item: { ...keyOf(source, feed), ...pack(next) },
          ConditionExpression: 'attribute_not_exists(pk) OR version = :before',
          ExpressionAttributeValues: { ':before': next.version - 1 },
        }),
      ),
    );

  return {
    get,
    ofSource: async (source: string): Promise<FeedCurrent[]> =>
      (await queryAll(table, `CURRENT#${source}`)).map((item) => ({ source, feed: item.sk, current: unpack(item) })),
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
