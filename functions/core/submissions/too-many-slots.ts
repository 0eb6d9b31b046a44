import { fileIssue } from '../checks/file-issue.ts';
import type { Issue } from '../checks/issue.ts';

// Which file counts for each of them is kept in one item, and an item of DynamoDB holds 400 kB.
const MOST_SLOTS = 10_000;

/** The issue for a file that covers more areas and periods than can be kept; null where it does not. */
export function tooManySlots(found: number): Issue | null {
  if (found <= MOST_SLOTS) return null;
  return fileIssue('too-large', {
    found: `${found} areas and periods`,
    expected: `at most ${MOST_SLOTS} areas and periods in one file`,
    fix: 'Send the file in parts of a few years each, under names of their own.',
  });
}
