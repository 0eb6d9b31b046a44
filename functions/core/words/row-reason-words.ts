import type { RowFate, RowReason } from '../explain/row-reason.ts';
import { notCountedWords } from './outcome-words.ts';

const WORDS: Record<Exclude<RowFate, keyof typeof notCountedWords>, string> = {
  rejected: 'rejected',
  'other-episode': 'another episode of the same spell',
  'other-area': 'another area',
  'outside-period': 'another period',
  'other-counts': 'in the period, but another file or another figure counts there',
  'other-figure': 'about something else',
  rule: 'fails the rule',
  'rule-input-missing': 'nothing is given for the rule',
  'other-band': 'in none of the age bands',
  'taken-off': 'counted, and taken off again',
  'not-given': 'the file does not give this figure',
  'not-placed': 'names nothing that is counted',
  counted: 'counted in this number',
};

const isNotCounted = (reason: RowFate): reason is keyof typeof notCountedWords => reason in notCountedWords;

/** What became of rows, in plain words: `fails the rule: aged 65 and over`. */
export function rowReasonWords({ reason, detail }: Pick<RowReason, 'reason' | 'detail'>): string {
  const words = isNotCounted(reason) ? notCountedWords[reason] : WORDS[reason];
  return detail === null ? words : `${words}: ${detail}`;
}
