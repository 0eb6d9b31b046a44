import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../functions/core/intake/decode.ts';
import { validLength } from '../../../functions/core/intake/utf8-bytes.ts';

const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

function decode(pieces: readonly Uint8Array[]) {
  const decoder = createDecoder();
  const text = pieces.map((piece) => decoder.push(piece)).join('') + decoder.end();
  return { text, encoding: decoder.encoding(), oddByteAt: decoder.oddByteAt(), isCutOff: decoder.isCutOff() };
}

const utf16 = (text: string, order: 'le' | 'be'): number[] =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((unit) =>
    order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255],
  );

const TEXT = 'spell,ward\r\n1,Ysbyty Môn €5 – “naïve” 日本 😀\r\n';

const files: [string, Uint8Array, string][] = [
  ['UTF-8', bytesOf(TEXT), 'utf-8'],
  ['UTF-8 with its mark', bytesOf([0xef, 0xbb, 0xbf], TEXT), 'utf-8'],
  ['UTF-16, low byte first', bytesOf([0xff, 0xfe], utf16(TEXT, 'le')), 'utf-16le'],
  ['UTF-16, high byte first', bytesOf([0xfe, 0xff], utf16(TEXT, 'be')), 'utf-16be'],
  ['UTF-16 without its mark, low byte first', bytesOf(utf16(TEXT, 'le')), 'utf-16le'],
  ['UTF-16 without its mark, high byte first', bytesOf(utf16(TEXT, 'be')), 'utf-16be'],
];

describe('a file in bytes', () => {
  it.each(files)('in %s gives the same text at every cut', (_, bytes, encoding) => {
    for (let at = 0; at <= bytes.length; at += 1) {
      const read = decode([bytes.subarray(0, at), bytes.subarray(at)]);
      expect(read).toEqual({ text: TEXT, encoding, oddByteAt: null, isCutOff: false });
    }
  });

  it.each(files)(
    'in %s gives the same text byte by byte, out of one buffer that is filled again and again',
    (_, bytes) => {
      const decoder = createDecoder();
      const buffer = Buffer.alloc(1);
      let text = '';
      for (const byte of bytes) {
        buffer[0] = byte;
        text += decoder.push(buffer);
      }
      expect(text + decoder.end()).toBe(TEXT);
    },
  );

  it('is read as Windows-1252 from the first byte on that is not UTF-8, at every cut', () => {
    const bytes = bytesOf('ward: Môn, ', [0x93, 0xe9, 0x94, 0x80], ', end');
    for (let at = 0; at <= bytes.length; at += 1) {
      const read = decode([bytes.subarray(0, at), bytes.subarray(at)]);
      expect(read.text).toBe('ward: Môn, “é”€, end');
      expect(read.encoding).toBe('windows-1252');
      expect(read.oddByteAt).toBe(12);
    }
  });

  it('keeps the position of the odd byte behind a byte order mark', () => {
    expect(decode([bytesOf([0xef, 0xbb, 0xbf], 'abc', [0xff])]).oddByteAt).toBe(6);
  });

  it('that ends inside a UTF-8 character is read as Windows-1252 there', () => {
    expect(decode([bytesOf('abcd', [0xe2, 0x82])])).toMatchObject({ text: 'abcdâ‚', oddByteAt: 4 });
  });

  it('that ends inside a UTF-16 character is cut off', () => {
    expect(decode([bytesOf([0xff, 0xfe], utf16('abc', 'le'), [0x41])]).isCutOff).toBe(true);
  });

  it('keeps a zero-width no-break space that is not at its start', () => {
    expect(decode([bytesOf('ab'), bytesOf('cd'), bytesOf('\ufeffef')]).text).toBe('abcd\ufeffef');
  });

  it('may be empty or shorter than a byte order mark', () => {
    expect(decode([]).text).toBe('');
    expect(decode([bytesOf('a')]).text).toBe('a');
    expect(decode([bytesOf([0xef, 0xbb, 0xbf])]).text).toBe('');
  });

  it('is UTF-8 up to the place where the platform says so too', () => {
    const lead = fc.constantFrom(
      0x41,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xe2,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0x80,
      0x9f,
      0xa0,
      0xbf,
      0x90,
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(lead, fc.nat(255)), { maxLength: 12 }), (list) => {
        const bytes = Uint8Array.from(list);
        const length = validLength(bytes);
        const strict = () => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length))).not.toThrow();
        if (length === bytes.length) expect(strict).not.toThrow();
        else expect(strict).toThrow();
      }),
      { numRuns: 3000 },
    );
  });
});
