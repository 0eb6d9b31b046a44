import type { Decoder } from './decoder.ts';
import { createUtf8Decoder, createUtf16Decoder } from './text-encodings.ts';
import { joinBytes } from './utf8-bytes.ts';

const BYTES_TO_TELL = 4;

function chooseDecoder(start: Uint8Array): { decoder: Decoder; bomLength: number } {
  const [a, b, c, d] = start;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { decoder: createUtf8Decoder(3), bomLength: 3 };
  if (a === 0xff && b === 0xfe) return { decoder: createUtf16Decoder('utf-16le'), bomLength: 2 };
  if (a === 0xfe && b === 0xff) return { decoder: createUtf16Decoder('utf-16be'), bomLength: 2 };
  // UTF-16 without its mark: the other byte of every Latin letter is zero.
  if (a && b === 0 && c && d === 0) return { decoder: createUtf16Decoder('utf-16le'), bomLength: 0 };
  if (a === 0 && b && c === 0 && d) return { decoder: createUtf16Decoder('utf-16be'), bomLength: 0 };
  return { decoder: createUtf8Decoder(0), bomLength: 0 };
}

/** A decoder that tells the encoding by itself, and how many bytes of the file were its byte order mark. */
export function createDecoder(): Decoder & { markLength(): number } {
  let start: Uint8Array = new Uint8Array(0);
  let decoder: Decoder | null = null;
  let markLength = 0;
  const begin = () => {
    const chosen = chooseDecoder(start);
    decoder = chosen.decoder;
    markLength = chosen.bomLength;
    return chosen.decoder.push(start.subarray(chosen.bomLength));
  };
  return {
    push: (bytes) => {
      if (decoder) return decoder.push(bytes);
      start = joinBytes(start, new Uint8Array(bytes));
      return start.length < BYTES_TO_TELL ? '' : begin();
    },
    end: () => {
      const text = decoder ? '' : begin();
      return text + (decoder?.end() ?? '');
    },
    encoding: () => decoder?.encoding() ?? 'utf-8',
    oddByteAt: () => decoder?.oddByteAt() ?? null,
    hasReplaced: () => decoder?.hasReplaced() ?? false,
    isCutOff: () => decoder?.isCutOff() ?? false,
    markLength: () => markLength,
  };
}
