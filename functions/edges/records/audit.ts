import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { conditionHolds, newestFirst, type Table, withoutKeys } from './table.ts';

/** Who did what, when and why. `id` is derived from what was done, so that a repeated delivery adds nothing. */
export type AuditEntry = { id: string; at: string; who: string; what: string; subject: string; why: string | null };

const LIST = 'audit';

export type AuditRecords = ReturnType<typeof createAuditRecords>;

/** The audit trail: entries are added and never changed. */
export function createAuditRecords(table: Table) {
  return {
    add: async (entry: AuditEntry): Promise<void> => {
      const item = { pk: `AUDIT#${entry.id}`, sk: 'AUDIT', ...entry, list: LIST, listSort: `${entry.at}#${entry.id}` };
      await conditionHolds(
        table.client.send(
          new PutCommand({ TableName: table.name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }),
        ),
      );
    },
    list: async (options: { limit: number; after?: string | undefined }): Promise<AuditEntry[]> =>
      (await newestFirst(table, LIST, options)).map((item) => withoutKeys<AuditEntry>(item)),
  };
}
