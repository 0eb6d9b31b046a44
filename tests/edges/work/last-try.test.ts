import type { SQSRecord } from 'aws-lambda';
import { beforeEach, describe, expect, test } from 'vitest';
import { MOST_RECEIVES, noteLastTry } from '../../../functions/edges/work/last-try.ts';
import { type MemoryStores, memoryStores } from '../../handlers/memory-stores.ts';

const work = { kind: 'file', submission: 's-a', key: 'sus-apc/coventry/april.csv' } as const;
const at = '2025-11-22T20:38:00.000Z';

let stores: MemoryStores;
beforeEach(() => {
  stores = memoryStores();
});

/** Does some work for the n-th time. */
function doWork(tries: number, act: () => Promise<void>): Promise<void> {
  const attributes = { ApproximateReceiveCount: String(tries) } as SQSRecord['attributes'];
  const deps = { records: stores.records, now: () => new Date(at), log: () => {} };
  return noteLastTry(deps, { attributes }, { work, act });
}
const noted = () => stores.records.deadLetters.get(work.submission);
const fails = async () => {
  throw new TypeError('no such thing');
};

describe('work that fails', () => {
  test('is no dead letter as long as it is tried again', async () => {
    for (let tries = 1; tries < MOST_RECEIVES; tries += 1) await expect(doWork(tries, fails)).rejects.toThrow();
    expect([await noted(), await stores.records.deadLetters.list()]).toEqual([null, []]);
  });

  test('the last time that it is tried is one, with the cause, and the message fails all the same', async () => {
    await expect(doWork(MOST_RECEIVES, fails)).rejects.toThrow('no such thing');
    const letter = { id: 's-a', work, since: at, tries: MOST_RECEIVES, cause: 'fault', error: 'TypeError' };
    expect([await noted(), await stores.records.deadLetters.list()]).toEqual([letter, [letter]]);
  });

  test('is known as one where its last try stops the machine, so that nothing comes back', async () => {
    const { promise: never } = Promise.withResolvers<void>();
    void doWork(MOST_RECEIVES, () => never);
    await expect.poll(noted).toMatchObject({ cause: 'stopped', error: null });
  });

  test('is one no more when it is done after all, whoever does it, and again when it fails once more', async () => {
    const { deadLetters } = stores.records;
    await expect(doWork(MOST_RECEIVES, fails)).rejects.toThrow();
    await doWork(1, () => deadLetters.close(work.submission, at));
    expect([await noted(), await deadLetters.list()]).toEqual([null, []]);
    await expect(doWork(MOST_RECEIVES + 2, fails)).rejects.toThrow();
    expect(await deadLetters.list()).toMatchObject([{ tries: MOST_RECEIVES + 2 }]);
  });

  test('fails with its own fault where the table is away, too', async () => {
    let notes = 0;
    const { note } = stores.records.deadLetters;
    stores.records.deadLetters.note = async (letter) => {
      notes += 1;
      if (notes > 1) throw new Error('the table is away');
      await note(letter);
    };
    await expect(doWork(MOST_RECEIVES, fails)).rejects.toThrow('no such thing');
  });
});
