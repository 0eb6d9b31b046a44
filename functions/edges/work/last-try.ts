import type { SQSRecord } from 'aws-lambda';
import { deadCauseOf } from '../../core/dead-letters/dead-cause.ts';
import { type DeadWork, deadLetterId } from '../../core/dead-letters/dead-letter.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Records } from '../records/records.ts';

/** So often a message is handed out before its queue lays it aside; the queues in infra/constructs/work-queue.ts do the same. */
export const MOST_RECEIVES = 5;

type LastTryDeps = { records: Pick<Records, 'deadLetters'>; now: Clock; log: Log };

/**
 * Does the work of a message. The last time that it is tried it is noted as a dead letter before it begins, so that it is
 * known even if nothing comes back, and again, with the cause, when it fails. Whoever does the work closes the note.
 */
export async function noteLastTry(
  { records, now, log }: LastTryDeps,
  { attributes }: Pick<SQSRecord, 'attributes'>,
  { work, act }: { work: DeadWork; act: () => Promise<void> },
): Promise<void> {
  const tries = Number(attributes?.ApproximateReceiveCount ?? 1);
  if (tries < MOST_RECEIVES) return act();
  const letter = { work, since: now().toISOString(), tries };
  await records.deadLetters.note({ ...letter, cause: 'stopped', error: null });
  try {
    await act();
  } catch (error) {
    const cause = deadCauseOf(error);
    log('dead-letter.noted', { letter: deadLetterId(work), cause });
    // Where the table is away as well, the first note stands, and the queue has the message all the same.
    await records.deadLetters
      .note({ ...letter, cause, error: error instanceof Error ? error.name : null })
      .catch(() => {});
    throw error;
  }
}
