import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { createStoreClients, createStores } from '../../functions/edges/stores.ts';
import { embeddedServer, localSettings } from '../../local/settings.ts';
import { susExtract } from '../../samples/generator/sus-extract.ts';
import { extractRows } from '../samples/extract-rows.ts';
import { bcf, startProduct } from './child-processes.ts';
import { emergencies, extractFile, inMonth } from './hand-made.ts';
import { numbersInReturn, numbersOf } from './independent-numbers.ts';
import { plainS3Client, put, readReturn, readText, waitForReport } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const key = 'sus-apc/coventry/large-2025-04.csv';
const dataDir = mkdtempSync(join(tmpdir(), 'bcf-stop-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const large = [
  ...susExtract({ layout: 'spell', rows: 40_000, seed: 11, months: ['2025-04'], boards: [COVENTRY] }),
].join('');

function recordsAt(dynamodb: string) {
  const clients = createStoreClients({ dynamodb: embeddedServer(dynamodb) });
  const { records } = createStores(clients, localSettings({}));
  return { records, close: () => clients.dynamodb.destroy() };
}

describe('npm start may end at any time and loses nothing', () => {
  test('killed in the middle of a large file, it goes on by itself at the next start and ends in the right numbers', async () => {
    const first = await startProduct(dataDir);
    const s3 = plainS3Client(first.s3);
    const id = await put(s3, key, large);
    const { records, close } = recordsAt(first.dynamodb);
    let attempts = 0;
    for (let look = 0; attempts === 0 && look < 400; look += 1) {
      attempts = (await records.submissions.get(id))?.attempts ?? 0;
      if (attempts === 0) await pause(2);
    }
    expect(await readText(s3, 'bcf-evidence', `reports/${id}/report.json`)).toBeNull();
    first.child.kill('SIGKILL');
    await first.ended;
    close();
    s3.destroy();

    const second = await startProduct(dataDir);
    const client = plainS3Client(second.s3);
    const report = await waitForReport(client, id, () => true);
    expect([report.rows.read, report.areas]).toEqual([40_000, [COVENTRY]]);
    const after = recordsAt(second.dynamodb);
    expect((await after.records.submissions.get(id))?.attempts).toBeGreaterThan(1);
    after.close();

    const made = await bcf('return', '--area', COVENTRY, '--quarter', QUARTER, '--data', dataDir);
    expect(made).toMatchObject({ code: 0, problems: '' });
    const wanted = numbersOf(extractRows(key, large), (code) => code).get(`${COVENTRY} 2025-04`);
    expect(numbersInReturn(await readReturn(client, COVENTRY, QUARTER), '2025-04')).toEqual(wanted);

    // Sent and at once interrupted: it stands in the queue and is dealt with at the next start.
    const late = await put(client, 'sus-apc/coventry/may.csv', extractFile(emergencies(5, inMonth('2025-05'))));
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
    expect(existsSync(join(dataDir, 'running.json'))).toBe(false);
    client.destroy();

    const third = await startProduct(dataDir);
    const last = plainS3Client(third.s3);
    expect((await waitForReport(last, late, () => true)).rows.accepted).toBe(5);
    const again = await bcf('return', '--area', COVENTRY, '--quarter', QUARTER, '--data', dataDir);
    expect(again.code).toBe(0);
    const document = await readReturn(last, COVENTRY, QUARTER);
    expect(numbersInReturn(document, '2025-04')).toEqual(wanted);
    expect(numbersInReturn(document, '2025-05').planning).toBe(5);
    last.destroy();
    third.child.kill('SIGTERM');
    expect(await third.ended).toBe(0);
  });
});
