import { inflateRawSync } from 'node:zlib';
import { type CellObject, read as readWorkbook } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { zipEntries } from '../../../functions/edges/spreadsheets/zip-directory.ts';
import { MARK } from './plants.ts';
import { faultsOfPage, faultsOfXml, readMarkup } from './strict-markup.ts';

/** Something that leaves the product: its name says what it is. */
export type Artefact = { name: string; bytes: Uint8Array; kind: Kind };
export type Kind =
  | 'page'
  | 'workbook'
  | 'document'
  | 'table'
  | 'rows'
  | 'json'
  | 'drawing'
  | 'text'
  | 'picture'
  | 'packed';

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** The parts of a workbook or document as text, but for pictures. */
function partsOf(bytes: Uint8Array): { name: string; text: string }[] {
  return zipEntries(bytes).flatMap(({ name, method, packed }) => {
    if (!/\.(xml|rels|vml|svg)$/.test(name)) return [];
    return [{ name, text: textOf(method === 'stored' ? packed : inflateRawSync(packed)) }];
  });
}

const RUNNING = /^(?:x:)?(?:f|hyperlink|ddelink|olelink)$|^w:(?:fldsimple|instrtext|hyperlink|object|altchunk)$/;

/** What a spreadsheet program would run, as the program of a plant or as a link to somewhere else. */
function faultsOfParts(bytes: Uint8Array): string[] {
  return partsOf(bytes).flatMap(({ name, text }) => {
    const { tags } = readMarkup(text);
    const outside = tags.filter(
      ({ name: tag, attributes }) =>
        tag === 'relationship' && attributes.some(([key, value]) => key === 'TargetMode' && value === 'External'),
    );
    // The number of a page is a field of ours.
    const isOurFooter = name.startsWith('word/footer') && !text.includes(MARK);
    const running = isOurFooter ? [] : tags.filter(({ name: tag }) => RUNNING.test(tag));
    return [...faultsOfXml(text), ...outside.map(() => 'a link outside'), ...running.map((tag) => `<${tag.name}>`)].map(
      (fault) => `${name}: ${fault}`,
    );
  });
}

const LIKE_FORMULA = /^[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** A text that begins like a formula is a text; in workbooks of ours it stays one when somebody edits the cell. */
function faultsOfCells(bytes: Uint8Array, whose: 'ours' | 'theirs'): string[] {
  const { Sheets } = readWorkbook(bytes, { cellFormula: true, cellNF: true });
  return Object.entries(Sheets).flatMap(([sheet, cells]) =>
    Object.entries(cells).flatMap(([place, cell]: [string, CellObject]) => {
      if (place.startsWith('!')) return [];
      const stays = whose === 'theirs' || !LIKE_FORMULA.test(String(cell.v)) || cell.z === '@';
      const isText = typeof cell.v !== 'string' || (cell.t === 's' && stays);
      return isText && cell.f === undefined && cell.l === undefined ? [] : [`${sheet}!${place}: ${cell.t} ${cell.z}`];
    }),
  );
}

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?%?$/;

/** Every row has its columns, and no cell begins like a formula unless it is a number. */
function faultsOfTable(bytes: Uint8Array): string[] {
  const rows: string[][] = parse(textOf(bytes), { bom: true, relax_column_count: true });
  const widths = new Set(rows.map((row) => row.length));
  const cells = rows.flat().filter((cell) => /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) && !NUMBER.test(cell));
  return [...(widths.size > 1 ? [`rows of ${[...widths].join(', ')} columns`] : []), ...cells];
}

function faultsOfJson(bytes: Uint8Array): string[] {
  try {
    JSON.parse(textOf(bytes));
    return [];
  } catch (error) {
    return [`no JSON: ${error}`];
  }
}

/** What a plant did to an artefact beyond standing in it as a text. */
export function faultsOfArtefact({ kind, bytes, name }: Artefact): string[] {
  const of: Record<Kind, () => string[]> = {
    page: () => faultsOfPage(textOf(bytes)),
    drawing: () => faultsOfXml(textOf(bytes)),
    document: () => faultsOfParts(bytes),
    // Which format a cell of the official template has is its own affair.
    workbook: () => [
      ...faultsOfParts(bytes),
      ...faultsOfCells(bytes, name.includes('official template') ? 'theirs' : 'ours'),
    ],
    table: () => faultsOfTable(bytes),
    // Rows are given back as they were sent (docs/decisions/0041).
    rows: () => [],
    json: () => faultsOfJson(bytes),
    text: () => (textOf(bytes).includes(MARK) ? ['a plant'] : []),
    picture: () => [],
    packed: () => [],
  };
  return of[kind]().map((fault) => `${name}: ${fault}`);
}

/** Whether a plant stands in it at all. */
export function isPlanted({ kind, bytes }: Artefact): boolean {
  const texts =
    kind === 'workbook' || kind === 'document'
      ? partsOf(bytes).map(({ text }) => text)
      : [Buffer.from(bytes).toString()];
  return texts.some((text) => text.includes(MARK));
}

const KINDS: readonly (readonly [type: RegExp, kind: Kind])[] = [
  [/^text\/html/, 'page'],
  [/spreadsheetml/, 'workbook'],
  [/wordprocessingml/, 'document'],
  [/^text\/csv/, 'table'],
  [/json/, 'json'],
  [/^image\/svg/, 'drawing'],
  [/^image\/png/, 'picture'],
  [/^text\//, 'text'],
];

const ENDINGS: Record<string, string> = {
  html: 'text/html',
  xlsx: 'spreadsheetml',
  docx: 'wordprocessingml',
  csv: 'text/csv',
  json: 'json',
  gz: 'gzip',
};

/** What is to be held against an answer by its type, or an object by the ending of its name. Throws where nobody knows. */
export function kindOf(typeOrName: string): Kind {
  const ending = /\.(\w+)$/.exec(typeOrName)?.[1] ?? '';
  const type = ENDINGS[ending] ?? typeOrName;
  if (type === 'gzip') return 'packed';
  const found = KINDS.find(([pattern]) => pattern.test(type));
  if (!found) throw new Error(`Nobody knows what ${typeOrName} is`);
  return found[1];
}
