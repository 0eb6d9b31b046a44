import { attribute } from '../workbook/xml-attribute.ts';
import { type CellPlace, isWithin, referenceOf } from './cell-range.ts';
import type { LocatedCell } from './locate-cell.ts';
import type { ScannedCell, ScannedRow } from './scan-rows.ts';
import type { SheetScan } from './scan-sheet.ts';
import type { TemplateFinding, TemplateFindingCode } from './template-finding.ts';
import type { MapEntry } from './template-map.ts';

/** A cell that may be written: its text as it was, null where it had none, and the style that it has. */
export type WritableCell = { was: ScannedCell | null; style: number };
export type JudgedCell = { cell: WritableCell; finding: null } | { cell: null; finding: TemplateFinding };

const numberIn = (attributes: string, name: string): number => Number(attribute(attributes, name) ?? 0);

/** The style of a cell, or of one that is not there: then its row's where the row has one of its own, else its column's. */
function styleOf(scan: SheetScan, row: ScannedRow | undefined, { column }: CellPlace): number {
  const was = row?.cells.find((cell) => cell.column === column);
  if (was) return numberIn(was.attributes, 's');
  if (row && /^(1|true)$/.test(attribute(row.attributes, 'customFormat') ?? '')) return numberIn(row.attributes, 's');
  return scan.columnStyles.find(({ from, to }) => column >= from && column <= to)?.style ?? 0;
}

const FIXES: Partial<Record<TemplateFindingCode, string>> = {
  merged: 'Write the top-left cell of the merged cells into the cell map.',
  formula:
    'The template works this cell out by itself. Take it out of the cell map, or let the map overwrite "formula".',
  locked: 'Nobody is to fill in this cell. Take it out of the cell map, or let the map overwrite "locked".',
};

/**
 * Whether a cell of a template may be written, by what its sheet says of it: no hidden cell of merged ones, no formula,
 * no locked cell of a protected sheet, unless the map says so. A formula on which others rest is never overwritten.
 */
export function judgeCell(scan: SheetScan, at: LocatedCell, rule: JudgeRule): JudgedCell {
  const { entry, openStyles } = rule;
  const { place } = at;
  const row = scan.rows.find((each) => each.row === place.row);
  const was = row?.cells.find(({ column }) => column === place.column) ?? null;
  const style = styleOf(scan, row, place);
  const refused = (code: TemplateFindingCode, found: string): JudgedCell => {
    const where = { sheet: at.sheet, cell: referenceOf(place), label: entry.label };
    return { cell: null, finding: { code, ...where, found, fix: FIXES[code] ?? '' } };
  };
  const merged = scan.merged.find((range) => isWithin(place, range));
  if (merged && referenceOf(merged.from) !== referenceOf(place)) {
    return refused('merged', `a part of ${referenceOf(merged.from)}:${referenceOf(merged.to)}`);
  }
  const isNeeded = was?.formula?.isFirstOfShared || scan.filledByFormula.some((range) => isWithin(place, range));
  if (isNeeded) return refused('formula', 'a formula that fills other cells too, which is never overwritten');
  if (was?.formula && !entry.overwrite?.includes('formula')) return refused('formula', 'a formula');
  const isOpen = !scan.isProtected || openStyles.has(style) || scan.opened.some((range) => isWithin(place, range));
  if (!isOpen && !entry.overwrite?.includes('locked')) return refused('locked', 'a locked cell of a protected sheet');
  return { cell: { was, style }, finding: null };
}

/** What the map and the styles of the workbook say beside. */
export type JudgeRule = { entry: MapEntry; openStyles: ReadonlySet<number> };
