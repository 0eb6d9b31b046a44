import type { Arrival } from './arrival.ts';
import type { Slot } from './current.ts';
import type { Withdrawal } from './instead.ts';
import type { ReplacedSlot } from './replaced.ts';
import type { Outcome, RowTotals } from './report.ts';

/** Where a submission stands. `settled` is the end: its report is written and every number that it touches is computed. */
export type SubmissionState = 'started' | 'settled';

/** How many of the slots that a file replaced are kept beside its report, which has them all. */
export const MOST_REPLACED = 50;

/** What is kept of a submission beside its report: enough to list it, confirm it, and count it again. */
export type Submission = {
  id: string;
  state: SubmissionState;
  /** How often reading began, and how often it ended in an error that was caught: the rest ended the runtime. */
  attempts: number;
  failures: number;
  key: string;
  versionId: string;
  sequencer: string;
  arrivedAt: string;
  bytes: number;
  source: string | null;
  feed: string | null;
  outcome: Outcome | null;
  /** How far a file is read that takes a while: bytes as it is stored, and rows. */
  reading?: { bytes: number; rows: number };
  rows: RowTotals | null;
  issueTotal: number;
  periods: string[];
  areas: string[];
  reportKey: string | null;
  settledAt: string | null;
  arrival: Arrival | null;
  /** What a held file would replace; empty for any other. */
  slots: Slot[];
  needsAreaLookup: boolean;
  /** The first of the slots in which it counts in place of another file. */
  replaced: ReplacedSlot[];
  withdrawal: Withdrawal | null;
};

/** What is known of a file when it arrives. */
export type Arriving = Pick<Submission, 'id' | 'key' | 'versionId' | 'sequencer' | 'arrivedAt' | 'bytes'>;

/** The rest of a file that has not been read yet. */
export const NOT_READ_YET: Omit<Submission, keyof Arriving | 'attempts' | 'failures'> = {
  state: 'started',
  source: null,
  feed: null,
  outcome: null,
  rows: null,
  issueTotal: 0,
  periods: [],
  areas: [],
  reportKey: null,
  settledAt: null,
  arrival: null,
  slots: [],
  needsAreaLookup: false,
  replaced: [],
  withdrawal: null,
};
