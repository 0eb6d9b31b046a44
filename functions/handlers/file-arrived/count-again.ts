import { COUNT_AGAIN } from '../../edges/work/arrived-event.ts';
import type { FileArrivedDeps } from './deps.ts';

/**
 * Sends every current extract that had residents in unknown small areas through once more, now that a lookup has
 * come: whoever sends the lookup last must not end with other numbers than whoever sends it first.
 */
export async function countAgainWithLookup(deps: FileArrivedDeps): Promise<void> {
  const feeds = await deps.records.currents.ofSource('sus-apc');
  const ids = feeds.flatMap(({ current }) => Object.keys(current.arrivals));
  for (const id of new Set(ids)) {
    const submission = await deps.records.submissions.get(id);
    if (!submission?.needsAreaLookup) continue;
    await deps.countAgain.send({
      'detail-type': 'Object Created',
      time: submission.arrivedAt,
      detail: {
        bucket: { name: deps.arrivals.name },
        object: {
          key: submission.key,
          size: submission.bytes,
          'version-id': submission.versionId,
          sequencer: submission.sequencer,
        },
        reason: COUNT_AGAIN,
      },
    });
  }
}
