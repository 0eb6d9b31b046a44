import { readNumber } from '../../intake/cells/read-number.ts';
import { formatDay, parseDateDays } from '../../periods/parse-date.ts';
import type { AnswerKind } from '../layout-blocks.ts';
import { plainQuestion } from './plain-question.ts';

/** An answer as its cell holds it: dates are ISO days, amounts are numbers. `expected` says what it should be where it is no such thing. */
export type AnswerValue = { value: string | number } | { expected: string };

const WEEKDAY = /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,?\s+/i;

function choiceOf(text: string, choices: readonly string[]): AnswerValue {
  const plain = plainQuestion(text);
  const choice = choices.find((one) => plainQuestion(one) === plain);
  return choice === undefined ? { expected: `one of ${choices.join(', ')}` } : { value: choice };
}

function dayOf(text: string): AnswerValue {
  const days = parseDateDays(text.trim().replace(WEEKDAY, ''));
  return days === null ? { expected: 'a date such as 26/07/2023' } : { value: formatDay(days) };
}

function numberOf(text: string, kind: string): AnswerValue {
  const value = readNumber(text);
  return value === null ? { expected: kind } : { value };
}

/** Reads an answer as its question asks for it. */
export function answerValue({ type, choices }: AnswerKind, text: string): AnswerValue {
  if (type === 'choice') return choiceOf(text, choices ?? []);
  if (type === 'date') return dayOf(text);
  if (type === 'pounds') return numberOf(text, 'an amount of pounds');
  return type === 'number' ? numberOf(text, 'a number') : { value: text };
}
