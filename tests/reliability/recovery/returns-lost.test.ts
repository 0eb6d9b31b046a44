import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Repaired } from '../../../local/repair-buckets.ts';
import { bcf } from '../../end-to-end/child-processes.ts';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import { type LostStack, lasting, startLostStack } from './lost-stack.ts';
import { playQuarter } from './played.ts';

const LONG = 240_000;
const RETURNS = 'bcf-returns';

let lost: LostStack;
let before: Map<string, string>;
beforeAll(async () => {
  lost = await startLostStack();
  await playQuarter(lost.hands);
  before = await lost.contentsOf(RETURNS);
}, LONG);
afterAll(() => lost.close());

const isRevisionFile = (key: string) => /\/r\d+\//.test(key);
const revisionOf = (key: string) => Number(/\/r(\d+)\//.exec(key)?.[1]);
const files = () => [...before.keys()].filter(isRevisionFile);
const doneOf = (repaired: readonly Repaired[]) => new Map(repaired.map(({ key, done }) => [key, done]));

/** Everything is as it was: files of a revision to the byte, what leads to them but for links and times. */
async function expectAllAsBefore(but: readonly string[] = []): Promise<void> {
  const now = await lost.contentsOf(RETURNS);
  expect([...now.keys()]).toEqual([...before.keys()].filter((key) => !but.includes(key)));
  for (const [key, text] of now) {
    if (isRevisionFile(key)) expect(text === before.get(key), key).toBe(true);
    else expect(lasting(text), key).toBe(lasting(before.get(key) ?? ''));
  }
}

describe('a file of a return', () => {
  test('is there to begin with, of several revisions, one of them signed', () => {
    expect(new Set(files().map(revisionOf)).size).toBeGreaterThan(2);
    expect(files().length).toBeGreaterThan(30);
  });

  test(
    'that was deleted is there again by one command, to the byte, and so is a whole folder and the whole bucket',
    async () => {
      const all = [...before.keys()];
      await lost.hide(RETURNS, all);
      expect(await lost.keysIn(RETURNS)).toEqual([]);
      const repaired = await lost.repair();
      expect(doneOf(repaired)).toEqual(new Map(all.map((key) => [key, 'undeleted'])));
      await expectAllAsBefore();
      expect(await lost.repair()).toEqual([]);
      note({ promise: 'losses recovered', what: 'files of returns that were deleted', tried: all.length });
    },
    LONG,
  );

  test(
    'that was altered is put back from the version before, to the byte',
    async () => {
      await lost.alter(RETURNS, files());
      const repaired = await lost.repair();
      expect(doneOf(repaired)).toEqual(new Map(files().map((key) => [key, 'restored'])));
      await expectAllAsBefore();
      note({ promise: 'losses recovered', what: 'files of returns that were altered', tried: repaired.length });
    },
    LONG,
  );

  test(
    'of which no version is left is made again to the same byte, and so is a whole folder and the whole bucket',
    async () => {
      const folder = [...before.keys()].filter((key) => key.includes('/E08000026/'));
      const oneByOne = files().filter((_, at) => at % effort(20, 12) === 5);
      for (const gone of [[...before.keys()], folder, ...oneByOne.map((key) => [key])]) {
        await lost.lose(RETURNS, gone);
        expect(await lost.keysIn(RETURNS)).toHaveLength(before.size - gone.length);
        expect(doneOf(await lost.repair())).toEqual(new Map(gone.map((key) => [key, 'made again'])));
        await expectAllAsBefore();
      }
      const tried = before.size + folder.length + oneByOne.length;
      note({ promise: 'losses recovered', what: 'files of returns of which no version was left', tried });
    },
    LONG,
  );

  test(
    'that was altered, and of which no other version is left, is made again as well',
    async () => {
      const these = files().filter((_, at) => at % effort(8, 3) === 1);
      await lost.lose(RETURNS, these);
      await lost.alter(RETURNS, these);
      expect(doneOf(await lost.repair())).toEqual(new Map(these.map((key) => [key, 'made again'])));
      await expectAllAsBefore();
      note({
        promise: 'losses recovered',
        what: 'altered files of which no other version was left',
        tried: these.length,
      });
    },
    LONG,
  );

  test(
    'is named as lost where what it was made from is lost or altered as well, and nothing else is put in its place',
    async () => {
      const keyOf = (name: string) => files().find((key) => key.endsWith(name)) ?? '';
      const [document, table] = [keyOf('/r2/return.json'), keyOf('/r1/metrics.csv')];
      const { evidence } = lost.stack.stores;
      const inputs = await lost.keysIn('bcf-evidence');
      const inputsOf = (revision: string) =>
        inputs.filter((key) => key.startsWith('return-inputs/') && key.endsWith(`/${revision}.json`));
      await lost.lose('bcf-evidence', inputsOf('r0002'));
      for (const key of inputsOf('r0001')) {
        const text = Buffer.from((await evidence.read(key)) ?? []).toString();
        const body = text.replace(/"value":\d/, '"value":7');
        expect(body).not.toBe(text);
        await evidence.put({ key, body, contentType: 'application/json' });
      }
      await lost.lose(RETURNS, [document, table]);
      const named = (await lost.repair()).filter(({ done }) => done === 'lost');
      expect(named.map(({ key }) => key)).toEqual(expect.arrayContaining([document, table]));
      expect(named.every(({ why }) => why !== undefined)).toBe(true);
      await expectAllAsBefore([document, table]);
      const { code, out } = await bcf('repair', '--data', lost.dataDir);
      expect(code, out).toBe(1);
      expect(out).toMatch(/LOST .*\/r2\/return\.json\n.*is not kept.*\n/);
      note({ promise: 'losses recovered', what: 'losses named that cannot be mended', tried: named.length });
    },
    LONG,
  );
});
