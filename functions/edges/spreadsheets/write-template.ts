import { type ChainedCell, withoutFormulas } from '../../core/template/calculation-chain.ts';
import { referenceOf } from '../../core/template/cell-range.ts';
import type { CellContent } from '../../core/template/cell-xml.ts';
import { type FilledSheets, fillTemplate } from '../../core/template/fill-template.ts';
import type { TemplateFinding } from '../../core/template/template-finding.ts';
import type { TemplateMap } from '../../core/template/template-map.ts';
import { calculatedWhenOpened } from '../../core/template/workbook-xml.ts';
import type { OpenTemplate } from './read-template.ts';
import { replaceParts } from './replace-parts.ts';
import { damaged } from './workbook-fault.ts';

/** The filled workbook, and what became of each cell in the order of the map. */
export type FilledTemplate = { bytes: Uint8Array; findings: readonly (TemplateFinding | null)[] };

type Changes = Map<string, Uint8Array | null>;

const CHAIN_IN_TYPES = /<Override\b[^>]*\/calcChain\.xml"[^>]*\/>/i;
const CHAIN_IN_RELATIONS = /<Relationship\b[^>]*\/calcChain"[^>]*\/>/i;

function change(template: OpenTemplate, changes: Changes, partName: string, rewrite: (xml: string) => string): void {
  const part = template.part(partName);
  if (!part) throw damaged('a workbook that lacks a part of itself');
  changes.set(part.name, new TextEncoder().encode(rewrite(part.xml)));
}

/** Takes cells that lost their formula out of the chain of calculation; the chain goes where nothing is left of it. */
function shortenChain(template: OpenTemplate, changes: Changes, { lostFormulas }: FilledSheets): void {
  const { map } = template;
  const name = map.related.get('calcChain');
  const chain = name === undefined || lostFormulas.length === 0 ? null : template.part(name);
  if (!chain) return;
  const gone = lostFormulas.map(({ sheet, place }): ChainedCell => {
    const sheetId = map.sheets.find((each) => each.name === sheet)?.id ?? '';
    return { sheetId, cell: referenceOf(place) };
  });
  const left = withoutFormulas(chain.xml, gone);
  changes.set(chain.name, left === null ? null : new TextEncoder().encode(left));
  if (left !== null) return;
  const folder = map.workbook.slice(0, map.workbook.lastIndexOf('/') + 1);
  change(template, changes, '[Content_Types].xml', (xml) => xml.replace(CHAIN_IN_TYPES, ''));
  const relations = `${folder}_rels/${map.workbook.slice(folder.length)}.rels`;
  change(template, changes, relations, (xml) => xml.replace(CHAIN_IN_RELATIONS, ''));
}

/**
 * Writes values into a copy of a template, one for each cell of the map, null where there is none. Of the sheets that
 * are written only those cells change, and every other part keeps its packed bytes. The same template and values give
 * the same bytes.
 */
export function writeTemplate(
  template: OpenTemplate,
  map: TemplateMap,
  contents: readonly (CellContent | null)[],
): FilledTemplate {
  const { workbook } = template;
  const filled = fillTemplate(workbook, template.planFor(map), contents);
  const changes: Changes = new Map();
  for (const [name, xml] of filled.sheets) {
    const part = template.map.sheets.find((sheet) => sheet.name === name)?.part ?? '';
    change(template, changes, part, () => xml);
  }
  shortenChain(template, changes, filled);
  if (map.recalculate === 'when-opened') change(template, changes, template.map.workbook, calculatedWhenOpened);
  return { bytes: replaceParts(template.bytes, changes), findings: filled.findings };
}
