import type { Binding } from './bind-columns.ts';
import { wideColumnsOf } from './bind-wide.ts';
import { FAULT } from './cells/cell-reader.ts';
import { readNumber } from './cells/read-number.ts';
import { compileField } from './compile-fields.ts';
import { firstInk } from './first-ink.ts';
import { hasInk } from './has-ink.ts';
import { createKeyTexts, type KeyTexts, MARK } from './key-texts.ts';
import { compileMissing } from './missing.ts';
import { createNamedMeasures } from './named-measures.ts';
import type { SourceField } from './source-contract.ts';
import type { RowTaker } from './total-rows.ts';

type Row = Parameters<RowTaker['take']>;
type IsValue = (text: string) => boolean;

// A page of notes. More rows of the kind are a table that has lost its figures.
const MOST_NOTES = 100;
const MOST_CELLS = 2;
const LONGEST = 4000;
const NUMBERS = ['integer', 'number', 'percent', 'numberOrPercent'];
const TEXT = /\p{L}|[*†‡§#]/u;
// Any word of three letters or more reads as the code of an organisation.
const CODE = /\d|^[RT]..$/i;

const isFreeText = ({ type, otherChoices }: SourceField): boolean => type === 'string' || otherChoices === true;

/** The columns with what the table is for: its figures, or without any the fields that are no part of its key. */
function figureColumns({ contract, fields, wide }: Binding): Set<number> {
  const others = fields.filter(({ field }) => !contract.primaryKey.includes(field.name));
  const numbers = others.filter(({ field }) => NUMBERS.includes(field.type)).flatMap(({ columns }) => columns);
  const figures = [...wideColumnsOf(wide), ...numbers];
  return new Set(figures.length > 0 ? figures : others.flatMap(({ columns }) => columns));
}

/** What is a value in each column that has no free text: a note there is something that cannot be read. */
function valueTests(binding: Binding): Map<number, IsValue> {
  const { fields, tall } = binding;
  const measures = tall && createNamedMeasures(binding);
  const tests = fields.flatMap(({ field, columns }): [number, IsValue][] => {
    if (measures && field.name === tall.measure)
      return columns.map((column) => [column, (text) => measures.fieldOf(text) !== null]);
    if (isFreeText(field)) return [];
    return columns.map((column) => {
      const { read } = compileField(binding, { field, columns: [0] }, 'optional');
      const reads: IsValue = (text) => {
        const value = read([text]);
        return value !== FAULT && value !== null;
      };
      return [column, field.type === 'provider' ? (text) => CODE.test(text.trim()) && reads(text) : reads];
    });
  });
  return new Map(tests);
}

/**
 * Tells a row that may be a footnote: a text in one or two cells at the left, and nothing of what the table is of.
 * Whether it is one shows only when no row of the table follows.
 */
function footnoteTest(binding: Binding): (cells: readonly string[], keys: KeyTexts) => boolean {
  const { contract, fields } = binding;
  const figures = figureColumns(binding);
  const values = valueTests(binding);
  const isMissing = compileMissing(contract.missingValues);
  const left = Math.max(MOST_CELLS, Math.min(...figures));
  const namedBy = fields.filter(({ field }) => isFreeText(field) && field.constraints?.required);
  const mayBeText = (cells: readonly string[], inked: readonly number[]) => (column: number) => {
    const text = cells[column] ?? '';
    if (!figures.has(column)) return !values.get(column)?.(text);
    const isNothingElse = inked.length === 1 || MARK.test((cells[inked[0] ?? 0] ?? '').trim());
    return isNothingElse && readNumber(text) === null && !isMissing(text);
  };
  return (cells, keys) => {
    const inked: number[] = [];
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column];
      if (!hasInk(cell)) continue;
      if (inked.length === MOST_CELLS || column >= left || cell.length > LONGEST) return false;
      inked.push(column);
    }
    if (!inked.some((column) => TEXT.test(cells[column] ?? ''))) return false;
    const isNamed = namedBy.length > 0 && namedBy.every(({ columns }) => columns.some((at) => hasInk(cells[at])));
    return !isNamed && !keys.areIn(cells, inked) && inked.every(mayBeText(cells, inked));
  };
}

/** Where rows go that are not footnotes, and who looks at footnotes for what says who a person is. */
export type FootnoteOptions = { next: RowTaker; lookAt(cells: readonly string[], row: number): void };

/** Leaves footnotes out, which stand below the last row of a table. Rows like them above that row are rows like others. */
export function withoutFootnotes(binding: Binding, { next, lookAt }: FootnoteOptions): RowTaker {
  if (binding.contract.personal) return next;
  const isNote = footnoteTest(binding);
  const keys = createKeyTexts(binding);
  let held: Row[] = [];
  let isBelowRows = false;
  let isTooMany = false;
  const handOn = () => {
    for (const row of held) next.take(...row);
    held = [];
  };
  return {
    take: (cells, row, condition) => {
      if (typeof condition === 'string' && firstInk(cells) < 0) return;
      if (isBelowRows && condition === 'sound' && isNote(cells, keys)) {
        held.push([cells, row, condition]);
        isTooMany ||= held.length > MOST_NOTES;
        if (isTooMany) handOn();
        return;
      }
      handOn();
      isTooMany = false;
      isBelowRows = true;
      keys.remember(cells);
      next.take(cells, row, condition);
    },
    end: () => {
      for (const [cells, row] of held) lookAt(cells, row);
      held = [];
      next.end();
    },
  };
}
