import type { Cell } from 'hucre/xlsx';

/** Text of this kind would be stored as an error value rather than as text. */
const looksLikeError = /^#[A-Z0-9/_]+[!?]?$/;

/**
 * Text as the file format holds it. `_x000D_` and its like are how it writes characters, so the underscore of such
 * text is written as one (ECMA-376, ST_Xstring); what no XML may hold is replaced (XML 1.0, production 2).
 */
export function writtenText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** A cell that holds exactly this text, whatever it looks like: never a formula, never an error value. */
export function plainText(text: string): Partial<Cell> {
  const value = writtenText(text);
  if (looksLikeError.test(text)) return { value, type: 'richText', richText: [{ text: value }] };
  return { value, type: 'string' };
}
