import type { Clock } from '../functions/edges/clock.ts';
import type { QuarterEndRequest } from '../functions/edges/work/quarter-end-request.ts';
import type { QueueStore } from './queue/queue-store.ts';
import { QUARTER_ENDS } from './settings.ts';

const HOUR_MS = 60 * 60_000;

/**
 * What the schedule in AWS is: asks for what is due at the end of a quarter, at once and when a new day has begun. It
 * looks once an hour, so that a machine that slept at midnight misses nothing.
 */
export function startSchedule(queue: Pick<QueueStore, 'send'>, now: Clock): { stop(): void } {
  let asked = '';
  const look = () => {
    const day = now().toISOString().slice(0, 10);
    if (day === asked) return;
    queue.send(QUARTER_ENDS, JSON.stringify({ day } satisfies QuarterEndRequest), 0);
    asked = day;
  };
  look();
  const timer = setInterval(look, HOUR_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
