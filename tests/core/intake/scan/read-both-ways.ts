import { type CsvFault, createCsvRows, type Newline } from '../../../../functions/core/intake/csv-rows.ts';
import type { ProjectedFault } from '../../../../functions/core/intake/scan/full-row.ts';
import {
  createProjectedRows,
  type ProjectedRowsOptions,
} from '../../../../functions/core/intake/scan/projected-rows.ts';
import { createUtf8Decoder } from '../../../../functions/core/intake/text-encodings.ts';

export type Row = { row: number; cells: string[]; width: number; quoting: 'sound' | 'broken' };
export type Read = { rows: Row[]; fault: ProjectedFault | null; oddByteAt: number | null };
export type Table = { delimiter: string; newline: Newline; columns: readonly number[] };
export type How = Partial<Pick<ProjectedRowsOptions, 'createScanner' | 'blockLength' | 'recordLimit'>>;

/** What is wanted of a file, from papaparse over its whole text. A NUL ends the file before the record that it is in. */
export function readFully(bytes: Uint8Array, { delimiter, newline, columns }: Table, recordLimit = 1 << 20): Read {
  const decoder = createUtf8Decoder(0);
  const text = decoder.push(bytes) + decoder.end();
  const read: Read = { rows: [], fault: null, oddByteAt: decoder.oddByteAt() };
  let row = 0;
  const csv = createCsvRows({
    delimiter,
    newline,
    recordLimit,
    blockLength: 1,
    onRow: (cells, at, quoting) => {
      row = at;
      const present = columns.filter((column) => column < cells.length);
      read.rows.push({ row, cells: present.map((column) => cells[column] ?? ''), width: cells.length, quoting });
    },
    onFault: (fault: CsvFault) => {
      read.fault = fault;
    },
  });
  const [beforeNul = ''] = text.split('\0');
  csv.push(beforeNul);
  if (beforeNul === text) csv.end();
  else if (!read.fault) read.fault = { code: 'nul', row: row + 1 };
  return read;
}

/** The same from the bytes, in pieces, of which each is overwritten as soon as it is taken. */
export function readProjected(pieces: readonly Uint8Array[], table: Table, how: How = {}): Read {
  const read: Read = { rows: [], fault: null, oddByteAt: null };
  const rows = createProjectedRows({
    ...table,
    ...how,
    onRow: (cells, row, { quoting, width }) => read.rows.push({ row, cells: [...cells], width, quoting }),
    onFault: (fault) => {
      read.fault = fault;
    },
  });
  for (const piece of pieces) {
    const lent = piece.slice();
    rows.push(lent);
    lent.fill(34);
  }
  rows.end();
  read.oddByteAt = rows.oddByteAt();
  return read;
}
