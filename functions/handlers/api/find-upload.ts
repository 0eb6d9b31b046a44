import type { Submission } from '../../core/submissions/submission.ts';
import { Rejected } from '../../edges/problem.ts';
import { submissionId } from '../../edges/records/identity.ts';
import type { ApiDeps } from './deps.ts';

/** A file by its key among the arrivals; without a version the newest. */
export type Sent = { key: string; version?: string | undefined };

/** The id under which a file is read, and how far that has come: null before it has begun. */
export type FoundUpload = { id: string; submission: Submission | null };

/** Finds what became of a file that was sent from a page. Throws `Rejected` where no such file has arrived. */
export async function findUpload(
  { arrivals, records }: Pick<ApiDeps, 'arrivals' | 'records'>,
  { key, version }: Sent,
): Promise<FoundUpload> {
  const found = version ?? (await arrivals.find(key))?.versionId;
  if (found === undefined) {
    throw new Rejected('no-upload', 'Nothing has arrived under this name. Send the file, or look again in a moment.');
  }
  const id = submissionId(arrivals.name, key, found);
  return { id, submission: await records.submissions.get(id) };
}
