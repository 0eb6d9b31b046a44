import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDeadLetters } from '../../local/queue/dead-letters.ts';
import { type EventLoop, type QueueHandler, startEventLoop } from '../../local/queue/event-loop.ts';
import { openQueueStore, type QueueStore } from '../../local/queue/queue-store.ts';

let dir = '';
let store: QueueStore;
let time = 1_000_000;
const open = () => openQueueStore(join(dir, 'queue.db'), () => time);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bcf-queue-'));
  time = 1_000_000;
  store = open();
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true, force: true });
});

const bodies = (messages: readonly ({ body: string } | null)[]) => messages.map((message) => message?.body);

describe('a queue keeps messages as SQS does', () => {
  test('messages come out in the order in which they went in, each queue by itself', () => {
    store.send('files', 'a', 0);
    store.send('returns', 'x', 0);
    store.send('files', 'b', 0);
    expect(bodies([store.receive('files', 1000), store.receive('files', 1000)])).toEqual(['a', 'b']);
    expect(store.receive('files', 1000)).toBeNull();
    expect(store.receive('returns', 1000)?.body).toBe('x');
  });

  test('a message in hand is not seen by others until its time is up, and counts how often it was handed out', () => {
    store.send('files', 'a', 0);
    expect(store.receive('files', 1000)?.received).toBe(1);
    expect(store.receive('files', 1000)).toBeNull();
    time += 1000;
    expect(store.receive('files', 1000)?.received).toBe(2);
  });

  test('a message that is done never comes back', () => {
    store.send('files', 'a', 0);
    store.done(store.receive('files', 1000)?.id ?? '');
    time += 10_000;
    expect([store.receive('files', 1000), store.waiting()]).toEqual([null, 0]);
  });

  test('a delayed message and one put back are seen when their delay is over', () => {
    store.send('files', 'a', 500);
    expect(store.receive('files', 1000)).toBeNull();
    time += 500;
    const message = store.receive('files', 1000);
    store.putBack(message?.id ?? '', 2000);
    time += 1999;
    expect(store.receive('files', 1000)).toBeNull();
    time += 1;
    expect(store.receive('files', 1000)?.received).toBe(2);
  });

  test('a message that failed waits behind those that were not tried yet', () => {
    store.send('files', 'fails', 0);
    store.putBack(store.receive('files', 1000)?.id ?? '', 0);
    store.send('files', 'new', 0);
    expect(store.receive('files', 1000)?.body).toBe('new');
  });

  test('an equal message that still waits is the same message, with the later time', () => {
    store.send('returns', 'coventry', 2000);
    time += 1000;
    store.send('returns', 'coventry', 2000);
    expect(store.waiting()).toBe(1);
    time += 1999;
    expect(store.receive('returns', 1000)).toBeNull();
    time += 1;
    expect(store.receive('returns', 1000)?.body).toBe('coventry');
  });

  test('an equal message to one in hand is work of its own, because what is in hand may have read too early', () => {
    store.send('returns', 'coventry', 0);
    const inHand = store.receive('returns', 1000);
    store.send('returns', 'coventry', 0);
    store.done(inHand?.id ?? '');
    expect(store.receive('returns', 1000)?.body).toBe('coventry');
  });

  test('dead messages wait for nobody and can be sent through again', () => {
    store.send('files', 'poison', 0);
    store.bury(store.receive('files', 1000)?.id ?? '');
    expect([store.waiting(), bodies(store.dead())]).toEqual([0, ['poison']]);
    const letters = openDeadLetters(join(dir, 'queue.db'));
    const putBack = letters.redrive();
    expect([bodies(putBack), letters.lying(), letters.waiting(putBack)]).toEqual([['poison'], [], 1]);
    expect(store.waiting()).toBe(1);
    const again = store.receive('files', 1000);
    expect(again?.received).toBe(1);
    store.done(again?.id ?? '');
    expect(letters.waiting(putBack)).toBe(0);
    letters.close();
  });

  test('whoever looks at the dead letters leaves what is in hand where it is', () => {
    store.send('files', 'in hand', 0);
    store.receive('files', 1000);
    openDeadLetters(join(dir, 'queue.db')).close();
    expect(store.receive('files', 1000)).toBeNull();
  });

  test('everything is there after it was closed, and what was in hand is seen at once', () => {
    store.send('files', 'in hand', 0);
    store.receive('files', 900_000);
    store.send('files', 'waits', 0);
    store.send('files', 'later', 60_000);
    store.send('files', 'poison', 0);
    store.bury(store.receive('files', 1000)?.id ?? ''); // 'waits' goes first
    store.close();
    store = open();
    expect(bodies(store.dead())).toEqual(['waits']);
    expect(bodies([store.receive('files', 1000), store.receive('files', 1000)])).toEqual(['poison', 'in hand']);
    expect(store.receive('files', 1000)).toBeNull();
    time += 60_000;
    expect(store.receive('files', 1000)?.body).toBe('later');
  });
});

describe('the event loop runs handlers as AWS would', () => {
  let loop: EventLoop | null = null;
  const run = (handlers: Record<string, QueueHandler>, mostReceives = 3) => {
    loop = startEventLoop({ store, handlers, mostReceives, visibilityMs: 60_000, turnMs: 5 });
    return loop;
  };
  const done = { batchItemFailures: [] };
  afterEach(() => loop?.stop());

  /** Lets the loop work and the clock of the queue run on, half a second a turn. */
  async function until(isReached: () => boolean): Promise<void> {
    for (let turn = 0; turn < 400 && !isReached(); turn += 1) {
      time += 500;
      loop?.wake();
      await pause(2);
    }
  }

  test('a message goes to the handler of its queue as an SQS event, and is then gone', async () => {
    const seen: string[] = [];
    store.send('files', 'a', 0);
    await run({
      files: async ({ Records: [record] }) => {
        seen.push(`${record?.body} ${record?.attributes.ApproximateReceiveCount} ${record?.eventSource}`);
        return done;
      },
    }).idle();
    expect(seen).toEqual(['a 1 aws:sqs']);
    expect(store.waiting()).toBe(0);
  });

  test.each([
    {
      how: 'throws',
      fail: async () => {
        throw new Error('the store is away');
      },
    },
    {
      how: 'names the message as failed',
      fail: async (id: string) => ({ batchItemFailures: [{ itemIdentifier: id }] }),
    },
  ])('a handler that $how is tried again, ever later, and then laid aside', async ({ fail }) => {
    const times: number[] = [];
    store.send('files', 'poison', 0);
    run({
      files: async ({ Records: [record] }) => {
        times.push(time);
        return fail(record?.messageId ?? '');
      },
    });
    await until(() => store.dead().length > 0);
    const [first = 0, second = 0, third = 0] = times;
    expect(times).toHaveLength(3);
    expect(second - first).toBeGreaterThanOrEqual(2000);
    expect(third - second).toBeGreaterThanOrEqual(4000);
    expect(third - second).toBeLessThan(8000);
    expect(bodies(store.dead())).toEqual(['poison']);
  });

  test('a poisoned message does not hold up the others', async () => {
    const seen: string[] = [];
    for (const body of ['a', 'poison', 'b']) store.send('files', body, 0);
    run({
      files: async ({ Records: [record] }) => {
        if (record?.body === 'poison') throw new Error('no');
        seen.push(record?.body ?? '');
        return done;
      },
    });
    await until(() => seen.length === 2);
    expect(seen).toEqual(['a', 'b']);
  });

  test('files are dealt with before returns are published', async () => {
    const seen: string[] = [];
    const handler: QueueHandler = async ({ Records: [record] }) => {
      seen.push(record?.body ?? '');
      return done;
    };
    store.send('returns', 'return', 0);
    store.send('files', 'file 1', 0);
    store.send('files', 'file 2', 0);
    await run({ files: handler, returns: handler }).idle();
    expect(seen).toEqual(['file 1', 'file 2', 'return']);
  });

  test('stopping lets the work in hand end, and the next start goes on with the rest', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const seen: string[] = [];
    store.send('files', 'in hand', 0);
    store.send('files', 'waits', 0);
    const stopping = run({
      files: async ({ Records: [record] }) => {
        await held;
        seen.push(record?.body ?? '');
        return done;
      },
    });
    await pause(20);
    const stopped = stopping.stop();
    release();
    await stopped;
    expect([seen, store.waiting()]).toEqual([['in hand'], 1]);
    await run({ files: async () => done }).idle();
    expect(store.waiting()).toBe(0);
  });
});
