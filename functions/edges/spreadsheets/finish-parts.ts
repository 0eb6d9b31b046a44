import { type RewritePart, rewriteParts } from './rewrite-parts.ts';

const LANGUAGE = '<dc:language>en-GB</dc:language>';
const BOX_COLUMNS = 4;
const BOX_ROWS = 9;

/** Where a comment's box begins and ends: column, offset, row, offset, twice (Office VML, `x:Anchor`). */
const BOX = /<x:Anchor>(\d+),(\d+),(\d+),(\d+),\d+,(\d+),\d+,(\d+)<\/x:Anchor>/g;

const withLanguage = (core: string): string => core.replace('</cp:coreProperties>', `${LANGUAGE}</cp:coreProperties>`);

const withRoomForWords = (drawing: string): string =>
  drawing.replace(BOX, (_, column: string, left: string, row: string, top: string, right: string, bottom: string) => {
    const corner = [Number(column) + BOX_COLUMNS, right, Number(row) + BOX_ROWS, bottom];
    return `<x:Anchor>${[column, left, row, top, ...corner].join(',')}</x:Anchor>`;
  });

const changeOf: RewritePart = (name) => {
  if (name === 'docProps/core.xml') return withLanguage;
  return name.startsWith('xl/drawings/vmlDrawing') ? withRoomForWords : null;
};

/** What the library has no setting for: the language of the document, and boxes for comments that show a few sentences. */
export function finishParts(workbook: Uint8Array): Uint8Array {
  return rewriteParts(workbook, changeOf);
}
