import type { Settings } from '../functions/edges/env.ts';
import type { StoreClients, Stores } from '../functions/edges/stores.ts';
import { arrivedVersions, isSettled, submissionOf } from './arrived-versions.ts';
import type { EventLoop } from './queue/event-loop.ts';
import type { QueueStore } from './queue/queue-store.ts';
import type { LocalS3 } from './s3/start-s3.ts';
import { ARRIVED_FILES } from './settings.ts';

type WatchOptions = {
  s3: LocalS3 | null;
  clients: StoreClients;
  stores: Stores;
  settings: Settings;
  queue: QueueStore;
  loop: EventLoop;
};

const BATCH = 100;
const LOOK_EVERY_MS = 2000;

/** Moves the events of the embedded S3 to the queue. An event is forgotten only when the queue has it on disk. */
function followEvents(s3: LocalS3, { queue, loop }: WatchOptions): { stop(): void } {
  let stopped = false;
  const move = () => {
    if (stopped) return;
    for (let events = s3.events.pending(BATCH); events.length > 0; events = s3.events.pending(BATCH)) {
      for (const { id, event } of events) {
        queue.send(ARRIVED_FILES, JSON.stringify(event), 0);
        s3.events.done(id);
      }
    }
    loop.wake();
  };
  s3.events.onEvent(move);
  move();
  return {
    stop: () => {
      stopped = true;
    },
  };
}

/** Another S3 server sends no events here: the bucket is looked through, and what is not settled is queued. */
function lookThrough({ clients, stores, settings, queue }: WatchOptions): { stop(): void } {
  const seen = new Set<string>();
  const look = async () => {
    for (const event of await arrivedVersions(clients, settings.arrivalsBucket)) {
      const id = submissionOf(event);
      if (seen.has(id)) continue;
      seen.add(id);
      if (!(await isSettled(stores, id))) queue.send(ARRIVED_FILES, JSON.stringify(event), 0);
    }
  };
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: Error) => console.error(`Cannot look for arrived files: ${error.message}`))
      .finally(() => (looking = false));
  }, LOOK_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}

/** Sees to it that every file that arrives is queued once at least, whichever S3 server there is. */
export function watchArrivals(options: WatchOptions): { stop(): void } {
  return options.s3 ? followEvents(options.s3, options) : lookThrough(options);
}
