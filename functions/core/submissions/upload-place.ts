import { isFeed } from './arrival.ts';
import { INBOX } from './file-reader.ts';
import { identifierInKey } from './shown-key.ts';

/** The folder of the arrivals into which the files of a feed go; without a source they are recognised by their content. */
export function uploadFolder({ source, feed }: { source: string | undefined; feed: string }): string {
  return `${source ?? INBOX}/${feed.toLowerCase()}/`;
}

/** What is wrong with the name of a feed, and how to mend it; null where nothing is. */
export function feedFault(feed: string): string | null {
  if (feed === '') return 'Write which team or organisation the file comes from.';
  if (identifierInKey(feed) !== null) return 'The name says who a person is. Name the team or the organisation.';
  if (isFeed(feed)) return null;
  return 'Write it in letters and digits, with hyphens in place of spaces, such as adult-social-care or rkb.';
}

const LONGEST_NAME = 200;
const CONTROL = /\p{Cc}/u;
const IDENTIFIABLE =
  'The name of the file holds what reads as an NHS number or a full postcode, so it was not sent. Give the file another name, look whether its content says who somebody is too, and send it again.';

/** What is wrong with the name of a file that is to be sent, and how to mend it; null where nothing is. It quotes nothing. */
export function fileNameFault(name: string): string | null {
  if (identifierInKey(name) !== null) return IDENTIFIABLE;
  if (name === '' || name === '.' || name === '..') return 'The file has no name.';
  if (name.length > LONGEST_NAME) return `Give the file a name of at most ${LONGEST_NAME} characters.`;
  if (/[/\\]/.test(name) || CONTROL.test(name)) return 'Give the file a name without slashes and unseen characters.';
  return null;
}
