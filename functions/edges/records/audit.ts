import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Journal } from './journal.ts';
import { conditionHolds, getOne, newestFirst, type Table, withoutKeys } from './table.ts';

/** Who did what, when and why. `id` is derived from what was done, so that a repeated delivery adds nothing. */
export type AuditEntry = { id: string; at: string; who: string; what: string; subject: string; why: string | null };

const LIST = 'audit';

export type AuditRecords = ReturnType<typeof createAuditRecords>;

/** The audit trail: entries are added and never changed. */
export function createAuditRecords(table: Table, journal: Journal) {
  return {
    add: async (entry: AuditEntry): Promise<void> => {
      const key = { pk: `AUDIT#${entry.id}`, sk: 'AUDIT' };
      const item = { ...key, ...entry, list: LIST, listSort: `${entry.at}#${entry.id}` };
      const isNew = await conditionHolds(
        table.client.send(
          new PutCommand({ TableName: table.name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
        ),
      );
      // Whoever said it first may have been cut off before it was kept.
      const standing = (isNew ? null : await getOne(table, key)) ?? item;
      const day = withoutKeys<AuditEntry>(standing).at.slice(0, 10);
      await journal.keep('audit', `${day}/${encodeURIComponent(entry.id)}`, [standing]);
    },
    list: async (options: { limit: number; after?: string | undefined }): Promise<AuditEntry[]> =>
      (await newestFirst(table, LIST, options)).map((item) => withoutKeys<AuditEntry>(item)),
  };
}
