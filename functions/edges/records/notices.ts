import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Quarter } from '../../core/periods/period.ts';
import type { Notice } from '../../core/quarter-end/notice.ts';
import type { Journal } from './journal.ts';
import { conditionHolds, getOne, newestFirst, queryAll, type Table, withoutKeys } from './table.ts';

/** A notice with when it was made and when it was handed on (ISO times); not handed on yet where null. */
export type StoredNotice = Notice & { madeAt: string; sentAt: string | null };

const LIST = 'notices';
const keyOf = ({ quarter, id }: Pick<Notice, 'quarter' | 'id'>) => ({ pk: `NOTICE#${quarter}`, sk: id });

const itemOf = (notice: StoredNotice) => ({
  ...keyOf(notice),
  ...notice,
  list: LIST,
  listSort: `${notice.madeAt}#${notice.id}`,
});

export type NoticeRecords = ReturnType<typeof createNoticeRecords>;

/** Notices to the people of an area: each is put once and never changed, but for when it was handed on. */
export function createNoticeRecords(table: Table, journal: Journal) {
  return {
    /** Puts a notice that is new. Answers with the one that stands, which may be an earlier one under the same id. */
    add: async (notice: StoredNotice): Promise<StoredNotice> => {
      const key = keyOf(notice);
      const isNew = await conditionHolds(
        table.client.send(
          new PutCommand({
            TableName: table.name,
            Item: itemOf(notice),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
      const standing = isNew ? null : await getOne(table, key);
      return standing ? withoutKeys<StoredNotice>(standing) : notice;
    },

    /** Only a notice that was handed on is kept beside the table: any other is made, and handed on, again. */
    markSent: async (notice: StoredNotice, at: string): Promise<void> => {
      const sent = itemOf({ ...notice, sentAt: at });
      await journal.keep('notices', `${notice.quarter}/${encodeURIComponent(notice.id)}`, [sent]);
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: keyOf(notice),
          UpdateExpression: 'SET sentAt = :at',
          ExpressionAttributeValues: { ':at': at },
        }),
      );
    },

    ofQuarter: async (quarter: Quarter): Promise<StoredNotice[]> =>
      (await queryAll(table, `NOTICE#${quarter}`)).map((item) => withoutKeys<StoredNotice>(item)),

    /** Newest first. For lists only: it may lag behind. */
    list: async (limit: number): Promise<StoredNotice[]> =>
      (await newestFirst(table, LIST, { limit })).map((item) => withoutKeys<StoredNotice>(item)),
  };
}
