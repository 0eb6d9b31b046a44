import { sourceContract } from '../../intake/contracts.ts';
import type { Quarter } from '../../periods/period.ts';
import { answersFrom } from '../entries-from-cells.ts';
import type { GivenAnswer } from '../return-entries.ts';
import { exactCsv } from './exact-csv.ts';
import { readBack, rowFaults } from './read-back.ts';

const SOURCE = 'narrative';
const COLUMNS = ['area', 'quarter', 'sheet', 'question', 'answer'];
const FIRST_ROW = 2;

export type AnswersFile = { area: string; quarter: Quarter; feed: string; fileName: string };

function titles(): string[] {
  const fields = sourceContract(SOURCE)?.fields ?? [];
  return COLUMNS.map((name) => fields.find((field) => field.name === name)?.title ?? name);
}

/** Answers as a file of the source `narrative`, in the columns of its contract. */
export function answersCsv({ area, quarter }: AnswersFile, answers: readonly GivenAnswer[]): string {
  const rows = answers.map(({ sheet, question, answer }) => [area, quarter, sheet, question, answer]);
  return exactCsv([titles(), ...rows]);
}

const nameOf = ({ sheet, question }: GivenAnswer): string => JSON.stringify([sheet, question]);

const readAsNone = (answer: string): string =>
  `“${answer.slice(0, 60)}” is read as no answer. Write it in a sentence, or leave the box blank.`;

type Placed = { place: number; given: GivenAnswer };

function lost(file: AnswersFile, answers: readonly Placed[]): [number, string][] {
  const { feed, fileName, quarter, area } = file;
  const text = answersCsv(
    file,
    answers.map(({ given }) => given),
  );
  const findings = readBack({ source: SOURCE, feed, fileName, text });
  const faults = new Map(rowFaults(findings).map(({ row, words }) => [row, words]));
  if (faults.size > 0) {
    const found = answers.flatMap(({ place }, index): [number, string][] => {
      const fault = faults.get(index + FIRST_ROW);
      return fault === undefined ? [] : [[place, fault]];
    });
    const others = answers.filter((_, index) => !faults.has(index + FIRST_ROW));
    return others.length < answers.length ? [...found, ...lost(file, others)] : found;
  }
  const cells = findings.counted?.cells ?? [];
  const own = cells.filter(({ unit, period }) => unit === area && period.startsWith(`${quarter}~`));
  const kept = new Map(answersFrom(own).map((given) => [nameOf(given), given.answer]));
  return answers
    .filter(({ given }) => kept.get(nameOf(given)) !== given.answer)
    .map(({ place, given }) => [place, readAsNone(given.answer)]);
}

/**
 * Reads a file of answers as it will be read when it has come. Answers with what is wrong with each, by its place in the
 * list: empty where all of them come back as they are.
 */
export function answersLost(file: AnswersFile, answers: readonly GivenAnswer[]): Map<number, string> {
  const placed = answers.map((given, place) => ({ place, given }));
  return new Map(placed.length === 0 ? [] : lost(file, placed));
}
