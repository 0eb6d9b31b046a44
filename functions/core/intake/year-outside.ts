import { shownValue } from '../checks/shown-value.ts';
import type { FinancialYear } from '../periods/period.ts';
import { yearsInText } from '../periods/years-in-text.ts';
import { type Place, type Taken, withoutEnding } from './elsewhere.ts';
import type { SourceField } from './source-contract.ts';

/** A financial year that stands outside a table whose periods lack their year. */
export type YearOutside = { year: FinancialYear; taken: Taken };

type Named = { year: FinancialYear; from: 'title' | 'sheet' | 'file'; text: string };

const MOST_CELLS = 50;

// The same rows stand above many rows that are tried as headers.
const yearsOfRow = new WeakMap<readonly string[], readonly Named[]>();

function namedInRow(row: readonly string[]): readonly Named[] {
  const known = yearsOfRow.get(row);
  if (known) return known;
  const found = row
    .slice(0, MOST_CELLS)
    .flatMap((text) => yearsInText(text).map((year): Named => ({ year, from: 'title', text })));
  yearsOfRow.set(row, found);
  return found;
}

/** Every financial year that is named round a table, as far as the contract says that the field may be found there. */
export function yearsNamed({ elsewhere = [] }: SourceField, place: Place): Named[] {
  const name = place.file === null ? '' : withoutEnding(place.file);
  const inText = (from: 'sheet' | 'file', text: string) =>
    yearsInText(text).map((year): Named => ({ year, from, text }));
  return [
    ...(elsewhere.includes('title') ? place.titles.flatMap(namedInRow) : []),
    ...(elsewhere.includes('sheet') ? inText('sheet', place.sheet ?? '') : []),
    ...(elsewhere.includes('file') ? inText('file', name) : []),
  ];
}

/** What the other sheets of a workbook say, such as its cover, where nothing round the table says it. */
function yearsBeside({ elsewhere = [] }: SourceField, { otherSheets = [] }: Place): Named[] {
  if (!elsewhere.includes('sheet')) return [];
  return otherSheets.flatMap((text) => yearsInText(text).map((year): Named => ({ year, from: 'sheet', text })));
}

/** The financial year that is named round a table; null where none is, and where two are: nothing is guessed. */
export function yearOutside(field: SourceField, place: Place): YearOutside | null {
  const round = yearsNamed(field, place);
  const named = round.length > 0 ? round : yearsBeside(field, place);
  const [first] = named;
  if (!first || named.some(({ year }) => year !== first.year)) return null;
  const { year, from, text } = first;
  return { year, taken: { field: field.name, value: year, from, text: shownValue(text, 'open') ?? '' } };
}
