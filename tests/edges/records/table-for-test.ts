import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Journal } from '../../../functions/edges/records/journal.ts';
import type { Table } from '../../../functions/edges/records/table.ts';
import { createStoreClients } from '../../../functions/edges/stores.ts';
import { ensureTable, startDynamodb } from '../../../local/dynamodb.ts';
import { embeddedServer } from '../../../local/settings.ts';

/** For tests that look at the table alone. */
export const noJournal: Journal = { keep: async () => {} };

/** The embedded DynamoDB with an empty table, spoken to by the real client. */
export async function startTable(): Promise<{ table: Table; close(): Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'bcf-table-'));
  const server = await startDynamodb({ dir, port: 0 });
  const { dynamodb } = createStoreClients({ dynamodb: embeddedServer(server.url) });
  await ensureTable(dynamodb, 'bcf');
  return {
    table: { client: dynamodb, name: 'bcf' },
    close: async () => {
      dynamodb.destroy();
      await server.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
