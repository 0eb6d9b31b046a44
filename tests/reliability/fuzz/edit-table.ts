import { type Change, type Edit, edited, within } from './changes.ts';
import { editText } from './edit-text.ts';

export type Table = readonly (readonly string[])[];

const rowEdit =
  (edit: (row: string[], change: Change) => readonly string[]): Edit<Table> =>
  (rows, change) => {
    const place = within(rows.length, change.at);
    return rows.map((row, at) => (at === place ? edit([...row], change) : row));
  };

const columnOf = (rows: Table, to: number): number => within(Math.max(1, ...rows.map((row) => row.length)), to);

const cellEdits: readonly Edit<Table>[] = [
  rowEdit((row, { to, text }) => (row.length === 0 ? [text] : row.with(within(row.length, to), text))),
  rowEdit((row, { to, how, at }) => {
    const place = within(row.length, to);
    return row.length === 0 ? row : row.with(place, editText(row[place] ?? '', [{ how, at, to, size: 1, text: '' }]));
  }),
  rowEdit((row, { to }) => row.toSpliced(within(row.length, to), 1)),
  rowEdit((row, { to, text }) => row.toSpliced(within(row.length, to), 0, text)),
  rowEdit((row) => row.map(() => '')),
  rowEdit((row, { text }) => row.map(() => text)),
  rowEdit((row) => [...row, ...row]),
];

const rowEdits: readonly Edit<Table>[] = [
  (rows, { at }) => rows.toSpliced(within(rows.length, at), 1),
  (rows, { at, to }) => rows.toSpliced(within(rows.length, to), 0, rows[within(rows.length, at)] ?? []),
  (rows, { at, text }) => rows.toSpliced(within(rows.length, at), 0, [text]),
  (rows, { at }) => rows.toSpliced(within(rows.length, at), 0, []),
  (rows, { at, text }) => rows.toSpliced(within(rows.length, at), 0, ['Total', text, text, text]),
  (rows, { at }) => rows.toSpliced(within(rows.length, at), 0, rows[0] ?? []),
  (rows, { at, to }) => {
    const [a, b] = [within(rows.length, at), within(rows.length, to)];
    return rows.map((row, place) => (place === a ? (rows[b] ?? row) : place === b ? (rows[a] ?? row) : row));
  },
];

const columnEdits: readonly Edit<Table>[] = [
  (rows, { to }) => rows.map((row) => row.toSpliced(columnOf(rows, to), 1)),
  (rows, { to }) => rows.map((row) => row.toSpliced(columnOf(rows, to), 0, row[columnOf(rows, to)] ?? '')),
  (rows, { to, text }) => rows.map((row, at) => row.toSpliced(columnOf(rows, to), 0, at === 0 ? text : '')),
  (rows, { to, at }) => {
    const [a, b] = [columnOf(rows, to), columnOf(rows, at)];
    return rows.map((row) =>
      row.map((cell, place) => (place === a ? (row[b] ?? '') : place === b ? (row[a] ?? '') : cell)),
    );
  },
  (rows, { at, size }) => rows.toSpliced(within(rows.length, at), size),
  (rows) => rows.toReversed(),
  (rows) => (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? '')),
];

// A column that is gone refuses the whole file, after which no cell is looked at.
const tableEdits = [...cellEdits, ...cellEdits, ...cellEdits, ...rowEdits, ...rowEdits, ...columnEdits];

/** A table after the changes: cells, rows and columns that are other, missing, twice, or elsewhere. */
export const editTable = (rows: Table, changes: readonly Change[]): Table => edited(rows, changes, tableEdits);
