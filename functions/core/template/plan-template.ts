import { referenceOf } from './cell-range.ts';
import { judgeCell, type WritableCell } from './judge-cell.ts';
import { type LocatedCell, locateCell } from './locate-cell.ts';
import { type SheetScan, scanSheet } from './scan-sheet.ts';
import type { TemplateFinding } from './template-finding.ts';
import type { MapEntry, TemplateMap } from './template-map.ts';
import type { TemplateWorkbook } from './template-workbook.ts';
import { SheetDamage } from './xml-tags.ts';

/** A cell of the map in a template. What was refused has no place to be written to. */
export type PlannedCell = {
  entry: MapEntry;
  at: LocatedCell | null;
  cell: WritableCell | null;
  finding: TemplateFinding | null;
};

/** Every cell of a map found in a template, in the order of the map. */
export type TemplatePlan = { scans: ReadonlyMap<string, SheetScan>; cells: readonly PlannedCell[] };

function damageOf(entry: MapEntry, sheet: string, { message }: SheetDamage): TemplateFinding {
  const fix = 'The sheet was not saved by a spreadsheet program, or is damaged. Send the template as it was published.';
  return { code: 'damaged-sheet', sheet, cell: null, label: entry.label, found: message, fix };
}

/** Finds every cell of a map and judges whether it may be written. Sheets that the map does not name are not looked at. */
export function planTemplate(workbook: TemplateWorkbook, map: Pick<TemplateMap, 'cells'>): TemplatePlan {
  const scans = new Map<string, SheetScan | SheetDamage>();
  const scanOf = (name: string): SheetScan | SheetDamage => {
    const known = scans.get(name) ?? scanned(workbook, name);
    scans.set(name, known);
    return known;
  };
  const taken = new Map<string, MapEntry>();
  const cells = map.cells.map((entry): PlannedCell => {
    const { at, finding } = locateCell(workbook, entry);
    if (!at) return { entry, at, cell: null, finding };
    const scan = scanOf(at.sheet);
    if (scan instanceof SheetDamage) return { entry, at, cell: null, finding: damageOf(entry, at.sheet, scan) };
    const key = `${at.sheet}!${referenceOf(at.place)}`;
    const before = taken.get(key);
    if (before) return { entry, at, cell: null, finding: takenTwice(entry, at, before) };
    taken.set(key, entry);
    return { entry, at, ...judgeCell(scan, at, { entry, openStyles: workbook.openStyles }) };
  });
  const sound = [...scans].flatMap(([name, scan]) => (scan instanceof SheetDamage ? [] : [[name, scan] as const]));
  return { scans: new Map(sound), cells };
}

function scanned({ sheets }: TemplateWorkbook, name: string): SheetScan | SheetDamage {
  try {
    return scanSheet(sheets.find((sheet) => sheet.name === name)?.xml ?? '');
  } catch (error) {
    if (error instanceof SheetDamage) return error;
    throw error;
  }
}

function takenTwice(entry: MapEntry, { sheet, place }: LocatedCell, before: MapEntry): TemplateFinding {
  const fix = 'Name each cell once in the cell map.';
  const where = { sheet, cell: referenceOf(place), label: entry.label };
  return { code: 'taken-twice', ...where, found: `the cell of "${before.label}"`, fix };
}
