import { addBlanks } from './add-blanks.ts';
import type { Binding } from './bind-columns.ts';
import type { Candidate } from './find-header.ts';

// A table further down may have more columns than the first.
const WIDTH_OF_SECTIONS = 100;

/** A sheet has no cells behind the last one that holds something, and those behind the header belong to no column. */
export function padded(cells: readonly string[], { header }: Binding): readonly string[] {
  const width = header.texts.length;
  if (cells.length === width) return cells;
  const row = cells.slice(0, width);
  addBlanks(row, width);
  return row;
}

/** How many columns of a sheet matter. */
export function widthOf({ binding: { contract, header } }: Candidate): number {
  return contract.sections ? Math.max(header.texts.length, WIDTH_OF_SECTIONS) : header.texts.length;
}
