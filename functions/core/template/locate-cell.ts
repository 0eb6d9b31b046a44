import { type CellPlace, parseCell, parseRange } from './cell-range.ts';
import type { TemplateFinding } from './template-finding.ts';
import type { MapEntry } from './template-map.ts';
import type { TemplateWorkbook } from './template-workbook.ts';

/** The cell of a template that an entry of its map means. */
export type LocatedCell = { sheet: string; place: CellPlace };
export type Located = { at: LocatedCell; finding: null } | { at: null; finding: TemplateFinding };

type Names = Pick<TemplateWorkbook, 'sheets' | 'names'>;

const REFERENCE = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/;

/** The sheet and the range of `'2. Cover'!$C$8:$C$9`; null where it is written otherwise. */
export function splitReference(text: string): { sheet: string; range: string } | null {
  const [, quoted, plain, range] = REFERENCE.exec(text.trim()) ?? [];
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  return sheet === undefined || range === undefined ? null : { sheet, range };
}

/** What a name of the workbook refers to, as seen from a sheet: the sheet's own names go first. */
export function definedName({ names }: Pick<TemplateWorkbook, 'names'>, name: string, sheet: string | null) {
  const isName = (other: string) => other.toLowerCase() === name.toLowerCase();
  const found = names.filter((each) => isName(each.name) && (each.sheet === sheet || each.sheet === null));
  return found.find((each) => each.sheet !== null) ?? found[0] ?? null;
}

/** The sheet of this name; Excel does not tell upper from lower case in them. */
export function sheetNamed<T extends { name: string }>(sheets: readonly T[], name: string): T | undefined {
  return sheets.find((sheet) => sheet.name === name) ?? sheets.find((s) => s.name.toLowerCase() === name.toLowerCase());
}

function noSheet({ sheets }: Names, entry: MapEntry, name: string): TemplateFinding {
  return {
    code: 'no-such-sheet',
    sheet: name,
    cell: entry.cell ?? entry.name ?? null,
    label: entry.label,
    found: `sheets ${sheets.map((sheet) => `"${sheet.name}"`).join(', ')}`,
    fix: 'Send the template of this quarter, or write the name of the sheet into the cell map as the template has it.',
  };
}

function locateName(workbook: Names, entry: MapEntry, name: string): Located {
  const found = definedName(workbook, name, entry.sheet ?? null);
  const reference = found && splitReference(found.refersTo);
  const range = reference && parseRange(reference.range);
  if (!reference || !range) {
    const why = found ? `it refers to ${found.refersTo}` : 'the template has no such name';
    const fix = 'Write a name of the template that means one cell into the cell map, or a sheet and a cell.';
    const finding = { code: 'no-such-name' as const, sheet: null, cell: name, label: entry.label, found: why, fix };
    return { at: null, finding };
  }
  const sheet = sheetNamed(workbook.sheets, reference.sheet);
  if (!sheet) return { at: null, finding: noSheet(workbook, entry, reference.sheet) };
  return { at: { sheet: sheet.name, place: range.from }, finding: null };
}

/** Finds the cell of an entry by its sheet and reference, or by a name of the workbook: of several cells the top-left one. */
export function locateCell(workbook: Names, entry: MapEntry): Located {
  if (entry.name !== undefined) return locateName(workbook, entry, entry.name);
  const sheet = sheetNamed(workbook.sheets, entry.sheet ?? '');
  if (!sheet) return { at: null, finding: noSheet(workbook, entry, entry.sheet ?? '') };
  const place = parseCell(entry.cell ?? '');
  if (place) return { at: { sheet: sheet.name, place }, finding: null };
  const fix = 'Write a cell into the cell map that a sheet can have, such as C8.';
  const where = { sheet: sheet.name, cell: entry.cell ?? null, label: entry.label };
  return { at: null, finding: { code: 'no-such-cell', ...where, found: 'no sheet has such a cell', fix } };
}
