import { parseArrivalKey } from '../../core/submissions/arrival.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { isOwnFeed } from '../../core/visitors/visitor.ts';
import { Rejected } from '../../edges/problem.ts';
import { submissionId } from '../../edges/records/identity.ts';
import type { ApiDeps } from './deps.ts';
import type { ApiRequest } from './http.ts';

/** A file by its key among the arrivals; without a version the newest. */
export type Sent = { key: string; version?: string | undefined };

/** The id under which a file is read, and how far that has come: null before it has begun. */
export type FoundUpload = { id: string; submission: Submission | null };

const NOTHING = 'Nothing of yours has arrived under this name. Send the file, or look again in a moment.';

/**
 * Finds what became of a file that the visitor's organisation sent from a page. Throws `Rejected` where no such file has
 * arrived.
 */
export async function findUpload(
  { arrivals, records }: Pick<ApiDeps, 'arrivals' | 'records'>,
  { visitor }: Pick<ApiRequest, 'visitor'>,
  { key, version }: Sent,
): Promise<FoundUpload> {
  if (!isOwnFeed(visitor, parseArrivalKey(key)?.feed ?? '')) throw new Rejected('no-upload', NOTHING);
  const found = version ?? (await arrivals.find(key))?.versionId;
  if (found === undefined) {
    throw new Rejected('no-upload', NOTHING);
  }
  const id = submissionId(arrivals.name, key, found);
  return { id, submission: await records.submissions.get(id) };
}
