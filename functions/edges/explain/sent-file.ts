import type { SentFile } from '../../core/explain/explained-number.ts';
import type { Records } from '../records/records.ts';
import type { FileBehind } from './load-number.ts';

/** A file behind a number, as its submission says it came. */
export async function sentFile(
  { submissions }: Pick<Records, 'submissions'>,
  { source, feed, arrival }: FileBehind,
): Promise<SentFile> {
  const submission = await submissions.get(arrival.submission);
  return {
    submission: arrival.submission,
    source,
    feed,
    key: arrival.key,
    versionId: submission?.versionId ?? null,
    bytes: submission?.bytes ?? null,
    sha256: arrival.sha256,
    arrivedAt: arrival.arrivedAt,
    countedBy: arrival.fingerprint,
    reported: submission?.rows ?? null,
  };
}
