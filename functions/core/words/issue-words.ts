import file from '../../../schemas/issues/issue-words.json' with { type: 'json' };
import type { IssueCode, IssueLevel } from '../checks/issue.ts';

/** A kind of fault in plain words: its name in a heading, what it means, and how such faults are mended in general. */
type IssueWords = { name: string; meaning: string; mend: string };

/** The words for each kind of fault, from `schemas/issues`. */
export const issueWords: Record<IssueCode, IssueWords> = file.codes;

/** How far a fault reaches. */
export const levelWords: Record<IssueLevel, string> = {
  file: 'The whole file is refused',
  row: 'The row is left out',
  warning: 'To be looked at',
};
