import type { Cell } from 'hucre/xlsx';
import { storedText } from '../../core/workbook/stored-text.ts';

/** Text of this kind would be stored as an error value rather than as text. */
const looksLikeError = /^#[A-Z0-9/_]+[!?]?$/;

/** A cell that holds exactly this text, whatever it looks like: never a formula, never an error value. */
export function plainText(text: string): Partial<Cell> {
  const value = storedText(text);
  if (looksLikeError.test(text)) return { value, type: 'richText', richText: [{ text: value }] };
  return { value, type: 'string' };
}
