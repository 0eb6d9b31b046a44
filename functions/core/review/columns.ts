import * as z from 'zod/mini';
import json from '../../../schemas/review/columns.json' with { type: 'json' };
import { parsePeriod } from '../periods/parse-period.ts';
import { NUMBERS, type NumberName, WORDS, type WordName } from './figure.ts';

const columns = z.object({
  columns: z.array(z.object({ name: z.enum([...NUMBERS, ...WORDS]), aliases: z.array(z.string()), says: z.string() })),
});

const known = columns.parse(json).columns;

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim();

const byHeader = new Map(known.flatMap(({ name, aliases }) => [name, ...aliases].map((each) => [plain(each), name])));

/** What a column of a file of figures holds. A column whose header is a period holds values of that period. */
export type Column = { index: number; header: string; is: NumberName | WordName | 'period value' };

const PERIOD = /^q[1-4]$|\b(?:20)?\d\d[-/]\d\d\b/i;

/** The columns that a row of headers names; those that mean nothing here are left out. */
export function columnsOf(headers: readonly string[]): Column[] {
  const found = headers.flatMap((header, index): Column[] => {
    const name = byHeader.get(plain(header));
    if (name) return [{ index, header, is: name }];
    const isPeriod = parsePeriod(header) !== null || PERIOD.test(header.trim());
    return isPeriod ? [{ index, header: header.trim(), is: 'period value' }] : [];
  });
  return found.filter(({ is }, index) => is === 'period value' || found.findIndex((each) => each.is === is) === index);
}

/** Whether a name is one of a column of numbers. */
export function isNumberName(name: Column['is']): name is NumberName {
  return NUMBERS.some((each) => each === name);
}

/** Whether columns are those of a file of figures: they say what a row is, and hold a number or a date. */
export function areFigures(found: readonly Column[]): boolean {
  const hasSubject = found.some(({ is }) => is === 'label' || is === 'heading' || is === 'table');
  return hasSubject && found.some(({ is }) => is === 'period value' || is === 'date' || isNumberName(is));
}
