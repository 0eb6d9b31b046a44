import file from '../../../schemas/issues/issue-words.json' with { type: 'json' };
import type { IssueCode, IssueLevel } from '../checks/issue.ts';

/**
 * A kind of fault in plain words: its name in a heading, what it means, how such faults are mended in general, how far
 * it can reach, and an example with what it should be.
 */
type IssueWords = {
  name: string;
  meaning: string;
  mend: string;
  levels: readonly string[];
  example: { fault: string; mended: string };
};

/** The words for each kind of fault, from `schemas/issues`. */
export const issueWords: Record<IssueCode, IssueWords> = file.codes;

/** How far faults reach, the farthest first. */
export const ISSUE_LEVELS = ['file', 'row', 'warning'] as const satisfies readonly IssueLevel[];

/** One kind of fault with its words. */
export type IssueRule = Omit<IssueWords, 'levels'> & { code: string; levels: IssueLevel[] };

/** Every kind of fault, in the order of `schemas/issues`. */
export const issueRules: readonly IssueRule[] = Object.entries(issueWords).map(([code, words]) => ({
  ...words,
  code,
  levels: ISSUE_LEVELS.filter((level) => words.levels.includes(level)),
}));

/** How far a fault reaches. */
export const levelWords: Record<IssueLevel, string> = {
  file: 'The whole file is refused',
  row: 'The row is left out',
  warning: 'To be looked at',
};
