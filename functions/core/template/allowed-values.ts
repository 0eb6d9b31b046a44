import { isWithin } from './cell-range.ts';
import { definedName, type LocatedCell, splitReference } from './locate-cell.ts';
import type { SheetScan } from './scan-sheet.ts';
import type { TemplateWorkbook } from './template-workbook.ts';

/** What the validation list of a cell allows: `free` where it has none, `unread` where the list is worked out by a formula. */
export type AllowedValues =
  | { kind: 'free' }
  | { kind: 'unread'; formula: string }
  | { kind: 'list'; values: readonly string[] };

const QUOTED = /^"((?:[^"]|"")*)"$/s;
const RANGE = /^\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?$/i;
const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;

function textsOf(workbook: TemplateWorkbook, sheet: string, formula: string): readonly string[] | null {
  const quoted = QUOTED.exec(formula)?.[1];
  if (quoted !== undefined)
    return quoted
      .replaceAll('""', '"')
      .split(',')
      .map((text) => text.trim());
  if (RANGE.test(formula)) return workbook.textsIn(sheet, formula);
  const reference = splitReference(formula);
  if (reference) return RANGE.test(reference.range) ? workbook.textsIn(reference.sheet, reference.range) : null;
  const named = NAME.test(formula) ? definedName(workbook, formula, sheet) : null;
  return named && named.refersTo !== formula ? textsOf({ ...workbook, names: [] }, sheet, named.refersTo) : null;
}

/** What may stand in a cell by the validation lists of its sheet: texts, a range of cells, or a name of one. */
export function allowedValues(
  workbook: TemplateWorkbook,
  scan: SheetScan,
  { sheet, place }: LocatedCell,
): AllowedValues {
  const list = scan.lists.find(({ ranges }) => ranges.some((range) => isWithin(place, range)));
  if (!list) return { kind: 'free' };
  const formula = list.formula.replace(/^=/, '');
  const values = textsOf(workbook, sheet, formula);
  return values === null ? { kind: 'unread', formula } : { kind: 'list', values };
}

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** The allowed value that an answer means, in the spelling of the list; null where there is none. */
export function spelledAsAllowed(values: readonly string[], answer: string): string | null {
  return values.find((value) => value === answer) ?? values.find((value) => plain(value) === plain(answer)) ?? null;
}
