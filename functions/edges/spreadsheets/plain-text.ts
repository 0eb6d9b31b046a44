import type { Cell } from 'hucre/xlsx';

/** Text of this kind would be stored as an error value rather than as text. */
const looksLikeError = /^#[A-Z0-9/_]+[!?]?$/;

/**
 * A cell that holds exactly this text, whatever it looks like: never a formula, never an error value.
 * `_x000D_` and its like are how the file format writes characters, so the underscore of such text is written as one
 * (ECMA-376, ST_Xstring).
 */
export function plainText(text: string): Partial<Cell> {
  const escaped = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  if (looksLikeError.test(text)) return { value: escaped, type: 'richText', richText: [{ text: escaped }] };
  return { value: escaped, type: 'string' };
}
