import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clearRunning, findRunning, readRunning, writeRunning } from '../../local/running.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bcf-running-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const running = (pid: number) => ({
  pid,
  web: 'http://127.0.0.1:1',
  s3: 'http://127.0.0.1:2',
  dynamodb: 'http://127.0.0.1:3',
  preferredFeeds: {},
});

describe('whether a stack runs on a data folder', () => {
  test('is said by the process that wrote it down, as long as it lives', () => {
    expect(readRunning(dir)).toBeNull();
    writeRunning(dir, running(process.ppid));
    expect(readRunning(dir)?.web).toBe('http://127.0.0.1:1');
    clearRunning(dir);
    expect(readRunning(dir)).toBeNull();
  });

  test('a note left by a crash is not taken for a stack', () => {
    writeRunning(dir, running(2 ** 22 - 3));
    expect(readRunning(dir)).toBeNull();
  });

  test('nor is a note by an earlier process that had the number which this one has now', () => {
    writeRunning(dir, running(process.pid));
    expect(readRunning(dir)).toBeNull();
  });

  test('nor one whose process number another program has by now, so that nothing answers', async () => {
    writeRunning(dir, running(process.ppid));
    expect(await findRunning(dir, 2)).toBeNull();
  });

  test('a stack that answers is found', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const web = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    writeRunning(dir, { ...running(process.ppid), web });
    expect(await findRunning(dir)).toMatchObject({ web });
    server.close();
  });

  test('nor one that was cut off while it was written', () => {
    writeFileSync(join(dir, 'running.json'), '{"pid": 1');
    expect(readRunning(dir)).toBeNull();
  });
});
