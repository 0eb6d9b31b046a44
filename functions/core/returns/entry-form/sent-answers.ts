import { identifierInText } from '../../checks/identifier-in-text.ts';
import { answerValue } from '../answers/answer-value.ts';
import type { AskedCell } from '../answers/asked-cells.ts';
import { matchAnswers } from '../answers/match-answers.ts';
import type { GivenAnswer } from '../return-entries.ts';
import { type AnswersTo, answersByCell, type FeedAnswers } from './feed-answers.ts';
import { fieldName } from './field-name.ts';
import { questionWords } from './question-words.ts';
import { type Typed, typedText } from './typed-text.ts';

/** What of a form goes into its file, each answer with its field; and why a field cannot be taken, by its name. */
export type SentAnswers = { sent: { field: string; given: GivenAnswer }[]; faults: Map<string, string> };

export type SentAnswersParts = {
  cells: readonly AskedCell[];
  feeds: readonly FeedAnswers[];
  pageFeed: string;
  typed: Typed;
};

/** Whether two texts answer a question alike. */
function isSame({ answer }: AskedCell, a: string, b: string): boolean {
  return JSON.stringify(answerValue(answer, typedText(a))) === JSON.stringify(answerValue(answer, typedText(b)));
}

function faultIn({ answer }: AskedCell, text: string): string | null {
  const read = answerValue(answer, text);
  if ('expected' in read) return `This must be ${read.expected}.`;
  const what = identifierInText(text);
  return what && `This holds what looks like a ${what}. Take it out: a return says of nobody who they are.`;
}

/** A blank answer is no answer, so that of another feed would go on counting. */
function clearedFault(file: string): string {
  return `A blank box does not take an answer back. The answer came in the file ${file}: withdraw that file, or write another answer here.`;
}

type Judged = { text: string } | { fault: string } | null;

/** What the pages have to say in a cell; nothing where another feed says it already. */
function judge(cell: AskedCell, { typed, answersTo, pageFeed }: SentAnswersParts & { answersTo: AnswersTo }): Judged {
  const text = typedText(typed.get(fieldName(cell)) ?? '');
  const other = answersTo(cell).find(({ origin }) => origin.feed !== pageFeed);
  if (text === '') return other ? { fault: clearedFault(other.origin.file) } : null;
  if (other && isSame(cell, text, other.text)) return null;
  const fault = faultIn(cell, text);
  return fault === null ? { text } : { fault };
}

/** Chooses what of a form is sent: what was typed, but for what the files of other feeds say already. */
export function sentAnswers(parts: SentAnswersParts): SentAnswers {
  const { cells, feeds } = parts;
  const answersTo = answersByCell(cells, feeds);
  const sent: SentAnswers['sent'] = [];
  const faults: SentAnswers['faults'] = new Map();
  for (const cell of cells) {
    const judged = judge(cell, { ...parts, answersTo });
    const field = fieldName(cell);
    if (judged && 'fault' in judged) faults.set(field, judged.fault);
    else if (judged) {
      sent.push({ field, given: { sheet: cell.sheet.title, question: questionWords(cell), answer: judged.text } });
    }
  }
  const { unmatched } = matchAnswers(
    cells,
    sent.map(({ given }) => given),
  );
  for (const { given } of unmatched) {
    const field = sent.find((one) => one.given === given)?.field;
    if (field)
      faults.set(field, 'Two rows of the return have the same name, so it cannot be told which one this is about.');
  }
  return { sent, faults };
}
