import type { Issue } from '../checks/issue.ts';
import { type Binding, bindColumns } from './bind-columns.ts';
import { duplicateColumns } from './duplicate-columns.ts';
import { type Candidate, headerOf, isClear, isComplete, joinedWithBelow, type Surroundings } from './find-header.ts';
import { hasInk } from './has-ink.ts';
import { digitsMasked, plainHeader } from './header-text.ts';
import { noteTest } from './notes-between-tables.ts';
import type { RowCondition } from './read-rows.ts';
import { addedUp, createTableRows, type TableRows, type TableRowsOptions } from './table-rows.ts';
import { joinedHeaders } from './two-line-header.ts';
import { unnamedField, withName } from './unnamed-column.ts';

type Row = { cells: readonly string[]; row: number; condition: RowCondition };
type Header = { candidate: Candidate; above: readonly string[] | null };

export type SectionsOptions = TableRowsOptions & {
  around: Surroundings;
  titles: readonly (readonly string[])[];
  /** Called with each table that follows the first. */
  onTable(binding: Binding): void;
  /** A row as wide as the header of its table. */
  fit(cells: readonly string[], binding: Binding): readonly string[];
};

// The template of a quarter has four. Each costs the memory of its columns' readers.
const MOST_SECTIONS = 100;
const MOST_TITLES = 60;
// A file with more rows that hold a column name and are no header has no more tables.
const MOST_TRIED = 5000;
const MOST_REMEMBERED = 4096;
const LONGEST_NAME = 80;
const LONGEST_TITLE = 300;

function tooManyTables(row: number): Issue {
  return {
    code: 'too-large',
    level: 'file',
    sheet: null,
    row,
    column: null,
    found: `more than ${MOST_SECTIONS} tables`,
    expected: `at most ${MOST_SECTIONS} tables below one another`,
    fix: 'The column names stand in too many rows. Put the rows of all tables below one header.',
  };
}

/**
 * Whether any cell is a column name of the source: a quick look, before a row is tried as a header. In a form without a
 * name over its labels any row without a label may be one.
 */
function nameTest({ compiled, header: { unnamed } }: Binding): (cells: readonly string[]) => boolean {
  const known = new Map<string, boolean>();
  const isName = (cell: string): boolean => {
    if (cell.length === 0 || cell.length > LONGEST_NAME) return false;
    const before = known.get(cell);
    if (before !== undefined) return before;
    const plain = plainHeader(cell);
    const is = plain !== '' && (compiled.meanings.has(plain) || compiled.meanings.has(digitsMasked(plain)));
    if (known.size < MOST_REMEMBERED) known.set(` ${cell}`.slice(1), is);
    return is;
  };
  return (cells) => cells.some(isName) || (unnamed !== undefined && !hasInk(cells[unnamed]) && cells.some(hasInk));
}

/** Reads the tables that stand one below the other, each by its own header, and leaves out what stands between them. */
export function createSections(first: Candidate, options: SectionsOptions): TableRows {
  const titles = [...options.titles];
  const mayBeHeader = nameTest(first.binding);
  const tables = [createTableRows(first, options)];
  let binding = first.binding;
  const headers = [binding.header.texts];
  let isNote = noteTest(binding);
  let held: Row | null = null;
  /** A header that the next row may belong to. */
  let opened: Header | null = null;
  let tried = 0;

  const remember = (cells: readonly string[]) => {
    titles.push(cells.map((cell) => cell.slice(0, LONGEST_TITLE)));
    if (titles.length > MOST_TITLES) titles.shift();
  };
  const bind = (header: Binding['header'], above: readonly (readonly string[])[], row: number): Candidate => ({
    binding: bindColumns(binding.compiled, header, { ...options.around, titles: above, headers }),
    delimiter: first.delimiter,
    row,
  });
  const label = unnamedField(first.binding.contract);
  const namedAsFirst = (cells: readonly string[]) => {
    const { unnamed } = first.binding.header;
    const isBlank = unnamed !== undefined && !hasInk(cells[unnamed]);
    return label && isBlank ? withName(headerOf(cells), unnamed, label) : headerOf(cells);
  };
  const headerAt = ({ cells, row }: Row): Header | null => {
    if (tried > MOST_TRIED || !mayBeHeader(cells)) return null;
    tried += 1;
    const own = namedAsFirst(cells);
    const above = held?.row === row - 1 ? held.cells : null;
    const alone = bind(own, above ? [...titles, above] : titles, row);
    const joined = isClear(alone) || !above ? [] : joinedHeaders(own, headerOf(above), binding.compiled);
    const headers = [
      { candidate: alone, above: null },
      ...joined.map(({ header, left }) => ({ candidate: bind(header, [...titles, left], row), above: left })),
    ];
    const complete = headers.filter(({ candidate }) => isComplete(candidate));
    return complete.find(({ candidate }) => isClear(candidate)) ?? complete[0] ?? null;
  };
  /** What stands beside the table is no part of it, and is looked at for what says who a person is. */
  const lookBeside = ({ cells, row }: Row) => {
    const width = binding.header.texts.length;
    if (cells.length <= width) return;
    tables.at(-1)?.lookAt(
      cells.map((cell, at) => (at < width ? '' : cell)),
      row,
    );
  };
  const handOn = (given: Row | null) => {
    if (!given) return;
    if (isNote(given.cells)) {
      tables.at(-1)?.lookAt(given.cells, given.row);
      remember(given.cells);
    } else {
      lookBeside(given);
      tables.at(-1)?.take(options.fit(given.cells, binding), given.row, given.condition);
    }
  };
  /** False where the file is refused for its header. */
  const start = ({ candidate, above }: Header): boolean => {
    if (above) {
      tables.at(-1)?.lookAt(above, candidate.row - 1);
      remember(above);
    } else handOn(held);
    tables.at(-1)?.lookAt(candidate.binding.header.texts, candidate.row);
    held = null;
    tables.at(-1)?.end();
    const issues = duplicateColumns(candidate);
    if (tables.length === MOST_SECTIONS) issues.push(tooManyTables(candidate.row));
    for (const issue of issues) options.report(issue);
    if (issues.length > 0) {
      options.stop();
      return false;
    }
    binding = candidate.binding;
    headers.push(binding.header.texts);
    isNote = noteTest(binding);
    tables.push(createTableRows(candidate, options));
    options.onTable(binding);
    options.listener?.table(candidate.row);
    return true;
  };
  /** Starts the table whose header was the row before. False where this row is its second line, or is not to be read. */
  const startOpened = (next: { cells: readonly string[]; row: number } | null): boolean => {
    const header = opened;
    if (!header) return true;
    opened = null;
    const { candidate, above } = header;
    const titlesOf = (left: readonly string[]) => [...titles, ...(above ? [above] : []), left];
    const joined = next
      ? joinedWithBelow(candidate, next, (both) => bind(both.header, titlesOf(both.left), next.row))
      : [];
    const [best] = joined;
    return start(best ? { candidate: best, above } : header) && !best;
  };
  return {
    take: (cells, row, condition) => {
      if (!startOpened({ cells, row })) return;
      opened = headerAt({ cells, row, condition });
      if (opened) return;
      handOn(held);
      held = { cells, row, condition };
    },
    end: () => {
      startOpened(null);
      handOn(held);
      held = null;
      tables.at(-1)?.end();
    },
    numbered: () => null,
    lookAt: (cells, row) => tables.at(-1)?.lookAt(cells, row),
    totals: () => addedUp(tables.map((table) => table.totals())),
    rowsOf: (row) => Math.max(...tables.map((table) => table.rowsOf(row))),
  };
}
