import { attribute, withoutEntities } from '../workbook/xml-attribute.ts';
import type { DefinedName } from './template-workbook.ts';
import { localName, takeXml, type XmlTag } from './xml-tags.ts';

/** The names that the text of `workbook.xml` gives to cells. `sheets` are the names of all tabs, in order. */
export function definedNamesIn(xml: string, sheets: readonly string[]): DefinedName[] {
  const names: DefinedName[] = [];
  takeXml(xml, {
    close: (path, { opened, closed }) => {
      if (path.at(-1) !== 'definedName') return;
      const place = attribute(opened.attributes, 'localSheetId');
      const refersTo = withoutEntities(xml.slice(opened.end, closed.start)).trim();
      const sheet = place === null ? null : (sheets[Number(place)] ?? null);
      names.push({ name: attribute(opened.attributes, 'name') ?? '', sheet, refersTo });
    },
  });
  return names;
}

/** The numbers of the cell styles that leave a cell open in a protected sheet (ECMA-376 part 1, 18.8.33): others lock it. */
export function openStylesIn(xml: string): Set<number> {
  const open = new Set<number>();
  let style = -1;
  takeXml(xml, {
    open: (path, { attributes }) => {
      if (path[1] !== 'cellXfs') return;
      if (path.length === 3 && path[2] === 'xf') style += 1;
      else if (path[3] === 'protection' && /^(0|false)$/.test(attribute(attributes, 'locked') ?? '')) open.add(style);
    },
  });
  return open;
}

/** What stands before the settings of calculation in a workbook (ECMA-376 part 1, 18.2.27, its schema). */
const BEFORE_CALCULATION = new Set([
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
]);

/** `workbook.xml` with the wish that all formulas be worked out when the file is opened; otherwise as it was. */
export function calculatedWhenOpened(xml: string): string {
  let settings: XmlTag | null = null;
  let after = 0;
  let prefix = '';
  takeXml(xml, {
    open: (path, tag) => {
      if (path.length === 1) prefix = tag.name.slice(0, tag.name.length - localName(tag.name).length);
      if (path.length === 2 && path[1] === 'calcPr') settings = tag;
    },
    close: (path, { closed }) => {
      if (path.length === 2 && BEFORE_CALCULATION.has(path[1] ?? '')) after = closed.end;
    },
  });
  const found = settings as XmlTag | null;
  if (!found) return `${xml.slice(0, after)}<${prefix}calcPr fullCalcOnLoad="1"/>${xml.slice(after)}`;
  const attributes = found.attributes.replace(/\s+fullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')/, '').trimEnd();
  const end = found.kind === 'empty' ? '/>' : '>';
  return `${xml.slice(0, found.start)}<${found.name}${attributes} fullCalcOnLoad="1"${end}${xml.slice(found.end)}`;
}
