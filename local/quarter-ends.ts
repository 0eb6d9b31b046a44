import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { deadLetterId } from '../functions/core/dead-letters/dead-letter.ts';
import { Retry } from '../functions/edges/problem.ts';
import type { Records } from '../functions/edges/records/records.ts';
import { noteLastTry } from '../functions/edges/work/last-try.ts';
import type { PublishRequest } from '../functions/edges/work/publish-request.ts';
import { quarterEndRequest } from '../functions/edges/work/quarter-end-request.ts';
import type { WorkQueue } from '../functions/edges/work/work-queue.ts';
import type { QuarterEndDeps } from '../functions/handlers/quarter-end/deps.ts';
import { createQuarterEnd } from '../functions/handlers/quarter-end/quarter-end.ts';
import type { QueueHandler } from './queue/event-loop.ts';

type Deps = QuarterEndDeps & { records: Pick<Records, 'deadLetters'> };

/**
 * What the state machine in AWS is: has the returns found that are due on a day, and has each of them published. A day
 * on which something failed comes again.
 */
export function createQuarterEnds(deps: Deps, publish: WorkQueue<PublishRequest>): QueueHandler {
  const quarterEnd = createQuarterEnd(deps);
  const doAll = async (record: SQSRecord): Promise<void> => {
    const { day } = quarterEndRequest.parse(JSON.parse(record.body));
    const work = { kind: 'quarter-end', day } as const;
    const act = async () => {
      const { due, failed } = await quarterEnd({ day });
      for (const request of due) await publish.send(request);
      if (failed.length > 0) throw new Retry(`${failed.length} areas could not be asked for`);
      await deps.records.deadLetters.close(deadLetterId(work), deps.now().toISOString());
    };
    await noteLastTry(deps, record, { work, act });
  };
  return async ({ Records: records }: SQSEvent) => {
    const done = await Promise.allSettled(records.map(doAll));
    return {
      batchItemFailures: records.flatMap(({ messageId }, at) =>
        done[at]?.status === 'fulfilled' ? [] : [{ itemIdentifier: messageId }],
      ),
    };
  };
}
