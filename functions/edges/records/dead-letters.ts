import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type DeadLetter, deadLetterId } from '../../core/dead-letters/dead-letter.ts';
import { getOne, type Item, newestFirst, type Table, withoutKeys } from './table.ts';

const LIST = 'dead-letters';
const MOST = 1000;

const keyOf = (id: string) => ({ pk: `DEADLETTER#${id}`, sk: 'DEADLETTER' });

/** `doneAt` is when the work was done after all (ISO time). */
type Stored = DeadLetter & { doneAt: string | null };

function standing(item: Item | null): DeadLetter | null {
  if (!item) return null;
  const { doneAt, ...letter } = withoutKeys<Stored>(item);
  return doneAt === null ? letter : null;
}

export type DeadLetterRecords = ReturnType<typeof createDeadLetterRecords>;

/** Work that was not done however often it was tried: one item for each piece of work, listed until it is done after all. */
export function createDeadLetterRecords(table: Table) {
  const put = async (item: Item) =>
    void (await table.client.send(new PutCommand({ TableName: table.name, Item: item })));
  return {
    /** Notes it in place of what was noted of the same work before. */
    note: async (letter: Omit<DeadLetter, 'id'>): Promise<void> => {
      const id = deadLetterId(letter.work);
      const stored: Stored = { ...letter, id, doneAt: null };
      await put({ ...keyOf(id), ...stored, list: LIST, listSort: `${letter.since}#${id}` });
    },

    /** Says that the work is done after all. Where it was not noted, nothing is written. */
    close: async (id: string, doneAt: string): Promise<void> => {
      const letter = standing(await getOne(table, keyOf(id)));
      // Without its place in the list: the index holds only items that have one.
      if (letter) await put({ ...keyOf(id), ...letter, doneAt });
    },

    get: async (id: string): Promise<DeadLetter | null> => standing(await getOne(table, keyOf(id))),

    /** Newest first. For lists only: it may lag behind. */
    list: async (): Promise<DeadLetter[]> =>
      (await newestFirst(table, LIST, { limit: MOST })).flatMap((item) => standing(item) ?? []),
  };
}
