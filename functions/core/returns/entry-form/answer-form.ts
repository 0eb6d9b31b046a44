import { answerValue } from '../answers/answer-value.ts';
import { type AskedCell, askedCells } from '../answers/asked-cells.ts';
import { type FilledCell, type FilledCells, fillCells } from '../answers/filled-cells.ts';
import { cellKey } from '../answers/match-answers.ts';
import type { AnswerKind } from '../layout-blocks.ts';
import type { ReturnContent } from '../return-content.ts';
import type { GivenAnswer } from '../return-entries.ts';
import { type AnswersTo, answersByCell, type FeedAnswers, type PlacedAnswer } from './feed-answers.ts';
import { fieldName } from './field-name.ts';
import { neededWords } from './needed-words.ts';
import { questionWords } from './question-words.ts';
import { type Suggestions, suggestionsFrom } from './suggestions.ts';
import { type Typed, typedText } from './typed-text.ts';

/** One question of a return as a person fills it in. */
export type EntryField = {
  name: string;
  cell: AskedCell;
  answer: AnswerKind;
  /** What stands in the box: what was typed, else the answer that counts. */
  text: string;
  /** The answer that counts now. */
  counts: PlacedAnswer | null;
  /** The answer of these pages where the newer file of another feed counts instead. */
  overruled: PlacedAnswer | null;
  /** What the figures of the return say, which stands where nobody answers. */
  dataSay: string | null;
  /** The answer of the quarter before, where the box is blank. It counts only if somebody takes it over. */
  suggestion: string | null;
  /** Why it must be answered; null where it may stay blank. */
  needed: string | null;
  isMissing: boolean;
  /** Why it cannot be taken as it was typed. */
  fault: string | null;
};

/** All questions of a quarter's return in the order of its sheets. */
export type AnswerForm = readonly EntryField[];

export type AnswerFormParts = {
  content: ReturnContent;
  /** The answers of each feed, newest first; `content` has those that count. */
  feeds: readonly FeedAnswers[];
  pageFeed: string;
  before: ReturnContent | null;
  typed?: Typed;
  faults?: ReadonlyMap<string, string>;
};

/** A choice as its question writes it, so that it is found in the list; any other answer in the words of its file. */
function boxText({ answer }: AskedCell, text: string): string {
  const read = answer.type === 'choice' ? answerValue(answer, text) : null;
  return read && 'value' in read ? String(read.value) : text;
}

/** The return as it would be with what was typed in place of all answers. */
function withTyped(content: ReturnContent, cells: readonly AskedCell[], typed: Typed): ReturnContent {
  const answers = cells.flatMap((cell): GivenAnswer[] => {
    const answer = typedText(typed.get(fieldName(cell)) ?? '');
    return answer === '' ? [] : [{ sheet: cell.sheet.title, question: questionWords(cell), answer }];
  });
  return { ...content, entries: { ...content.entries, answers } };
}

type Known = {
  parts: AnswerFormParts;
  filled: FilledCells;
  answersTo: AnswersTo;
  suggested: Suggestions;
};

function fieldOf({ parts, filled, answersTo, suggested }: Known, cell: FilledCell): EntryField {
  const name = fieldName(cell);
  const [counts = null, ...others] = answersTo(cell);
  const own = others.find(({ origin }) => origin.feed === parts.pageFeed) ?? null;
  const text = parts.typed ? (parts.typed.get(name) ?? '') : boxText(cell, counts?.text ?? '');
  const isBlank = typedText(text) === '';
  const needed = neededWords(filled, cell, parts.content.layout.assessmentWords['not-met']);
  return {
    name,
    cell,
    answer: cell.answer,
    text,
    counts,
    overruled: own && own.text !== counts?.text ? own : null,
    dataSay: cell.dataSay,
    suggestion: isBlank ? suggested(cell) : null,
    needed,
    isMissing: needed !== null && isBlank && cell.dataSay === null,
    fault: parts.faults?.get(name) ?? null,
  };
}

/** The questions of a quarter's return with what stands in each, what is missing, and what the quarter before said. */
export function answerForm(parts: AnswerFormParts): AnswerForm {
  const { content, feeds, before, typed } = parts;
  const cells = askedCells(content);
  const filled = fillCells(typed ? withTyped(content, cells, typed) : content);
  const known = { parts, filled, answersTo: answersByCell(cells, feeds), suggested: suggestionsFrom(before) };
  const byKey = new Map(filled.all.map((cell) => [cellKey(cell), cell]));
  return cells.flatMap((cell) => {
    const found = byKey.get(cellKey(cell));
    return found ? [fieldOf(known, found)] : [];
  });
}
