import { createHash } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { QueuedMessage, QueueStore } from './queue-store.ts';

/** A function that AWS would run for messages of a queue. */
export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse>;

export type EventLoop = {
  /** Looks for work at once instead of at the next turn. */
  wake(): void;
  /** Resolves once nothing waits and nothing is being worked on. */
  idle(): Promise<void>;
  /** The message that is being worked on. */
  inHand(): QueuedMessage | null;
  /** Lets the work in hand end and takes no more. */
  stop(): Promise<void>;
};

export type EventLoopOptions = {
  store: QueueStore;
  handlers: Record<string, QueueHandler>;
  mostReceives: number;
  visibilityMs: number;
  turnMs: number;
  /** How long the first failure is waited after; each further one twice as long. Two seconds where nothing is said. */
  backOffMs?: number;
};

function sqsRecord(message: QueuedMessage): SQSRecord {
  return {
    messageId: message.id,
    receiptHandle: `${message.id}#${message.received}`,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.received),
      SentTimestamp: String(message.sentAt),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(message.sentAt),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(message.body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:eu-west-2:000000000000:${message.queue}`,
    awsRegion: 'eu-west-2',
  };
}

const BACK_OFF_MS = 2000;

async function succeeded(handler: QueueHandler, message: QueuedMessage): Promise<boolean> {
  try {
    const answer = await handler({ Records: [sqsRecord(message)] });
    return !answer.batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === message.id);
  } catch {
    return false;
  }
}

/**
 * What AWS does between queues and their functions: hands over one message at a time, deletes what succeeded, shows
 * the rest again later, and lays aside what failed too often. Queues are served in the order given, so that returns
 * are published once the files that wait have been dealt with.
 */
export function startEventLoop(options: EventLoopOptions): EventLoop {
  const { store, handlers, backOffMs = BACK_OFF_MS } = options;
  let stopped = false;
  let inHand: QueuedMessage | null = null;
  const wakers = new Set<() => void>();
  const idlers = new Set<() => void>();

  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(done, options.turnMs);
      function done() {
        clearTimeout(timer);
        wakers.delete(done);
        resolve();
      }
      wakers.add(done);
    });

  const settle = (message: QueuedMessage, isDone: boolean) => {
    if (isDone) store.done(message.id);
    else if (message.received >= options.mostReceives) store.bury(message.id);
    else store.putBack(message.id, backOffMs * 2 ** (message.received - 1));
  };

  const next = (): [QueuedMessage, QueueHandler] | null => {
    for (const [queue, handler] of Object.entries(handlers)) {
      const message = store.receive(queue, options.visibilityMs);
      if (message) return [message, handler];
    }
    return null;
  };

  const work = async () => {
    while (!stopped) {
      const taken = next();
      if (taken) {
        const [message, handler] = taken;
        inHand = message;
        settle(message, await succeeded(handler, message));
        inHand = null;
        continue;
      }
      if (store.waiting() === 0) for (const resolve of idlers) resolve();
      await rest();
    }
  };

  const worker = work();
  const wake = () => {
    for (const waker of [...wakers]) waker();
  };
  return {
    wake,
    inHand: () => inHand,
    idle: () =>
      new Promise((resolve) => {
        if (store.waiting() === 0) return resolve();
        const done = () => {
          idlers.delete(done);
          resolve();
        };
        idlers.add(done);
      }),
    stop: async () => {
      stopped = true;
      wake();
      await worker;
    },
  };
}
