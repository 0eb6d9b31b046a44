import type { Reading } from './reading.ts';

/** The columns that hold a number. */
export const NUMBERS = [
  'value',
  'numerator',
  'denominator',
  'target',
  'actual',
  'previous',
  'change',
  'amount',
  'share',
] as const;
export type NumberName = (typeof NUMBERS)[number];

/** The columns that hold words. */
export const WORDS = [
  'table',
  'heading',
  'label',
  'unit',
  'area',
  'period',
  'population year',
  'assessment',
  'role',
  'better',
  'date',
  'paper date',
  'note',
] as const;
export type WordName = (typeof WORDS)[number];

/**
 * What a paper says in one place: its words as printed, and its numbers. `row` is the row of a spreadsheet, null for a
 * return. `months` is how many months a monthly rate is the mean of, where that is known.
 */
export type Figure = {
  row: number | null;
  column: string | null;
  words: Readonly<Record<WordName, string>>;
  numbers: Readonly<Partial<Record<NumberName, Reading>>>;
  months: number | null;
};

const noWords = Object.fromEntries(WORDS.map((name) => [name, ''])) as Record<WordName, string>;

/** A figure from what is known of it. */
export function figureOf(given: Partial<Omit<Figure, 'words'>> & { words: Partial<Record<WordName, string>> }): Figure {
  return { row: null, column: null, numbers: {}, months: null, ...given, words: { ...noWords, ...given.words } };
}

/** Heading, label and unit together: all that says what a figure is. */
export function saidOf({ words }: Figure): string {
  return `${words.heading} · ${words.label} · ${words.unit}`;
}

/** The figures of each table in their order, by its words and those of the heading where it has none. */
export function byTable(figures: readonly Figure[]): Figure[][] {
  return [...Map.groupBy(figures, ({ words }) => words.table || words.heading).values()];
}
