import type { Submission } from '../../core/submissions/submission.ts';
import { loadAreaLookup } from '../../edges/records/area-lookups.ts';
import { type ArrivedEvent, COUNT_AGAIN } from '../../edges/work/arrived-event.ts';
import type { FileArrivedDeps } from './deps.ts';
import type { ReadArrival } from './read-arrival.ts';

function eventOf(bucket: string, submission: Submission): ArrivedEvent {
  return {
    'detail-type': 'Object Created',
    time: submission.arrivedAt,
    detail: {
      bucket: { name: bucket },
      object: {
        key: submission.key,
        size: submission.bytes,
        'version-id': submission.versionId,
        sequencer: submission.sequencer,
      },
      reason: COUNT_AGAIN,
    },
  };
}

/** Sends a file that is settled through once more, to be counted with the lookups there are now. */
export async function countAgain(deps: FileArrivedDeps, submission: Submission): Promise<void> {
  await deps.countAgain.send(eventOf(deps.arrivals.name, submission));
}

/**
 * Sends every current extract whose residents are known by small area through once more, now that a lookup has come:
 * whoever sends the lookup last must not end with other numbers than whoever sends it first.
 */
export async function countAgainWithLookup(deps: FileArrivedDeps): Promise<void> {
  const feeds = await deps.records.currents.ofSource('sus-apc');
  const ids = feeds.flatMap(({ current }) => Object.keys(current.arrivals));
  for (const id of new Set(ids)) {
    const submission = await deps.records.submissions.get(id);
    if (submission?.needsAreaLookup) await countAgain(deps, submission);
  }
}

/** Sends an extract through once more where a lookup came while it was read, because that lookup did not see it yet. */
export async function countAgainIfLookupMoved(
  deps: FileArrivedDeps,
  submission: Submission,
  read: ReadArrival,
): Promise<void> {
  if (!read.findings.needsAreaLookup) return;
  const { id } = await loadAreaLookup(deps);
  if (id !== read.areaLookupId) await countAgain(deps, submission);
}
