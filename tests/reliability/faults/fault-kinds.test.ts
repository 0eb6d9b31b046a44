import { describe, expect, test } from 'vitest';
import { FAULT_KINDS } from './fault-kinds.ts';
import { nothingKept } from './kept.ts';
import { startWorld, type World } from './world.ts';

/** One call to each service, which asks for no more than is done at once. */
const CALLS: Record<string, (world: World) => Promise<unknown>> = {
  S3: ({ stores }) => stores.evidence.put({ key: 'a', body: 'b', contentType: 'text/plain' }),
  DynamoDB: ({ stores }) => stores.records.counts.getAll([{ countsId: 'a', unit: 'b', period: '2025-04' }]),
  SQS: ({ publish }) => publish.publish.send({ area: 'a', quarter: 'b' }),
  SNS: ({ quarterEnd }) =>
    quarterEnd.notify.send({
      id: 'n',
      quarter: '2025-26-Q1',
      area: { code: 'a', name: 'A' },
      kind: 'opened',
      day: '2025-07-01',
      due: '2025-08-15',
      text: '',
      missing: [],
    }),
};

/** What the SDK does by itself: what may be a matter of a moment is tried again, and given up after some attempts. */
const OUTCOMES: Record<string, { isTriedAgain: boolean; isDone: boolean }> = {
  'fails before it is done': { isTriedAgain: true, isDone: false },
  'is done and every answer is lost': { isTriedAgain: true, isDone: false },
  'is done, the answer is lost, and it is done again': { isTriedAgain: true, isDone: true },
  'times out before it is done': { isTriedAgain: true, isDone: false },
  'is done and given up by the client': { isTriedAgain: false, isDone: false },
  'is throttled once': { isTriedAgain: true, isDone: true },
  'is throttled, and all that follows': { isTriedAgain: true, isDone: false },
  'is not done, as the process is killed': { isTriedAgain: false, isDone: false },
  'is done, and the process is killed': { isTriedAgain: false, isDone: false },
};

describe.each(Object.keys(CALLS))('a call to %s', (service) => {
  const call = CALLS[service] ?? (() => Promise.reject(new Error('There is no such call')));

  test.each(Object.keys(OUTCOMES))('that %s is taken by the client as the real one', async (name) => {
    const kind = FAULT_KINDS.find((one) => one.name === name);
    if (!kind) throw new Error('There is no such kind');
    const world = startWorld(nothingKept(), { at: 1, kind });
    const isDone = await call(world).then(
      () => true,
      () => false,
    );
    expect({ isTriedAgain: world.breaker.tries() > 1, isDone }).toEqual(OUTCOMES[name]);
  });

  test('is made again, once what was broken is mended', async () => {
    for (const kind of FAULT_KINDS.filter(({ breaks, concerns }) => breaks !== 'process' && !concerns)) {
      const world = startWorld(nothingKept(), { at: 1, kind });
      await call(world).catch(() => null);
      world.breaker.mend();
      await expect(call(world)).resolves.not.toThrow();
    }
  });
});
