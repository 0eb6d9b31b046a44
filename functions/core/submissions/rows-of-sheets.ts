import type { Issue } from '../checks/issue.ts';
import { rowOfPlace } from '../intake/sheet.ts';

/** An issue of a row among those of all `sheets` that are read, with the sheet and the row that a person sees. */
export function locatedOn(sheets: readonly string[], issue: Issue): Issue {
  if (issue.sheet !== null || sheets.length === 0) return issue;
  if (issue.row === null) return { ...issue, sheet: sheets.length === 1 ? (sheets[0] ?? null) : null };
  const { sheet, row } = rowOfPlace(issue.row);
  return { ...issue, row, sheet: sheets[sheet] ?? null };
}

/** How such a row is called in a sentence: `Row 12`, of several sheets `Row 12 of the sheet "May"`. */
export function rowWordsOn(sheets: readonly string[], place: number): string {
  const { sheet, row } = rowOfPlace(place);
  return sheets.length > 1 ? `Row ${row} of the sheet "${sheets[sheet]}"` : `Row ${row}`;
}
