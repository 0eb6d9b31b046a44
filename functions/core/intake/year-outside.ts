import { shownValue } from '../checks/shown-value.ts';
import { parseYearLabel } from '../periods/parse-period.ts';
import { type FinancialYear, financialYearOf, isQuarter } from '../periods/period.ts';
import { parsePeriodOf, periodLabels } from '../periods/period-in-text.ts';
import { type Place, type Taken, withoutEnding } from './elsewhere.ts';
import type { SourceField } from './source-contract.ts';

/** A financial year that stands outside a table whose periods lack their year. */
export type YearOutside = { year: FinancialYear; taken: Taken };

type Named = { year: FinancialYear; from: 'title' | 'sheet' | 'file'; text: string };

const LONGEST_TEXT = 300;
const MOST_CELLS = 50;

/** The financial years that a text names, by themselves or with a quarter. A month may be that of the publication. */
function yearsIn(text: string): FinancialYear[] {
  return periodLabels(text.slice(0, LONGEST_TEXT)).flatMap(({ label }) => {
    const quarter = parsePeriodOf(label, 'quarter');
    if (quarter && isQuarter(quarter)) return financialYearOf(quarter);
    return parseYearLabel(label.replace('_', '-')) ?? [];
  });
}

// The same rows stand above many rows that are tried as headers.
const yearsOfRow = new WeakMap<readonly string[], readonly Named[]>();

function namedInRow(row: readonly string[]): readonly Named[] {
  const known = yearsOfRow.get(row);
  if (known) return known;
  const found = row
    .slice(0, MOST_CELLS)
    .flatMap((text) => yearsIn(text).map((year): Named => ({ year, from: 'title', text })));
  yearsOfRow.set(row, found);
  return found;
}

/** Every financial year that is named round a table, as far as the contract says that the field may be found there. */
export function yearsNamed({ elsewhere = [] }: SourceField, place: Place): Named[] {
  const name = place.file === null ? '' : withoutEnding(place.file);
  const inText = (from: 'sheet' | 'file', text: string) => yearsIn(text).map((year): Named => ({ year, from, text }));
  return [
    ...(elsewhere.includes('title') ? place.titles.flatMap(namedInRow) : []),
    ...(elsewhere.includes('sheet') ? inText('sheet', place.sheet ?? '') : []),
    ...(elsewhere.includes('file') ? inText('file', name) : []),
  ];
}

/** The financial year that is named round a table; null where none is, and where two are: nothing is guessed. */
export function yearOutside(field: SourceField, place: Place): YearOutside | null {
  const named = yearsNamed(field, place);
  const [first] = named;
  if (!first || named.some(({ year }) => year !== first.year)) return null;
  const { year, from, text } = first;
  return { year, taken: { field: field.name, value: year, from, text: shownValue(text, 'open') ?? '' } };
}
