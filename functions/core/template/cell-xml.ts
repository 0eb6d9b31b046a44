import { storedText } from '../workbook/stored-text.ts';
import { referenceOf } from './cell-range.ts';
import type { ScannedCell } from './scan-rows.ts';

/** What is written into a cell. A date is days since 1970-01-01. */
export type CellContent =
  | { kind: 'number'; number: number }
  | { kind: 'text'; text: string }
  | { kind: 'date'; days: number };

/** The cell that is written: its place, its text as it was (null where there was none), the style that it then gets. */
export type WrittenCell = {
  row: number;
  column: number;
  was: ScannedCell | null;
  style: number;
  content: CellContent;
};

const DAYS_TO_1970: Record<1900 | 1904, number> = { 1900: 25_569, 1904: 24_107 };

/** The type of what was in the cell, and links to metadata of it, go with it. */
const OF_THE_OLD_VALUE = /\s(?:t|cm|vm)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/** What XML takes away or cannot hold is written as the file format writes characters. */
function writtenText(text: string): string {
  return storedText(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\u{10ffff}]/gu, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The `<c>` of a cell with its new content. Its other attributes stay as they were. */
export function cellXml(cell: WrittenCell, prefix: string, dateSystem: 1900 | 1904): string {
  const { was, content, style } = cell;
  const kept = was?.attributes.replace(OF_THE_OLD_VALUE, '').trimEnd() ?? '';
  const place = /(^|\s)r\s*=/.test(kept) ? '' : ` r="${referenceOf(cell)}"`;
  const look = was === null && style > 0 ? ` s="${style}"` : '';
  const open = `<${prefix}c${place}${kept}${look}`;
  if (content.kind === 'text') {
    const text = `<${prefix}t xml:space="preserve">${writtenText(content.text)}</${prefix}t>`;
    return `${open} t="inlineStr"><${prefix}is>${text}</${prefix}is></${prefix}c>`;
  }
  const number = content.kind === 'date' ? content.days + DAYS_TO_1970[dateSystem] : content.number;
  return `${open}><${prefix}v>${number === 0 ? 0 : number}</${prefix}v></${prefix}c>`;
}
