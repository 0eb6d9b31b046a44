import type { IssueCode, IssueLevel } from '../../functions/core/checks/issue.ts';

/** What each kind of fault is called in the heading of a group. */
export const issueWords: Record<IssueCode, string> = {
  unreadable: 'The file cannot be read',
  'unknown-source': 'The kind of file is not known',
  encoding: 'Characters that cannot be read',
  'empty-file': 'The file is empty',
  'missing-column': 'Columns that are missing',
  'duplicate-column': 'Columns that are there twice',
  'ragged-row': 'Rows with too many or too few cells',
  'open-quote': 'A quotation mark that is never closed',
  'bad-date': 'Dates that cannot be read',
  'bad-number': 'Numbers that cannot be read',
  'bad-code': 'Codes that are not on their list',
  'out-of-range': 'Values that are too small or too large',
  required: 'Values that are missing',
  'duplicate-key': 'Rows that say the same thing twice',
  'date-order': 'Dates in the wrong order',
  'unknown-area': 'Areas that are not known',
  'unknown-provider': 'Providers that are not known',
  'unknown-metric': 'Metrics that are not known',
  'total-mismatch': 'Totals that do not agree with their rows',
  'identity-mismatch': 'Bands that do not add up to their total',
  'identifiable-data': 'Data that identify patients',
  'too-many-errors': 'Too many rows cannot be used',
  'large-drop': 'Much less than was sent before',
  overlap: 'Two feeds report the same area and month',
  'newer-file-stands': 'A newer file counts for the same period',
  'zip-bomb': 'The file grows far too large when it is unpacked',
  macro: 'The workbook holds a macro',
  'external-link': 'The workbook takes values from another file',
  'formula-without-value': 'Formulas without a stored value',
  'too-large': 'The file is too large',
  'rule-not-applied': 'A rule that could not be applied',
  'rule-input-missing': 'Values that a rule needs are missing',
  'denominator-missing': 'A population figure is missing',
};

export const levelWords: Record<IssueLevel, string> = {
  file: 'The whole file is refused',
  row: 'The row is left out',
  warning: 'To be looked at',
};
