import type { Issue } from '../checks/issue.ts';
import type { Binding } from './bind-columns.ts';
import { wideColumnsOf } from './bind-wide.ts';
import { firstInk } from './first-ink.ts';
import { hasInk } from './has-ink.ts';
import { identifiableData, identifierInCells } from './identifiable-data.ts';
import { compileMissing } from './missing.ts';
import { identifyingColumns } from './positional-columns.ts';
import type { SourceField } from './source-contract.ts';

/** Looks at a row before any of its values is read. */
export type RowGate = {
  /** True where no cell of a row as wide as the header can refuse it. */
  isOpen: boolean;
  isBlank(cells: readonly string[]): boolean;
  /**
   * The refusal of the whole file where a column that says who a person is holds a value, or a text in another column
   * says it; what it says is not in it.
   */
  identifiable(cells: readonly string[], row: number): Issue | null;
  /** The same for cells whose kind promised none, when they turn out to hold something else; for all without `columns`. */
  identifiableIn(cells: readonly string[], row: number, columns?: readonly number[]): Issue | null;
  isRagged(cells: readonly string[]): boolean;
  /** What is said of a ragged row. */
  ragged(cells: readonly string[], row: number): Issue;
};

function raggedRow(found: number, width: number, row: number): Issue {
  return {
    code: 'ragged-row',
    level: 'row',
    sheet: null,
    row,
    column: null,
    found: `${found} cells`,
    expected: `${width} cells, as in the header`,
    fix: 'Look for a missing or an extra separator, or for a text with a separator that is not in quotation marks.',
  };
}

const isFreeText = ({ type, otherChoices }: SourceField): boolean => type === 'string' || otherChoices === true;

/** The columns whose cells are of a kind in which no text can stand: numbers, dates, areas, codes, periods. */
function closedColumns({ fields, wide, contract }: Binding): Set<number> {
  const closed = fields.filter(({ field }) => !isFreeText(field)).flatMap(({ columns }) => columns);
  const isOpen = (name: string) => contract.fields.some((field) => field.name === name && isFreeText(field));
  const open = new Set(
    wide?.slots.flatMap(({ columns }) => columns.filter(({ into }) => isOpen(into)).map(({ column }) => column)),
  );
  return new Set([...closed, ...wideColumnsOf(wide).filter((column) => !open.has(column))]);
}

export function createRowGate(binding: Binding): RowGate {
  const { compiled, header, contract } = binding;
  const identifying = identifyingColumns(compiled, header.plain);
  const isMissing = compileMissing(contract.missingValues);
  const full = header.texts.length;
  const width = header.texts.findLastIndex(hasInk) + 1;
  const closed = closedColumns(binding);
  const openAmong = (length: number) => Array.from({ length }, (_, at) => at).filter((at) => !closed.has(at));
  const open = openAmong(full);
  const titles = binding.names;
  const identifiableIn: RowGate['identifiableIn'] = (cells, row, columns) =>
    contract.personal ? null : identifierInCells({ cells, row, titles }, columns);
  return {
    isOpen: identifying.length === 0 && contract.personal === true,
    isBlank: (cells) => firstInk(cells) < 0,
    identifiable: (cells, row) => {
      for (const { column, what } of identifying) {
        const text = cells[column];
        if (text === undefined || isMissing(text)) continue;
        return identifiableData({ what, row, column, title: titles[column] ?? '' });
      }
      if (contract.personal) return null;
      return identifiableIn(cells, row, cells.length === full ? open : openAmong(cells.length));
    },
    identifiableIn,
    isRagged: (cells) => {
      if (cells.length === full) return false;
      return cells.length < width || (cells.length > width && cells.findLastIndex(hasInk) >= width);
    },
    ragged: (cells, row) => raggedRow(cells.length, width, row),
  };
}
