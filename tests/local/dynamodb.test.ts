import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AbstractValueIterator } from 'abstract-level';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createRecords } from '../../functions/edges/records/records.ts';
import { createStoreClients, type StoreClients } from '../../functions/edges/stores.ts';
import { ensureTable, type LocalDynamodb, startDynamodb } from '../../local/dynamodb.ts';
import { embeddedServer } from '../../local/settings.ts';
import { noJournal } from '../edges/records/table-for-test.ts';

describe('the embedded table', () => {
  const dir = mkdtempSync(join(tmpdir(), 'bcf-dynamodb-'));
  let server: LocalDynamodb;
  let clients: StoreClients;
  beforeAll(async () => {
    server = await startDynamodb({ dir, port: 0 });
    clients = createStoreClients({ dynamodb: embeddedServer(server.url) });
  });
  afterAll(async () => {
    clients.dynamodb.destroy();
    await server.close();
    rmSync(dir, { recursive: true, force: true });
  });

  test('can be written to as soon as it is said to be there, also when many are made at once', async () => {
    const names = Array.from({ length: 20 }, (_, n) => `bcf-${n}`);
    const entry = { id: 'e-1', at: '2026-01-01T00:00:00.000Z', who: 'system', what: 'test', subject: 's', why: null };
    const written = names.map(async (name) => {
      await ensureTable(clients.dynamodb, name);
      const { audit } = createRecords({ client: clients.dynamodb, name }, noJournal);
      await audit.add(entry);
      return audit.list({ limit: 1 });
    });
    expect(await Promise.all(written)).toEqual(names.map(() => [entry]));
  });

  test('is left as it is where it is there already', async () => {
    await ensureTable(clients.dynamodb, 'bcf-0');
    const { audit } = createRecords({ client: clients.dynamodb, name: 'bcf-0' }, noJournal);
    expect(await audit.list({ limit: 5 })).toHaveLength(1);
  });

  test('holds on to nothing of what was looked up, whether it was read to its end or not', async () => {
    const { audit } = createRecords({ client: clients.dynamodb, name: 'bcf-1' }, noJournal);
    for (const n of [2, 3, 4]) {
      await audit.add({
        id: `e-${n}`,
        at: `2026-01-0${n}T00:00:00.000Z`,
        who: 'a',
        what: 'b',
        subject: 's',
        why: null,
      });
    }
    const closing = vi.spyOn(AbstractValueIterator.prototype, 'close');
    for (const limit of [1, 2, 100]) await audit.list({ limit });
    expect(closing).toHaveBeenCalledTimes(3);
    await Promise.all(closing.mock.results.map(({ value }) => value));
    closing.mockRestore();
  });
});
