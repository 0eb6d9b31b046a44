import { fileIssue } from '../checks/file-issue.ts';
import { identifierInName } from '../checks/identifier-in-name.ts';
import type { Issue } from '../checks/issue.ts';

const WITHHELD = 'withheld';
const ENDING = /\.[a-z]{2,4}(?:\.gz)?$/i;
/** The first parts of a key name a source and a feed; whoever puts a number into one of the others puts names there too. */
const FIRST_OF_NAME = 2;

const says = (part: string): boolean => identifierInName(part) !== null;

/** What an object key says of who a person is; null where it says nothing. */
export function identifierInKey(key: string): ReturnType<typeof identifierInName> {
  for (const part of key.split('/')) {
    const found = identifierInName(part);
    if (found) return found;
  }
  return null;
}

/**
 * The key of a file as it may be stored and shown: with `withheld` in place of what says who a person is, so that it is
 * found by the id of its submission only.
 */
export function shownKey(key: string): string {
  if (identifierInKey(key) === null) return key;
  const parts = key.split('/');
  const isInName = parts.slice(FIRST_OF_NAME).some(says);
  const place = parts.slice(0, FIRST_OF_NAME).map((part) => (says(part) ? WITHHELD : part));
  if (!isInName) return [...place, ...parts.slice(FIRST_OF_NAME)].join('/');
  return [...place, `${WITHHELD}${ENDING.exec(key)?.[0] ?? ''}`].join('/');
}

/** Whether a key as it is stored lacks what said who a person is, so that nothing is found under it. */
export function isWithheld(key: string): boolean {
  return key.split('/').some((part) => part === WITHHELD || part.startsWith(`${WITHHELD}.`));
}

/** The refusal of a file for its own name; the name is not in it. Null where the name says nothing of who a person is. */
export function identifiableName(key: string): Issue | null {
  const what = identifierInKey(key);
  if (what === null) return null;
  return fileIssue('identifiable-data', {
    found: null,
    expected: `no ${what} in the name of the file or of its folder`,
    fix: 'Give the file another name, look whether its content says who somebody is too, and send it again. It was not read, its name is not kept here, and it is marked for deletion.',
  });
}
