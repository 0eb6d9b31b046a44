import * as z from 'zod/mini';
import type { WorkQueue } from './work-queue.ts';

export const publishRequest = z.object({ area: z.string(), quarter: z.string(), cause: z.optional(z.string()) });

/**
 * Asks for one return to be published. Asking twice does no harm: nothing new is published where nothing has changed.
 * `cause` is the id of what the request follows from, for the log.
 */
export type PublishRequest = z.infer<typeof publishRequest>;

/** Files of one quarter tend to arrive together; a short wait lets one publication serve them all. */
export const PUBLISH_DELAY_SECONDS = 20;

/** The same queue; what it is sent says what it follows from. */
export function causedBy(queue: WorkQueue<PublishRequest>, cause: string): WorkQueue<PublishRequest> {
  return { send: (request) => queue.send({ ...request, cause }) };
}
