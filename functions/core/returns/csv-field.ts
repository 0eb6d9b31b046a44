/** With the wide signs that some programs take for the narrow ones. */
const LIKE_FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * One field of a CSV file that a spreadsheet program may open. Numbers stay numbers; text that the program would take
 * for a formula gets a leading apostrophe (OWASP, CSV injection); quotes where the text needs them. Null is empty.
 */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = LIKE_FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
