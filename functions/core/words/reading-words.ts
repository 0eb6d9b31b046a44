import type { Submission } from '../submissions/submission.ts';

/** How far a file is read: bytes as it is stored, of how many, and rows. `words` say so to a person. */
export type ReadingView = { bytes: number; ofBytes: number; rows: number; words: string };

const MB = 1_000_000;

const megabytes = (bytes: number): string =>
  (bytes / MB).toLocaleString('en-GB', { maximumFractionDigits: bytes < 10 * MB ? 1 : 0 });

/** How far a file is read, `60% read: 1,204,000 rows, 260 of 433 MB.`: `bytes` as it is stored, of `ofBytes`. */
export function readingWords({ bytes, ofBytes, rows }: Omit<ReadingView, 'words'>): string {
  const share = ofBytes === 0 ? 100 : Math.floor((100 * Math.min(bytes, ofBytes)) / ofBytes);
  return `${share}% read: ${rows.toLocaleString('en-GB')} rows, ${megabytes(bytes)} of ${megabytes(ofBytes)} MB.`;
}

/** How far the file of a submission is read; null where it is not being read, or has not been for long enough to say. */
export function readingView({ state, reading, bytes: ofBytes }: Submission): ReadingView | null {
  if (state !== 'started' || !reading) return null;
  const read = { ...reading, ofBytes };
  return { ...read, words: readingWords(read) };
}
