import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startStack } from '../../../local/stack.ts';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import { type Contents, contentsOf, differences } from './contents.ts';
import { tellOfCalls } from './every-call.ts';
import { copyOfFolder, folderWithWork, readAll, STACK } from './killed-story.ts';
import { COVENTRY, QUARTER, SOLIHULL } from './scenes.ts';

const root = resolve(import.meta.dirname, '../../..');
const PATIENCE_MS = 1_800_000;

/** A process of its own on the folder, until it kills itself. Answers with the signal that ended it. */
async function runUntilKilled(dataDir: string, call: number, moment: 'before' | 'after'): Promise<string | null> {
  const script = join(import.meta.dirname, 'stack-to-kill.ts');
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'bcf-compile-cache') };
  const child = spawn(process.execPath, [script, dataDir, String(call), moment], { cwd: root, env, stdio: 'inherit' });
  const [, signal] = await once(child, 'exit');
  return signal;
}

/** Starts the product on the folder, lets it do what is there to be done, and reads all that it keeps. */
async function endOf(dataDir: string): Promise<{ contents: Contents; calls: number }> {
  let callsSoFar = () => 0;
  const stack = await startStack({
    ...STACK,
    dataDir,
    before: async ({ clients }) => {
      callsSoFar = tellOfCalls(clients, () => {});
    },
  });
  await stack.loop.idle();
  const calls = callsSoFar();
  const contents = contentsOf(await readAll(stack));
  await stack.close();
  rmSync(dataDir, { recursive: true, force: true });
  return { contents, calls };
}

describe('a process that is killed', { timeout: PATIENCE_MS }, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await folderWithWork();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('at any call while it takes up a file, tells people and publishes: the next one ends as if it had not been', async () => {
    const undisturbed = await endOf(copyOfFolder(folder));
    const names = [...undisturbed.contents.keys()].join('\n');
    for (const name of [`${COVENTRY}/r2/return.json`, `${SOLIHULL}/r1/return.json`, `NOTICE#${QUARTER}`]) {
      expect(names).toContain(name);
    }
    const wanted = effort(3, 32);
    const distance = undisturbed.calls / wanted;
    for (let point = 0; point < wanted; point += 1) {
      const call = 1 + Math.floor((point + 0.5) * distance);
      const moment = point % 2 === 0 ? 'before' : 'after';
      const dataDir = copyOfFolder(folder);
      expect(await runUntilKilled(dataDir, call, moment)).toBe('SIGKILL');
      const { contents } = await endOf(dataDir);
      expect(differences(undisturbed.contents, contents), `killed ${moment} call ${call}`).toEqual({});
    }
    note({ promise: 'processes killed', what: 'a file, a morning and a return', tried: wanted });
  });
});
