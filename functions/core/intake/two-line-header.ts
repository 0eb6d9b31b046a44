import type { Header } from './bound-field.ts';
import type { CompiledContract } from './compile-contract.ts';
import { digitsMasked, plainHeader } from './header-text.ts';

/** A header of two lines as one. `left` is what of the upper line was not taken, a title of the table. */
export type JoinedHeader = { header: Header; left: string[] };

const widthOf = (lower: Header, upper: Header): number => Math.max(lower.texts.length, upper.texts.length);

/** Its blank cells take the text above them. Null where nothing stands above a blank cell. */
function filledFromAbove(lower: Header, upper: Header): JoinedHeader | null {
  const isFromAbove = Array.from({ length: widthOf(lower, upper) }, (_, at) => {
    return !lower.texts[at] && Boolean(upper.texts[at]);
  });
  if (!isFromAbove.includes(true)) return null;
  const pick = (below: readonly string[], above: readonly string[]) =>
    isFromAbove.map((isAbove, at) => (isAbove ? above[at] : below[at]) ?? '');
  return {
    header: { texts: pick(lower.texts, upper.texts), plain: pick(lower.plain, upper.plain) },
    left: upper.texts.map((text, at) => (isFromAbove[at] ? '' : text)),
  };
}

/**
 * Its cells take the text that stands above several of them, as cells that a spreadsheet merged do: `2025-26` above
 * `Q1` to `Q4`. A name that the contract knows by itself, and that stands there once, stays as it is.
 */
function spreadFromAbove(lower: Header, upper: Header, { meanings }: CompiledContract): JoinedHeader | null {
  const times = new Map<string, number>();
  for (const plain of lower.plain) times.set(plain, (times.get(plain) ?? 0) + 1);
  const isName = (plain: string) =>
    times.get(plain) === 1 && (meanings.has(plain) || meanings.has(digitsMasked(plain)));
  const used = new Set<number>();
  let from = -1;
  const texts = Array.from({ length: widthOf(lower, upper) }, (_, at) => {
    const text = lower.texts[at] ?? '';
    const isComplete = isName(lower.plain[at] ?? '');
    // What begins above a name of its own is a title.
    if (upper.texts[at]) from = isComplete ? -1 : at;
    if (from < 0 || isComplete || (text === '' && from !== at)) return text;
    used.add(from);
    return `${upper.texts[from] ?? ''} ${text}`.trim();
  });
  if (used.size === 0) return null;
  return {
    header: { texts, plain: texts.map(plainHeader) },
    left: upper.texts.map((text, at) => (used.has(at) ? '' : text)),
  };
}

/** The ways in which two lines may be one header. */
export function joinedHeaders(lower: Header, upper: Header, compiled: CompiledContract): JoinedHeader[] {
  return [filledFromAbove(lower, upper), spreadFromAbove(lower, upper, compiled)].flatMap((joined) => joined ?? []);
}
