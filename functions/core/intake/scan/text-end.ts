import { validLength } from '../utf8-bytes.ts';

const EACH = 0x01010101;
const HIGH = 0x80808080 | 0;
/** Long enough for a character of four bytes at any place, short enough to be looked at twice. */
const GLANCE = 16;
// V8 gives up the fast code of a loop that runs long and seldom ends, each time that it ends.
const STRETCH = 1 << 12;

/** Zero where all four bytes are ASCII other than NUL. */
const strange = (word: number): number => ((word - EACH) | word) & HIGH;

/** Passes over four words of plain ASCII at a time: where the first begin that may hold something else, or too few are left. */
function passAscii(words: Int32Array, from: number, to: number): number {
  if ((from & 3) !== 0) return from;
  let at = from >> 2;
  const last = (to >> 2) - 4;
  while (at <= last) {
    const four = strange(words[at] ?? 0) | strange(words[at + 1] ?? 0);
    if ((four | strange(words[at + 2] ?? 0) | strange(words[at + 3] ?? 0)) !== 0) break;
    at += 4;
  }
  return at << 2;
}

/**
 * How far from `from` the bytes are UTF-8 without NUL: the place of the first that is neither, or of a character that `to`
 * cuts. The bytes begin at a multiple of four of their buffer.
 */
export function textEnd(bytes: Uint8Array, from: number, to: number): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  let at = from;
  while (at < to) {
    const end = passAscii(words, at, Math.min(at + STRETCH, to));
    if (end > at) {
      at = end;
      continue;
    }
    const glance = bytes.subarray(at, Math.min((at + GLANCE) & ~3, to));
    const nul = glance.indexOf(0);
    const length = validLength(nul < 0 ? glance : glance.subarray(0, nul));
    if (length === 0) return at;
    at += length;
  }
  return at;
}
