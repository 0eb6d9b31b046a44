import { csvField } from '../returns/csv-field.ts';
import { type AuditLine, auditSubject } from './audit-filter.ts';

const HEADINGS = ['When (UTC)', 'Who', 'What', 'About', 'Area and quarter', 'Why'];

const lineOf = (fields: readonly (string | null)[]): string => `${fields.map(csvField).join(',')}\r\n`;

/**
 * The trail as a table for spreadsheets (RFC 4180), with a byte order mark so that Excel reads it as UTF-8. A text that
 * would be taken for a formula is told apart from one. `isWhole` is false where older entries had no room.
 */
export function auditCsv(entries: readonly AuditLine[], { isWhole }: { isWhole: boolean }): string {
  const lines = entries.map(({ at, who, what, subject, why }) => {
    const about = auditSubject(subject);
    return lineOf([at, who, what, subject, about.kind === 'return' ? about.words : null, why]);
  });
  const rest = isWhole ? '' : lineOf(['Older entries have no room in this file: ask for them by an earlier last day.']);
  return `\uFEFF${lineOf(HEADINGS)}${lines.join('')}${rest}`;
}
