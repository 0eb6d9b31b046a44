import type { Submission } from '../../core/submissions/submission.ts';
import type { FileArrivedDeps } from './deps.ts';

/** Notes how far a file is read, so that people can see it. */
export type ReadingNotes = {
  /** Called as often as one likes; what is noted is seldom. */
  at(bytes: number, rows: number): void;
  /** Resolves when no note is on its way. */
  settled(): Promise<void>;
};

const EVERY_MS = 2000;

/** A file that is read at once has no note. One that cannot be written is none of the file's business. */
export function createReadingNotes(deps: FileArrivedDeps, { id }: Pick<Submission, 'id'>): ReadingNotes {
  let last = deps.now().getTime();
  let underWay: Promise<void> = Promise.resolve();
  return {
    at: (bytes, rows) => {
      const now = deps.now().getTime();
      if (now - last < EVERY_MS) return;
      last = now;
      underWay = underWay.then(() => deps.records.submissions.noteReading(id, { bytes, rows })).catch(() => {});
    },
    settled: () => underWay,
  };
}
