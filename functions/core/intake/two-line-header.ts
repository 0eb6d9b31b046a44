import type { Header } from './bound-field.ts';

/**
 * A header of two lines as one: its blank cells take the text above them. `left` is what of the upper line was not
 * taken, a title of the table. Null where nothing stands above a blank cell.
 */
export function filledFromAbove(lower: Header, upper: Header): { header: Header; left: string[] } | null {
  const width = Math.max(lower.texts.length, upper.texts.length);
  const isFromAbove = Array.from({ length: width }, (_, at) => !lower.texts[at] && Boolean(upper.texts[at]));
  if (!isFromAbove.includes(true)) return null;
  const pick = (below: readonly string[], above: readonly string[]) =>
    isFromAbove.map((isAbove, at) => (isAbove ? above[at] : below[at]) ?? '');
  return {
    header: { texts: pick(lower.texts, upper.texts), plain: pick(lower.plain, upper.plain) },
    left: upper.texts.map((text, at) => (isFromAbove[at] ? '' : text)),
  };
}
