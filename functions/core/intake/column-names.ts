const ISO_DATE = /\d{4}-\d{2}-\d{2}/g;

/** The names of columns as a person sees them: a date in a spreadsheet is read as `2025-06-01` and shown as `Jun-25`. */
export function columnNames(texts: readonly string[], shown: ReadonlyMap<string, string> | undefined): string[] {
  if (!shown || shown.size === 0) return [...texts];
  return texts.map((text) => text.replace(ISO_DATE, (date) => shown.get(date) ?? date));
}
