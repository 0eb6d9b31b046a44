import type { Decoder } from './decoder.ts';
import { completeLength, joinBytes, validLength } from './utf8-bytes.ts';

/** Stands in the text for half of a character that takes two. */
const REPLACEMENT = '\ufffd';
const NOTHING = new Uint8Array(0);

// Where the ICU of a runtime is small, 'windows-1252' is read as Latin-1 and leaves these as control characters.
const LATIN_1_CONTROLS = /[\u0080-\u009f]/g;
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function createWesternDecoder(): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder('windows-1252');
  return (bytes) =>
    decoder.decode(bytes).replace(LATIN_1_CONTROLS, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control);
}

/** UTF-8 until the first byte that is not, Windows-1252 from there on. `offset` is the length of the byte order mark. */
export function createUtf8Decoder(offset: number): Decoder {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const western = createWesternDecoder();
  let carry: Uint8Array = NOTHING;
  let position = offset;
  let oddByteAt: number | null = null;

  const fallBack = (bytes: Uint8Array) => {
    const valid = validLength(bytes);
    oddByteAt = position + valid;
    carry = NOTHING;
    return strict.decode(bytes.subarray(0, valid)) + western(bytes.subarray(valid));
  };

  return {
    push: (bytes) => {
      if (oddByteAt !== null) return western(bytes);
      const joined = joinBytes(carry, bytes);
      const complete = completeLength(joined);
      try {
        const text = strict.decode(joined.subarray(0, complete));
        // A copy, because the caller may fill the same buffer again.
        carry = new Uint8Array(joined.subarray(complete));
        position += complete;
        return text;
      } catch {
        return fallBack(joined);
      }
    },
    end: () => (carry.length === 0 ? '' : fallBack(carry)),
    encoding: () => (oddByteAt === null ? 'utf-8' : 'windows-1252'),
    oddByteAt: () => oddByteAt,
    hasReplaced: () => false,
    isCutOff: () => false,
  };
}

/** UTF-16 in either byte order; a half of a character at the end is said, not guessed. */
export function createUtf16Decoder(encoding: 'utf-16le' | 'utf-16be'): Decoder {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let length = 0;
  let replaced = false;
  return {
    push: (bytes) => {
      length += bytes.length;
      const text = decoder.decode(bytes, { stream: true });
      replaced ||= text.includes(REPLACEMENT);
      return text;
    },
    end: () => decoder.decode(),
    encoding: () => encoding,
    oddByteAt: () => null,
    hasReplaced: () => replaced,
    isCutOff: () => length % 2 === 1,
  };
}
