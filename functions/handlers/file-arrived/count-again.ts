import { countedBy } from '../../core/counts/counted-by.ts';
import { isNewer } from '../../core/submissions/arrival.ts';
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
 * Sends every extract whose residents are known by small area through once more, oldest first, now that a lookup has
 * come or gone: whoever sends the lookup last must not end with other numbers than whoever sends it first. Extracts
 * that are replaced are counted too, because they count again once what replaced them is withdrawn.
 */
export async function countAgainWithLookup(deps: FileArrivedDeps): Promise<void> {
  const feeds = await deps.records.currents.ofSource('sus-apc');
  const { id } = await loadAreaLookup(deps);
  const counted = feeds
    .flatMap(({ current }) => Object.values(current.arrivals))
    .filter(({ withdrawn, fingerprint }) => !withdrawn && countedBy(fingerprint).areaLookupId !== id)
    .sort((a, b) => (isNewer(a, b) ? 1 : -1));
  for (const arrival of counted) {
    const submission = await deps.records.submissions.get(arrival.submission);
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
