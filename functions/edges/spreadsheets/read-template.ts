import { inflateRawSync } from 'node:zlib';
import type { Issue } from '../../core/checks/issue.ts';
import { type CellRange, parseRange } from '../../core/template/cell-range.ts';
import { planTemplate, type TemplatePlan } from '../../core/template/plan-template.ts';
import type { TemplateMap } from '../../core/template/template-map.ts';
import type { TemplateWorkbook } from '../../core/template/template-workbook.ts';
import { definedNamesIn, openStylesIn } from '../../core/template/workbook-xml.ts';
import { SheetDamage } from '../../core/template/xml-tags.ts';
import { partKey, passGate, type WorkbookParts } from './gate.ts';
import { createSheetTaker } from './sheet-rows.ts';
import { damaged, WorkbookFault } from './workbook-fault.ts';
import { mapWorkbook, type WorkbookMap } from './workbook-map.ts';
import { createXmlTokens } from './xml-tokens.ts';

/** A template that passed the gate, as the core fills it, with what it takes to write it again. */
export type OpenTemplate = {
  bytes: Uint8Array;
  workbook: TemplateWorkbook;
  map: WorkbookMap;
  /** The text of a part, and its name as the archive has it. Null where there is no such part. */
  part(name: string): { name: string; xml: string } | null;
  /** Where the cells of a map are in it: the same for every return that is written. */
  planFor(map: TemplateMap): TemplatePlan;
  hasLinks: boolean;
};

/** A mark before the text, if there is one, stays: what is not changed is written as it was. */
const UTF8 = { fatal: true, ignoreBOM: true };

function partsAsText(parts: WorkbookParts): OpenTemplate['part'] {
  const texts = new Map<string, { name: string; xml: string }>();
  return (wanted) => {
    const key = partKey(wanted);
    const entry = parts.get(key);
    if (!entry) return null;
    const known = texts.get(key);
    if (known) return known;
    const bytes = entry.method === 'stored' ? entry.packed : inflateRawSync(entry.packed);
    try {
      const read = { name: entry.name, xml: new TextDecoder('utf-8', UTF8).decode(bytes) };
      texts.set(key, read);
      return read;
    } catch {
      throw damaged('a part that is not in UTF-8');
    }
  };
}

function readTexts(map: WorkbookMap, xml: string, { from, to }: CellRange): string[] {
  const texts: string[] = [];
  const taker = createSheetTaker(map, {
    width: to.column + 1,
    onRow: ({ row, cells }) => {
      if (row >= from.row && row <= to.row) texts.push(...cells.slice(from.column).filter((cell) => cell !== ''));
    },
  });
  const tokens = createXmlTokens(taker);
  tokens.push(xml.replace(/^\ufeff/, ''));
  tokens.end();
  return texts;
}

/** What the cells of a range show; null too where the sheet cannot be read as one of values. */
function textsIn(map: WorkbookMap, part: OpenTemplate['part']): TemplateWorkbook['textsIn'] {
  return (name, text) => {
    const sheet = map.sheets.find((each) => each.name.toLowerCase() === name.toLowerCase());
    const range = parseRange(text);
    const xml = sheet && part(sheet.part)?.xml;
    if (!range || xml === undefined) return null;
    try {
      return readTexts(map, xml, range);
    } catch (error) {
      if (error instanceof WorkbookFault) return null;
      throw error;
    }
  };
}

function plans(workbook: TemplateWorkbook): OpenTemplate['planFor'] {
  const made = new WeakMap<TemplateMap, TemplatePlan>();
  return (map) => {
    const plan = made.get(map) ?? planTemplate(workbook, map);
    made.set(map, plan);
    return plan;
  };
}

function workbookOf(map: WorkbookMap, part: OpenTemplate['part']): TemplateWorkbook {
  const styles = map.related.get('styles');
  const stylesXml = styles === undefined ? undefined : part(styles)?.xml;
  return {
    sheets: map.sheets.map((sheet) => ({ name: sheet.name, xml: part(sheet.part)?.xml ?? '' })),
    names: definedNamesIn(part(map.workbook)?.xml ?? '', map.tabs),
    dateSystem: map.dateSystem,
    openStyles: stylesXml === undefined ? new Set() : openStylesIn(stylesXml),
    textsIn: textsIn(map, part),
  };
}

/**
 * Opens a blank official workbook, through the gate. Macros are refused as in any file; links to other workbooks are
 * handed on, because nothing is read through them and those who fill a protected template cannot break them.
 */
export async function readTemplate(
  bytes: Uint8Array,
): Promise<{ template: OpenTemplate; fault: null } | { template: null; fault: Issue }> {
  const { parts, fault } = await passGate(bytes, 'handed-on');
  if (fault) return { template: null, fault };
  try {
    const map = await mapWorkbook(parts);
    const part = partsAsText(parts);
    const workbook = workbookOf(map, part);
    const hasLinks = [...parts.keys()].some((key) => /(^|\/)externallinks\//.test(key));
    return { template: { bytes, workbook, map, part, planFor: plans(workbook), hasLinks }, fault: null };
  } catch (error) {
    if (error instanceof WorkbookFault) return { template: null, fault: error.issue };
    if (error instanceof SheetDamage) return { template: null, fault: damaged(error.message).issue };
    throw error;
  }
}
