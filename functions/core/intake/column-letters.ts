/** The letters by which a spreadsheet names a column, counted from 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** The reference by which a spreadsheet names a cell: column 5, counted from 0, of row 9 is `F9`. */
export function cellReference(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}
