/**
 * One field of a CSV file that a spreadsheet program may open. Numbers stay numbers; text that the program would take
 * for a formula gets a leading apostrophe (OWASP, CSV injection); quotes where the text needs them. Null is empty.
 */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
