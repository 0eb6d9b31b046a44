import type { Issue } from '../checks/issue.ts';
import type { IssueCounts } from '../checks/tally.ts';
import type { InsteadSlot, Withdrawal } from './instead.ts';
import type { ReplacedSlot } from './replaced.ts';

export const OUTCOMES = ['accepted', 'accepted-with-warnings', 'held', 'rejected', 'duplicate', 'withdrawn'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why rows that are in order are counted in no area or month, with how many. */
export type NotCountedReason =
  | 'duplicate'
  | 'spell-not-ended'
  | 'residence-outside-england'
  | 'residence-not-given'
  | 'residence-unknown'
  | 'residence-needs-area-lookup'
  | 'no-figures'
  | 'measure-not-used'
  | 'no-answer'
  | 'subtotal'
  | 'area-not-a-board';

/** `read = accepted + rejected + notCounted`, always. */
export type RowTotals = {
  read: number;
  accepted: number;
  rejected: number;
  notCounted: number;
  notCountedBecause: Partial<Record<NotCountedReason, number>>;
};

/**
 * A value that holds for all rows of a table and stands in a title, or in the name of the sheet, the file or the feed;
 * from `arrival` it is what the day of arrival suggests, and a warning says so.
 */
export type TakenValue = {
  field: string;
  value: string;
  from: 'title' | 'sheet' | 'file' | 'feed' | 'arrival';
  text: string;
};

/** What was found in one submission: the document `report.json`. */
export type SubmissionReport = {
  schema: 'bcf-report/1';
  submission: string;
  source: string | null;
  sourceVersion: number | null;
  layout: string | null;
  feed: string | null;
  file: { key: string; versionId: string; bytes: number; sha256: string; encoding: string | null };
  outcome: Outcome;
  duplicateOf: string | null;
  /** Where it counts in place of another file. */
  replaced: ReplacedSlot[];
  /** Who took the file back and why, and what counts instead. */
  withdrawn: (Withdrawal & { instead: InsteadSlot[] }) | null;
  recognisedBy: 'prefix' | 'content' | null;
  /** Values of fields without a column, with the text round the table in which each was found. */
  taken: TakenValue[];
  periods: string[];
  areas: string[];
  rows: RowTotals;
  issueCounts: IssueCounts;
  issues: Issue[];
  issuesTruncated: boolean;
  startedAt: string;
  finishedAt: string;
};
