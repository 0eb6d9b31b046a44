import { setTimeout as pause } from 'node:timers/promises';
import { inParallel } from '../../../functions/edges/in-parallel.ts';
import { type ArrivedEvent, arrivedEvent } from '../../../functions/edges/work/arrived-event.ts';
import { ARRIVED_FILES } from '../../../local/settings.ts';
import { put, type TestStack } from '../../end-to-end/stack-for-test.ts';

export type DroppedFile = { key: string; body: string };

const OUT_OF_SIGHT_MS = 600_000;
const LOOK_EVERY_MS = 10;
/** As many as the client opens. */
const CONNECTIONS = 50;

/** Drops files into the arrivals bucket at the same moment; answers with their events in the order that S3 gave them. */
export async function dropped({ s3, stack }: TestStack, files: readonly DroppedFile[]): Promise<ArrivedEvent[]> {
  await inParallel(files, CONNECTIONS, ({ key, body }) => put(s3, key, body));
  const events: ArrivedEvent[] = [];
  while (events.length < files.length) {
    const message = stack.queue.receive(ARRIVED_FILES, OUT_OF_SIGHT_MS);
    if (message) {
      events.push(arrivedEvent.parse(JSON.parse(message.body)));
      stack.queue.done(message.id);
    } else await pause(LOOK_EVERY_MS);
  }
  const place = ({ detail }: ArrivedEvent) => detail.object.sequencer;
  return events.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}
