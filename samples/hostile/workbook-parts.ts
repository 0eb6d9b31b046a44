import { type Piece, packedPieces, type ZipPart } from './zip-archive.ts';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A sheet as XML: `data` stands between `<sheetData>` and its end, `before` and `behind` round that. */
export type SheetXml = { name?: string; data: Xml; before?: string; behind?: string };

/** XML in one text, or in pieces that are packed one by one. */
export type Xml = string | readonly Piece[];

export type WorkbookXml = {
  sheets: readonly SheetXml[];
  /** The XML of the texts that cells share by number, each an `<si>`. */
  texts?: Xml;
  styles?: string;
  /** What stands in `workbook.xml` before the sheets. */
  before?: string;
  extra?: readonly ZipPart[];
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function part(name: string, start: string, xml: Xml, end: string): ZipPart {
  if (typeof xml === 'string') return { name, content: `${start}${xml}${end}` };
  return { name, content: '', packed: packedPieces([[start], ...xml, [end]]) };
}

/** The parts of a workbook, with whatever is to be wrong with them. */
export function partsOfWorkbook({ sheets, texts, styles, before = '', extra = [] }: WorkbookXml): ZipPart[] {
  const tabs = sheets
    .map(
      ({ name }, at) => `<sheet name="${escaped(name ?? `Sheet ${at + 1}`)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
    )
    .join('');
  const links = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const link = (kind: string) => `<Relationship Id="${kind}" Type="${RELATIONS}/${kind}" Target="${kind}.xml"/>`;
  if (texts !== undefined) links.push(link('sharedStrings'));
  if (styles !== undefined) links.push(link('styles'));
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${MAIN} xmlns:r="${RELATIONS}">${before}<sheets>${tabs}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${links.join('')}</Relationships>` },
    ...(texts === undefined ? [] : [part('xl/sharedStrings.xml', `<sst ${MAIN}>`, texts, '</sst>')]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', content: `<styleSheet ${MAIN}>${styles}</styleSheet>` }]),
    ...sheets.map(({ data, before: first = '', behind = '' }, at) => {
      const start = `<worksheet ${MAIN}>${first}<sheetData>`;
      return part(`xl/worksheets/sheet${at + 1}.xml`, start, data, `</sheetData>${behind}</worksheet>`);
    }),
    ...extra,
  ];
}

/** The parts of a workbook whose sheets are given as the XML between `<sheetData>` and its end. */
export function workbookParts(sheets: readonly string[], extra: readonly ZipPart[] = []): ZipPart[] {
  return partsOfWorkbook({ sheets: sheets.map((data) => ({ data })), extra });
}

/** The letters of a column, counted from 0. */
export function lettersOf(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : lettersOf(Math.floor(column / 26) - 1) + rest;
}

/** A cell with a text in itself. */
export const textCell = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** A row of texts, numbers where a cell is one. */
export function rowXml(row: number, cells: readonly (string | number)[]): string {
  const inside = cells.map((cell, column) => {
    const at = `${lettersOf(column)}${row}`;
    return typeof cell === 'number' ? `<c r="${at}"><v>${cell}</v></c>` : cell === '' ? '' : textCell(at, cell);
  });
  return `<row r="${row}">${inside.join('')}</row>`;
}

/** Rows from the first on. */
export const rowsXml = (rows: readonly (readonly (string | number)[])[], from = 1): string =>
  rows.map((cells, at) => rowXml(from + at, cells)).join('');
