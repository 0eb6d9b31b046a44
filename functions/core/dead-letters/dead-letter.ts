/**
 * What a message asked for: a file, a return, or what is due on a day (ISO). A message of which nobody can tell that is
 * `unknown`. `key` is as it may be stored.
 */
export type DeadWork =
  | { kind: 'file'; submission: string; key: string }
  | { kind: 'return'; area: string; quarter: string }
  | { kind: 'quarter-end'; day: string }
  | { kind: 'unknown'; message: string };

/**
 * Why work was not done, as far as anybody can tell: a store was away or had too much to do; a store refused; the product
 * failed; or the work ended without a word, as when memory or time runs out.
 */
export type DeadCause = 'away' | 'refused' | 'fault' | 'stopped';

/** Work that was tried as often as it is tried, and was not done. `since` is the ISO time of the last try; `error` is a name. */
export type DeadLetter = {
  id: string;
  work: DeadWork;
  since: string;
  tries: number;
  cause: DeadCause;
  error: string | null;
};

/** The same work has the same id, however often it is asked for. */
export function deadLetterId(work: DeadWork): string {
  if (work.kind === 'file') return work.submission;
  if (work.kind === 'return') return `${work.quarter}#${work.area}`;
  return work.kind === 'quarter-end' ? `quarter-end#${work.day}` : `message#${work.message}`;
}
