import type { SQSEvent } from 'aws-lambda';
import type { PublishRequest } from '../functions/edges/work/publish-request.ts';
import type { WorkQueue } from '../functions/edges/work/work-queue.ts';
import type { QuarterEndDeps } from '../functions/handlers/quarter-end/deps.ts';
import { createQuarterEnd } from '../functions/handlers/quarter-end/quarter-end.ts';
import type { QueueHandler } from './queue/event-loop.ts';

/**
 * What the state machine in AWS is: has the returns found that are due on a day, and has each of them published. A day
 * on which something failed comes again.
 */
export function createQuarterEnds(deps: QuarterEndDeps, publish: WorkQueue<PublishRequest>): QueueHandler {
  const quarterEnd = createQuarterEnd(deps);
  const isDone = async (body: string): Promise<boolean> => {
    const { due, failed } = await quarterEnd(JSON.parse(body));
    for (const request of due) await publish.send(request);
    return failed.length === 0;
  };
  return async ({ Records }: SQSEvent) => {
    const done = await Promise.all(
      Records.map(async ({ body, messageId }) => ({ messageId, isDone: await isDone(body) })),
    );
    return { batchItemFailures: done.filter((one) => !one.isDone).map((one) => ({ itemIdentifier: one.messageId })) };
  };
}
