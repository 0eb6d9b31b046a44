import { codeAt } from './code-at.ts';

/**
 * A cell that has nothing but a value, `<c r="B7" s="3" t="s"><v>12</v></c>`, as nearly all do. The same object is filled
 * for each. `row` and `column` are those of its reference, the column counted from 0; the row is −1 where it has none.
 */
export type PlainCell = {
  row: number;
  column: number;
  style: number;
  /** Blank where the cell says none. */
  type: string;
  value: string;
  hasValue: boolean;
  /** How far the text was read. */
  end: number;
};

const [SPACE, QUOTE, AND, SLASH, LESS, EQUALS, GREATER] = [32, 34, 38, 47, 60, 61, 62];
const [LETTER_C, LETTER_R, LETTER_S, LETTER_T] = [99, 114, 115, 116];
const START_OF_VALUE = '><v>';
const END_OF_VALUE = '</v></c>';

export function createPlainCell(): PlainCell {
  return { row: -1, column: -1, style: 0, type: '', value: '', hasValue: false, end: 0 };
}

/** The number of the digits that follow; −1 where none does. */
function readDigits(xml: string, cell: PlainCell): number {
  const from = cell.end;
  let number = 0;
  for (let digit = codeAt(xml, from) - 48; digit >= 0 && digit <= 9; digit = codeAt(xml, cell.end) - 48) {
    number = number * 10 + digit;
    cell.end += 1;
  }
  return cell.end === from ? -1 : number;
}

function readReference(xml: string, cell: PlainCell): boolean {
  let column = 0;
  for (let letter = codeAt(xml, cell.end) - 64; letter >= 1 && letter <= 26; letter = codeAt(xml, cell.end) - 64) {
    column = column * 26 + letter;
    cell.end += 1;
  }
  cell.column = column - 1;
  cell.row = readDigits(xml, cell);
  return column > 0 && cell.row >= 0;
}

function readStyle(xml: string, cell: PlainCell): boolean {
  cell.style = readDigits(xml, cell);
  return cell.style >= 0;
}

function readType(xml: string, cell: PlainCell): boolean {
  const from = cell.end;
  for (let code = codeAt(xml, from); code >= 97 && code <= 122; code = codeAt(xml, cell.end)) cell.end += 1;
  // V8 has the texts of one letter already.
  cell.type = cell.end === from + 1 ? xml.charAt(from) : xml.slice(from, cell.end);
  return cell.end > from;
}

/** Reads ` r="B7"`, ` s="3"` or ` t="s"`. False for any other attribute, which may be one of these all the same. */
function readAttribute(xml: string, cell: PlainCell): boolean {
  const at = cell.end;
  const name = codeAt(xml, at + 1);
  if (codeAt(xml, at + 2) !== EQUALS || codeAt(xml, at + 3) !== QUOTE) return false;
  cell.end = at + 4;
  let isRead = false;
  if (name === LETTER_R && cell.row < 0) isRead = readReference(xml, cell);
  else if (name === LETTER_S && cell.style < 0) isRead = readStyle(xml, cell);
  else if (name === LETTER_T && cell.type === '') isRead = readType(xml, cell);
  if (!isRead || codeAt(xml, cell.end) !== QUOTE) return false;
  cell.end += 1;
  return true;
}

/** Reads what stands between `<v>` and its end, if that is a text without markup or entities. */
function readValue(xml: string, cell: PlainCell): boolean {
  const from = cell.end;
  let at = from;
  for (let code = codeAt(xml, at); code !== LESS; code = codeAt(xml, at)) {
    if (code === AND || at === xml.length) return false;
    at += 1;
  }
  if (!xml.startsWith(END_OF_VALUE, at)) return false;
  cell.value = xml.slice(from, at);
  cell.hasValue = true;
  cell.end = at + END_OF_VALUE.length;
  return true;
}

/** Fills the cell from the text at `from`. False where no cell is there, or one that has to be read tag by tag. */
export function readPlainCell(xml: string, from: number, cell: PlainCell): boolean {
  if (codeAt(xml, from) !== LESS || codeAt(xml, from + 1) !== LETTER_C) return false;
  cell.row = cell.column = cell.style = -1;
  cell.type = cell.value = '';
  cell.hasValue = false;
  cell.end = from + 2;
  while (codeAt(xml, cell.end) === SPACE) if (!readAttribute(xml, cell)) return false;
  cell.style = Math.max(0, cell.style);
  if (codeAt(xml, cell.end) === SLASH) {
    cell.end += 2;
    return codeAt(xml, cell.end - 1) === GREATER;
  }
  if (!xml.startsWith(START_OF_VALUE, cell.end)) return false;
  cell.end += START_OF_VALUE.length;
  return readValue(xml, cell);
}
