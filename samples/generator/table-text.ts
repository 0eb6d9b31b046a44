import { field } from './extract-layout.ts';

/** A table as CSV with CRLF, cells quoted where they need it. */
export function tableText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map((cell) => field(String(cell))).join(',')}\r\n`).join('');
}
