import { parseYearLabel } from '../periods/parse-period.ts';
import type { Header } from './bound-field.ts';
import { FAULT, type FieldValue } from './cells/cell-reader.ts';
import { compileCell } from './cells/compile-cell.ts';
import { hasInk } from './has-ink.ts';
import { plainHeader } from './header-text.ts';
import { compileMissing } from './missing.ts';
import type { SourceContract, SourceField } from './source-contract.ts';

/** How many rows below a header are looked at. */
export const ROWS_THAT_TELL = 12;
const COLUMNS_TO_LOOK_AT = 20;
const FEWEST = 2;

type IsValue = (text: string) => boolean;

// Every one of the first rows of every sheet is tried as a header.
const testsKnown = new WeakMap<SourceField, IsValue>();

function valueTest(field: SourceField, contract: SourceContract): IsValue {
  const known = testsKnown.get(field);
  if (known) return known;
  const { read } = compileCell(field, compileMissing(contract.missingValues));
  const test: IsValue = (text) => {
    const value: FieldValue | typeof FAULT = read(text);
    return value !== FAULT && value !== null;
  };
  testsKnown.set(field, test);
  return test;
}

/** The header with the title of the field over a column that has no name. */
export function withName(header: Header, column: number, { title }: SourceField): Header {
  const texts = Array.from({ length: Math.max(header.texts.length, column + 1) }, (_, at) => header.texts[at] ?? '');
  texts[column] = title;
  return { texts, plain: texts.map(plainHeader), unnamed: column };
}

/** A year that stands by itself over labels and their values is the name of the values. */
function movedRight(header: Header, column: number): Header | null {
  const inked = header.texts.filter((text) => text !== '');
  if (inked.length !== 1 || parseYearLabel(header.texts[column] ?? '') === null) return null;
  const texts = [...header.texts];
  texts[column + 1] = texts[column] ?? '';
  texts[column] = '';
  return { texts, plain: texts.map(plainHeader) };
}

/** The field that a contract lets stand in a column without a name. */
export function unnamedField({ fields }: SourceContract): SourceField | undefined {
  return fields.find(({ unnamed }) => unnamed);
}

/**
 * A header over labels and their values that has no name over the labels, `| Planned 2022-23 | Actual 2022-23`, or only
 * the year, with the name that the texts in the rows below tell. Null where they do not tell it.
 */
export function namedByValues(
  header: Header,
  below: readonly (readonly string[])[],
  contract: SourceContract,
): Header | null {
  const field = unnamedField(contract);
  if (!field) return null;
  const isValue = valueTest(field, contract);
  for (let column = 0; column < COLUMNS_TO_LOOK_AT; column += 1) {
    const moved = hasInk(header.texts[column]) ? movedRight(header, column) : header;
    const texts = below.map((cells) => cells[column]).filter(hasInk);
    const values = texts.filter(isValue).length;
    const [first] = texts;
    if (!moved || !first || !isValue(first) || values < FEWEST || values * 2 < texts.length) continue;
    return withName(moved, column, field);
  }
  return null;
}
