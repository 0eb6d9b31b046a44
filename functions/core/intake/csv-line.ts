/** A byte order mark, so that Excel reads a text as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One row of a CSV text that is to be read here again (RFC 4180): cells as they are, in quotation marks where a comma,
 * semicolon, tab or line break demands them. Nothing is done to a text that a spreadsheet program would take for a formula.
 */
export function csvLine(cells: readonly string[]): string {
  const texts = cells.map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  return `${texts.join(',')}\r\n`;
}
