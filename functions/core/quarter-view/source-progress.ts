import { isFinancialYear } from '../periods/period.ts';
import type { QuarterStatus, SourceStatus } from '../returns/quarter-status.ts';

/** How far what is expected has come. What is optional and has not come is `not-sent`. */
export type Standing = 'complete' | 'part' | 'missing' | 'not-sent';

/** One cell of the grid of a quarter: what has come of a source for an area, from whom, and when (ISO time). */
export type SourceProgress = Pick<SourceStatus, 'source' | 'title' | 'needed' | 'missing'> & {
  standing: Standing;
  /** Whether what has come may still change; null where nothing has come, and for what is sent once a year. */
  state: 'provisional' | 'final' | null;
  came: number;
  expected: number;
  feeds: string[];
  newest: { submission: string; arrivedAt: string } | null;
};

function standingOf({ needed, expected, missing }: SourceStatus): Standing {
  if (missing.length === 0) return 'complete';
  if (missing.length < expected.length) return 'part';
  return needed === 'required' ? 'missing' : 'not-sent';
}

/** What has come of one source, with whether its months can still change. */
export function sourceProgress(status: SourceStatus, windows: QuarterStatus['windows']): SourceProgress {
  const { source, title, needed, expected, received, missing } = status;
  const isYearly = expected.every(isFinancialYear);
  const isOpen = missing.length > 0 || windows.some((window) => window.isOpen);
  const newest = received.reduce<SourceProgress['newest']>(
    (last, { submission, arrivedAt }) => (last && last.arrivedAt >= arrivedAt ? last : { submission, arrivedAt }),
    null,
  );
  return {
    source,
    title,
    needed,
    missing,
    standing: standingOf(status),
    state: received.length === 0 || isYearly ? null : isOpen ? 'provisional' : 'final',
    came: expected.length - missing.length,
    expected: expected.length,
    feeds: [...new Set(received.map(({ feed }) => feed))],
    newest,
  };
}
