import type { Issue } from '../checks/issue.ts';
import type { IssueCounts } from '../checks/tally.ts';

export type Outcome = 'accepted' | 'accepted-with-warnings' | 'held' | 'rejected' | 'duplicate';

/** Why rows that are in order are counted in no area or month, with how many. */
export type NotCountedReason =
  | 'duplicate'
  | 'spell-not-ended'
  | 'residence-outside-england'
  | 'residence-not-given'
  | 'residence-unknown'
  | 'residence-needs-area-lookup'
  | 'no-figures'
  | 'area-not-a-board';

/** `read = accepted + rejected + notCounted`, always. */
export type RowTotals = {
  read: number;
  accepted: number;
  rejected: number;
  notCounted: number;
  notCountedBecause: Partial<Record<NotCountedReason, number>>;
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
  recognisedBy: 'prefix' | 'content' | null;
  periods: string[];
  areas: string[];
  rows: RowTotals;
  issueCounts: IssueCounts;
  issues: Issue[];
  issuesTruncated: boolean;
  startedAt: string;
  finishedAt: string;
};
