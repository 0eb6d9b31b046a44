import { boardByCode } from '../areas/boards.ts';
import { periodWords } from '../periods/period-words.ts';

/** Who did what, when (ISO time) and why. */
export type AuditLine = { at: string; who: string; what: string; subject: string; why: string | null };

/** What a trail is cut down by: texts that must be in it, whatever their case, and the first and last day (ISO). Empty is everything. */
export type AuditFilter = { who: string; what: string; subject: string; from: string; to: string };

/** What an entry is about: a submission, or the return of an area and quarter. */
export type AuditSubject =
  | { kind: 'submission'; submission: string }
  | { kind: 'return'; quarter: string; area: string; words: string }
  | { kind: 'other'; words: string };

/** Reads the subject of an entry. */
export function auditSubject(subject: string): AuditSubject {
  if (/^s-[0-9a-f]{20}$/.test(subject)) return { kind: 'submission', submission: subject };
  const [, quarter, code] = /^(\d{4}-\d{2}-Q[1-4]) (\S+)$/.exec(subject) ?? [];
  const board = boardByCode(code ?? '');
  if (!quarter || !board) return { kind: 'other', words: subject };
  return { kind: 'return', quarter, area: board.code, words: `${board.name}, ${periodWords(quarter)}` };
}

const has = (text: string, wanted: string): boolean => text.toLowerCase().includes(wanted.trim().toLowerCase());

/** Whether an entry fits a filter. The subject is looked for in its code and in its words. */
export function fitsAudit(entry: AuditLine, filter: AuditFilter): boolean {
  const day = entry.at.slice(0, 10);
  if (filter.from !== '' && day < filter.from) return false;
  if (filter.to !== '' && day > filter.to) return false;
  const subject = auditSubject(entry.subject);
  const words = subject.kind === 'return' ? `${entry.subject} ${subject.words}` : entry.subject;
  return has(entry.who, filter.who) && has(entry.what, filter.what) && has(words, filter.subject);
}
