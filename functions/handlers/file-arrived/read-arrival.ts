import { contractOfItsDay } from '../../core/counts/counted-by.ts';
import { type ArrivalKey, parseArrivalKey } from '../../core/submissions/arrival.ts';
import { createFileReader, type FileFindings } from '../../core/submissions/file-reader.ts';
import { identifiableName, shownKey } from '../../core/submissions/shown-key.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { feedBytes } from '../../edges/files/feed-bytes.ts';
import { loadAreaLookup } from '../../edges/records/area-lookups.ts';
import type { FileArrivedDeps } from './deps.ts';
import { createReadingNotes } from './note-reading.ts';

/** One file, read to its end: where it came from, its hash, and what was found in it. */
export type ReadArrival = {
  from: ArrivalKey | null;
  bytes: number;
  sha256: string;
  areaLookupId: string;
  findings: FileFindings;
};

/**
 * Reads and checks the version of the file that the event names; null where it is not there. A file that was counted
 * before is read by the contract of that day. Nothing is written but how far it is read.
 */
export async function readArrival(deps: FileArrivedDeps, submission: Submission): Promise<ReadArrival | null> {
  const from = parseArrivalKey(shownKey(submission.key));
  const lookup = await loadAreaLookup(deps);
  const opened = await deps.arrivals.open(submission.key, submission.versionId);
  if (!opened) return null;
  const contract = submission.arrival ? contractOfItsDay(submission.arrival.fingerprint) : undefined;
  const reader = createFileReader({
    from,
    areaLookup: lookup.areas,
    arrived: submission.arrivedAt.slice(0, 10),
    contract,
    refusal: identifiableName(submission.key),
  });
  const notes = createReadingNotes(deps, submission);
  const fed = await feedBytes(opened.stream, {
    ...reader,
    onStored: (bytes) => notes.at(bytes, reader.rowsRead()),
  });
  await notes.settled();
  if (fed.fault) reader.report(fed.fault);
  return { from, bytes: fed.bytes, sha256: fed.sha256, areaLookupId: lookup.id, findings: reader.end() };
}
