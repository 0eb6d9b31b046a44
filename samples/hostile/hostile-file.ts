/**
 * A file that somebody might send by mistake or out of malice, and what the product is to say of it. `codes` must be
 * among the issues. Nothing is kept: `parts` makes the bytes anew, in pieces, so that the largest fits on any machine.
 */
export type HostileFile = {
  name: string;
  /** Where it is sent: `<source>/<feed>/<file name>`. */
  key: string;
  outcome: 'accepted' | 'accepted-with-warnings' | 'rejected';
  codes: readonly string[];
  /** It takes a second or more to make or to read. */
  isSlow?: true;
  parts(): Iterable<Uint8Array>;
};

const encoder = new TextEncoder();
const LINES_AT_ONCE = 2000;

export const bytesOf = (text: string): Uint8Array => encoder.encode(text);

/** Bytes as a file. */
export function* oneOf(bytes: Uint8Array): Generator<Uint8Array> {
  yield bytes;
}

/** One piece of text as a file. */
export function* textOf(text: string): Generator<Uint8Array> {
  yield bytesOf(text);
}

/** The same piece of text many times over. */
export function* repeated(text: string, times: number): Generator<Uint8Array> {
  const most = Math.max(1, Math.floor((1 << 20) / text.length));
  const block = bytesOf(text.repeat(Math.min(most, times)));
  const line = bytesOf(text).length;
  let left = times;
  for (; left >= most; left -= most) yield block;
  if (left > 0) yield block.subarray(0, left * line);
}

/** A header and then `count` lines, each made from its number. */
export function* lines(header: string, count: number, line: (number: number) => string): Generator<Uint8Array> {
  yield bytesOf(`${header}\n`);
  for (let from = 0; from < count; from += LINES_AT_ONCE) {
    const length = Math.min(LINES_AT_ONCE, count - from);
    yield bytesOf(Array.from({ length }, (_, index) => `${line(from + index)}\n`).join(''));
  }
}

/** One generator after the other. */
export function* inTurn(...generators: Iterable<Uint8Array>[]): Generator<Uint8Array> {
  for (const generator of generators) yield* generator;
}
