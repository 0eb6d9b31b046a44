import { attribute, withoutEntities } from '../workbook/xml-attribute.ts';
import { type CellRange, parseRanges } from './cell-range.ts';
import { createRowTaker, type ScannedRow } from './scan-rows.ts';
import { SheetDamage, takeXml, type XmlTag } from './xml-tags.ts';

/** A validation list: the cells that it holds for, and the formula that says what it allows. */
export type ScannedList = { ranges: CellRange[]; formula: string };

/** The styles that whole columns have, counted from 0, last one within. */
type ColumnStyle = { from: number; to: number; style: number };

/** What a sheet says of its cells, and where in its text it says it. */
export type SheetScan = {
  xml: string;
  /** The prefix of its elements, with its colon; mostly empty. */
  prefix: string;
  data: { start: number; end: number; inside: { start: number; end: number } | null };
  rows: ScannedRow[];
  columnStyles: ColumnStyle[];
  merged: CellRange[];
  /** Cells that the results of one formula fill. */
  filledByFormula: CellRange[];
  isProtected: boolean;
  /** Cells of a protected sheet that those who know a password may change. */
  opened: CellRange[];
  lists: ScannedList[];
};

const yes = (text: string | null) => text === '1' || text === 'true';

function columnStyle({ attributes }: XmlTag): ColumnStyle[] {
  const [from, to, style] = ['min', 'max', 'style'].map((name) => Number(attribute(attributes, name) ?? 0));
  return from && to && style ? [{ from: from - 1, to: to - 1, style }] : [];
}

/** Validation lists are in two places: of the first standard, and as an extension where they look into other sheets. */
function createListTaker(xml: string) {
  const lists: ScannedList[] = [];
  let list: (ScannedList & { type: string | null }) | null = null;
  return {
    lists,
    open: (name: string | undefined, { attributes }: XmlTag) => {
      if (name !== 'dataValidation') return;
      list = {
        type: attribute(attributes, 'type'),
        ranges: parseRanges(attribute(attributes, 'sqref') ?? ''),
        formula: '',
      };
    },
    close: (path: readonly string[], text: string) => {
      const name = path.at(-1);
      if (!list) return;
      if (name === 'sqref') list.ranges = parseRanges(text);
      else if (name === 'f' || (name === 'formula1' && !text.includes('<'))) {
        if (path.includes('formula1')) list.formula = withoutEntities(text).trim();
      } else if (name === 'dataValidation') {
        if (list.type === 'list' && list.formula !== '') lists.push({ ranges: list.ranges, formula: list.formula });
        list = null;
      }
    },
    textOf: (opened: XmlTag, closed: XmlTag) => (opened === closed ? '' : xml.slice(opened.end, closed.start)),
  };
}

type Settings = Pick<SheetScan, 'columnStyles' | 'merged' | 'isProtected' | 'opened'>;

function takeSetting(settings: Settings, name: string | undefined, tag: XmlTag): void {
  const { attributes } = tag;
  if (name === 'col') settings.columnStyles.push(...columnStyle(tag));
  else if (name === 'mergeCell') settings.merged.push(...parseRanges(attribute(attributes, 'ref') ?? ''));
  else if (name === 'sheetProtection') settings.isProtected = yes(attribute(attributes, 'sheet'));
  else if (name === 'protectedRange') settings.opened.push(...parseRanges(attribute(attributes, 'sqref') ?? ''));
}

/**
 * Reads the text of a sheet (ECMA-376 part 1, 18.3) and where in it everything stands. Throws `SheetDamage` where it is
 * no worksheet, or its rows or cells are not in order, because a cell could not be put into its place then.
 */
export function scanSheet(xml: string): SheetScan {
  const rows = createRowTaker();
  const lists = createListTaker(xml);
  const settings: Settings = { columnStyles: [], merged: [], isProtected: false, opened: [] };
  let prefix = '';
  let data: SheetScan['data'] | null = null;
  takeXml(xml, {
    open: (path, tag) => {
      if (path.length === 1) {
        if (path[0] !== 'worksheet') throw new SheetDamage('a sheet that is no table of cells');
        prefix = tag.name.slice(0, -'worksheet'.length);
      }
      if (path[1] === 'sheetData') return rows.open(path.slice(2), tag);
      takeSetting(settings, path.at(-1), tag);
      lists.open(path.at(-1), tag);
    },
    close: (path, { opened, closed }) => {
      if (path[1] !== 'sheetData') return lists.close(path, lists.textOf(opened, closed));
      if (path.length > 2) return rows.close(path.slice(2), { opened, closed });
      if (data) throw new SheetDamage('two tables of cells');
      const inside = opened === closed ? null : { start: opened.end, end: closed.start };
      data = { start: opened.start, end: closed.end, inside };
    },
  });
  if (!data) throw new SheetDamage('a sheet without cells');
  const formulas = rows.rows.flatMap(({ cells }) => cells.flatMap(({ formula }) => formula?.range ?? []));
  return { xml, prefix, data, rows: rows.rows, ...settings, filledByFormula: formulas, lists: lists.lists };
}
