import { attribute } from '../../core/workbook/xml-attribute.ts';
import type { DateSystem, NumberKind } from './cell-text.ts';
import { partKey, type WorkbookParts } from './gate.ts';
import { inflateEntry } from './inflate-entry.ts';
import { createFormatTaker } from './number-formats.ts';
import { createSharedTextTaker } from './shared-texts.ts';
import { damaged, tooLarge, WorkbookFault } from './workbook-fault.ts';
import { MOST_SHEETS } from './workbook-limits.ts';
import { createXmlTokens, type XmlTaker } from './xml-tokens.ts';

/** Where the sheets of a workbook are and what their cells refer to. Hidden sheets are sheets like others. */
export type WorkbookMap = {
  /** The part that lists the sheets, and the parts that it is related to, by the kind of relation. */
  workbook: string;
  related: ReadonlyMap<string, string>;
  /** The names of all tabs, charts among them, by which names of cells are counted. */
  tabs: readonly string[];
  /** `id` is the number by which other parts speak of a sheet. */
  sheets: { name: string; part: string; id: string }[];
  dateSystem: DateSystem;
  texts: readonly string[];
  kinds: readonly NumberKind[];
  /** The format codes of styles that show dates, blank for others. */
  dateCodes: readonly string[];
};

// Many more than a workbook has parts, because some programs list what is not there.
const MOST_RELATIONS = 10_000;

type Relation = { id: string; type: string; part: string };
type SheetEntry = { name: string; id: string; relation: string };

/** Reads one part to its end, or until `isDone`. Throws `WorkbookFault` where it is not in the archive. */
export async function readPart(
  parts: WorkbookParts,
  name: string,
  { taker, isDone = () => false }: { taker: XmlTaker; isDone?: () => boolean },
): Promise<void> {
  const entry = parts.get(partKey(name));
  if (!entry) throw damaged('a workbook that lacks a part of itself');
  const decoder = new TextDecoder('utf-8');
  const tokens = createXmlTokens(taker);
  for await (const piece of inflateEntry(entry)) {
    tokens.push(decoder.decode(piece, { stream: true }));
    if (isDone()) return;
  }
  tokens.end();
}

const elements = (onOpen: XmlTaker['open']): XmlTaker => ({ open: onOpen, close: () => {}, text: () => {} });

/** A target is given from the folder of the part that names it, or from the top. */
function resolved(folder: string, target: string): string {
  const path = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

async function relationsOf(parts: WorkbookParts, part: string): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relations: Relation[] = [];
  const add = (relation: Relation) => {
    relations.push(relation);
    if (relations.length > MOST_RELATIONS) throw damaged('a list of parts without an end');
  };
  const open: XmlTaker['open'] = (name, attributes) => {
    if (name !== 'Relationship') return;
    const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attribute(attributes, key) ?? '');
    if (id && type && target) add({ id, type: type.slice(type.lastIndexOf('/') + 1), part: resolved(folder, target) });
  };
  await readPart(parts, `${folder}_rels/${part.slice(folder.length)}.rels`, { taker: elements(open) });
  return relations;
}

async function workbookPart(parts: WorkbookParts): Promise<string> {
  const isPackage = parts.has('[content_types].xml') && parts.has('_rels/.rels');
  const relations = isPackage ? await relationsOf(parts, '') : [];
  const found = relations.find(({ type }) => type === 'officeDocument')?.part;
  if (found?.endsWith('.xml')) return found;
  throw new WorkbookFault(
    'unreadable',
    'a zip archive or a document of another kind',
    'Only workbooks saved as "Excel Workbook (.xlsx)" are read. Unpack an archive and send the file in it.',
  );
}

/** Finds the sheets of a workbook, in the order of their tabs, and reads its shared texts and formats. */
export async function mapWorkbook(parts: WorkbookParts): Promise<WorkbookMap> {
  const workbook = await workbookPart(parts);
  const relations = await relationsOf(parts, workbook);
  const entries: SheetEntry[] = [];
  let dateSystem: DateSystem = 1900;
  const open: XmlTaker['open'] = (name, attributes) => {
    if (name === 'sheet') {
      const [name = '', id = '', relation = ''] = ['name', 'sheetId', 'id'].map(
        (key) => attribute(attributes, key) ?? '',
      );
      entries.push({ name, id, relation });
      if (entries.length > MOST_SHEETS) throw tooLarge(`more than ${MOST_SHEETS} sheets`);
    } else if (name === 'workbookPr' && /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')) dateSystem = 1904;
  };
  await readPart(parts, workbook, { taker: elements(open) });
  const related = new Map([...relations].reverse().map(({ type, part }) => [type, part]));
  const shared = createSharedTextTaker();
  const formats = createFormatTaker();
  const [texts, styles] = [related.get('sharedStrings'), related.get('styles')];
  if (texts) await readPart(parts, texts, { taker: shared });
  if (styles) await readPart(parts, styles, { taker: formats });
  const worksheets = new Map(relations.flatMap((each) => (each.type === 'worksheet' ? [[each.id, each.part]] : [])));
  const sheets = entries.flatMap(({ name, id, relation }) => {
    const part = worksheets.get(relation);
    return part === undefined ? [] : [{ name, part, id }];
  });
  if (new Set(sheets.map(({ part }) => partKey(part))).size < sheets.length) throw damaged('two tabs for one sheet');
  return {
    workbook,
    related,
    tabs: entries.map(({ name }) => name),
    sheets,
    dateSystem,
    texts: shared.texts,
    kinds: formats.kinds(),
    dateCodes: formats.dateCodes(),
  };
}
