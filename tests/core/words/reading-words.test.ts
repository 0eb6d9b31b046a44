import { describe, expect, test } from 'vitest';
import { NOT_READ_YET, type Submission } from '../../../functions/core/submissions/submission.ts';
import { readingView } from '../../../functions/core/words/reading-words.ts';

const submission: Submission = {
  ...NOT_READ_YET,
  id: 's-1',
  key: 'sus-apc/coventry/april.csv',
  versionId: 'v',
  sequencer: '1',
  arrivedAt: '2026-01-15T12:00:00.000Z',
  bytes: 433_000_000,
  attempts: 1,
  failures: 0,
};

describe('how far a file is read', () => {
  test('is said in rows, megabytes and per cent', () => {
    const view = readingView({ ...submission, reading: { bytes: 260_400_000, rows: 1_204_000 } });
    expect(view).toEqual({
      bytes: 260_400_000,
      ofBytes: 433_000_000,
      rows: 1_204_000,
      words: '60% read: 1,204,000 rows, 260 of 433 MB.',
    });
  });

  test('is not said of a file that was only just begun, or that is read to its end', () => {
    expect(readingView(submission)).toBeNull();
    expect(readingView({ ...submission, state: 'settled', reading: { bytes: 1, rows: 1 } })).toBeNull();
  });

  test('is all of it where more comes than was announced, and of nothing', () => {
    expect(readingView({ ...submission, bytes: 0, reading: { bytes: 10, rows: 0 } })?.words).toMatch(/^100% read/);
  });
});
