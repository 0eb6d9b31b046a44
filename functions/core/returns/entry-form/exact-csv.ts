const inQuotes = (field: string): string => `"${field.replaceAll('"', '""')}"`;

/**
 * Rows as a CSV file that this product reads: every field comes back as it is (RFC 4180). What a spreadsheet program
 * would take for a formula is not changed here; `csvField` does that in files that leave the product.
 */
export function exactCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(inQuotes).join(',')}\r\n`).join('');
}
