import { createUtf8Decoder } from '../text-encodings.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

const NO_UTF_8 = 0xff;

/** The decoder of files that are no UTF-8: past its first odd byte it reads Windows-1252, whatever comes. */
const western = createUtf8Decoder(0);
western.push(Uint8Array.of(NO_UTF_8));

/** The text of bytes of which the first `valid` are UTF-8 and the others Windows-1252. A character cut at the end is one sign. */
export function textOf(bytes: Uint8Array, valid: number): string {
  if (valid >= bytes.length) return utf8.decode(bytes);
  if (valid <= 0) return western.push(bytes);
  return utf8.decode(bytes.subarray(0, valid)) + western.push(bytes.subarray(valid));
}

/** How many of these bytes the first `characters` of their text are. */
export function bytesOf(characters: number, bytes: Uint8Array, valid: number): number {
  const head = valid <= 0 ? '' : utf8.decode(bytes.subarray(0, valid));
  if (characters <= head.length) return encoder.encode(head.slice(0, characters)).length;
  return Math.max(0, valid) + characters - head.length;
}
