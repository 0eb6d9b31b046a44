import { createUtf8Decoder, createUtf16Decoder } from './text-encodings.ts';
import { joinBytes } from './utf8-bytes.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Bytes in any cuts to text. The encoding is told from the byte order mark or, without one, from the first bytes;
 * where a file is not valid UTF-8, everything from the first odd byte on is read as Windows-1252.
 */
export type Decoder = {
  push(bytes: Uint8Array): string;
  end(): string;
  encoding(): Encoding;
  /** The position of the first byte that is not UTF-8, counted from 0; null where there is none. */
  oddByteAt(): number | null;
  /** True where a UTF-16 file ends in the middle of a character. */
  isCutOff(): boolean;
};

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

export function createDecoder(): Decoder {
  let start: Uint8Array = new Uint8Array(0);
  let decoder: Decoder | null = null;
  const begin = () => {
    const chosen = chooseDecoder(start);
    decoder = chosen.decoder;
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
    isCutOff: () => decoder?.isCutOff() ?? false,
  };
}
