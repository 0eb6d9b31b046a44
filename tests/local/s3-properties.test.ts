import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRange } from '../../local/s3/byte-range.ts';
import { checksumOfParts, createChecksum } from '../../local/s3/checksum.ts';
import { createChunkDecoder } from '../../local/s3/chunked-body.ts';
import { keyAfter, keyAfterPrefix, newest, type Page, type Position, readPage } from '../../local/s3/page.ts';
import { decodeQuery, decodeUri, encodeUri } from '../../local/s3/uri-encoding.ts';
import { childText, parseXml, textElement } from '../../local/s3/xml.ts';

describe('byte ranges', () => {
  it('a range gives what slicing the bytes would give, or says that there is nothing', () => {
    const number = fc.option(fc.nat(40), { nil: null });
    fc.assert(
      fc.property(fc.nat(30), number, number, (size, first, last) => {
        const all = Array.from({ length: size }, (_, i) => i);
        const wanted =
          first === null
            ? all.slice(last === null || last === 0 ? size : -last)
            : all.slice(first, last === null ? size : last + 1);
        const read = () => parseRange(`bytes=${first ?? ''}-${last ?? ''}`, size);
        const meaningless = (first === null && last === null) || (first !== null && last !== null && last < first);
        if (meaningless) expect(read()).toBeNull();
        else if (wanted.length === 0) expect(read).toThrow('not satisfiable');
        else expect(read()).toEqual({ start: wanted[0], end: wanted.at(-1) });
      }),
    );
  });

  it('several ranges and other units mean the whole object', () => {
    for (const header of [undefined, 'bytes=0-1,3-4', 'items=0-1', 'bytes=a-b', ''])
      expect(parseRange(header, 10)).toBeNull();
  });
});

function frame(chunks: readonly Uint8Array[], trailers: string): Buffer {
  const framed = chunks
    .filter((chunk) => chunk.length > 0)
    .flatMap((chunk) => [`${chunk.length.toString(16)}\r\n`, chunk, '\r\n']);
  return Buffer.concat([...framed, `0\r\n${trailers}\r\n`].map((part) => Buffer.from(part)));
}

function decode(pieces: readonly Buffer[]) {
  const decoder = createChunkDecoder(null);
  const data = Buffer.concat(pieces.flatMap((piece) => decoder.push(piece)));
  return { data, trailers: Object.fromEntries(decoder.end()) };
}

describe('aws-chunked bodies', () => {
  const body = frame([Buffer.from('hello\r\n'), Buffer.from('0\r\nworld')], 'X-Amz-Checksum-Crc32: AAAAAA==\r\n');

  it('come out the same wherever the network cuts them', () => {
    for (let cut = 0; cut <= body.length; cut += 1) {
      const { data, trailers } = decode([body.subarray(0, cut), body.subarray(cut)]);
      expect([data.toString(), trailers]).toEqual(['hello\r\n0\r\nworld', { 'x-amz-checksum-crc32': 'AAAAAA==' }]);
    }
  });

  it('that break off are never taken for whole', () => {
    for (let cut = 0; cut < body.length; cut += 1) expect(() => decode([body.subarray(0, cut)])).toThrow();
  });

  it('come out the same for any content, any chunks and any cuts', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }), cuts, (chunks, places) => {
        const framed = frame(chunks, '');
        const at = [
          0,
          ...places.map((place) => Math.floor(place * framed.length)).sort((a, b) => a - b),
          framed.length,
        ];
        const pieces = at.slice(1).map((end, i) => framed.subarray(at[i], end));
        expect(decode(pieces).data.equals(Buffer.concat(chunks))).toBe(true);
      }),
    );
  });
});

type Item = { key: string };

function sorted(keys: readonly string[]): string[] {
  return [...new Set(keys)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function readAll(keys: readonly string[], options: { prefix: string; delimiter: string; maxKeys: number }): string[][] {
  const pages: string[][] = [];
  let from: Position | null = { key: '', before: newest };
  while (from !== null && pages.length < 200) {
    const start: Position = from;
    const page: Page<Item> = readPage<Item>({
      ...options,
      from: start,
      marker: '',
      read: ({ key }) =>
        keys.filter((other) => Buffer.compare(Buffer.from(other), Buffer.from(key)) >= 0).map((k) => ({ key: k })),
      after: (item) => ({ key: keyAfter(item.key), before: newest }),
    });
    pages.push([...page.entries.map((item) => item.key), ...page.prefixes.map((prefix) => `${prefix}*`)]);
    from = page.next;
  }
  return pages;
}

describe('listings', () => {
  const letter = fc.constantFrom('a', 'b', '/', 'ü', '\u{10ffff}', '\ud7ff', '\ue000', '😀');
  const keys = fc.array(
    fc.array(letter, { minLength: 1, maxLength: 5 }).map((letters) => letters.join('')),
    { maxLength: 30 },
  );
  const prefixes = fc.array(letter, { maxLength: 2 }).map((letters) => letters.join(''));

  it('read page by page give every key and every common prefix once, however small the pages', () => {
    fc.assert(
      fc.property(
        keys,
        prefixes,
        fc.constantFrom('', '/', 'ab'),
        fc.integer({ min: 1, max: 7 }),
        (given, prefix, delimiter, maxKeys) => {
          const ordered = sorted(given);
          const names = ordered
            .filter((key) => key.startsWith(prefix))
            .map((key) => {
              const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
              return end === -1 ? key : `${key.slice(0, end + delimiter.length)}*`;
            });
          const pages = readAll(ordered, { prefix, delimiter, maxKeys });
          expect(pages.flat().sort()).toEqual([...new Set(names)].sort());
          for (const page of pages.slice(0, -1)) expect(page.length).toBe(maxKeys);
        },
      ),
    );
  });

  it('the key after a prefix comes after all keys that start with it and before all others', () => {
    fc.assert(
      fc.property(prefixes, keys, (prefix, given) => {
        const after = keyAfterPrefix(prefix);
        for (const key of given) {
          const before = after === null || Buffer.compare(Buffer.from(key), Buffer.from(after)) < 0;
          const notSmaller = Buffer.compare(Buffer.from(key), Buffer.from(prefix)) >= 0;
          expect(before && notSmaller).toBe(key.startsWith(prefix));
        }
      }),
    );
  });
});

/** The definition of a reflected CRC, one bit at a time. */
function bitwise(bytes: Uint8Array, width: bigint, polynomial: bigint): string {
  const ones = (1n << width) - 1n;
  let crc = ones;
  for (const byte of bytes) {
    crc ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1n ? (crc >> 1n) ^ polynomial : crc >> 1n;
  }
  return (crc ^ ones).toString(16).padStart(Number(width / 4n), '0');
}

function digest(algorithm: 'CRC32' | 'CRC32C' | 'CRC64NVME', pieces: readonly Uint8Array[]): string {
  const checksum = createChecksum(algorithm);
  for (const piece of pieces) checksum.update(piece);
  return checksum.digest().toString('hex');
}

describe('checksums', () => {
  it('give the published check values of "123456789"', () => {
    const nine = [Buffer.from('123456789')];
    expect(digest('CRC32', nine)).toBe('cbf43926');
    expect(digest('CRC32C', nine)).toBe('e3069283');
    expect(digest('CRC64NVME', nine)).toBe('ae8b14860a799888');
  });

  it('agree with the definition however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, cut) => {
        const pieces = [bytes.subarray(0, cut), bytes.subarray(cut)];
        expect(digest('CRC32C', pieces)).toBe(bitwise(bytes, 32n, 0x82f63b78n));
        expect(digest('CRC64NVME', pieces)).toBe(bitwise(bytes, 64n, 0x9a6c9329ac4bc9b5n));
      }),
    );
  });

  it('of parts put together are that of the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 50 }), { minLength: 1, maxLength: 4 }), (pieces) => {
        for (const algorithm of ['CRC32', 'CRC32C', 'CRC64NVME'] as const) {
          const parts = pieces.map((piece) => ({
            size: piece.length,
            checksum: Buffer.from(digest(algorithm, [piece]), 'hex').toString('base64'),
          }));
          const whole = Buffer.from(digest(algorithm, pieces), 'hex').toString('base64');
          expect(checksumOfParts(algorithm, 'FULL_OBJECT', parts).value).toBe(whole);
        }
      }),
    );
    expect(digest('CRC32', [Buffer.from('a')])).toBe(crc32('a').toString(16));
  });
});

describe('names', () => {
  const text = fc.string({ unit: 'binary' });

  it('survive one encoding and one decoding', () => {
    fc.assert(
      fc.property(text, text, (name, value) => {
        expect(decodeUri(encodeUri(name))).toBe(name);
        expect(decodeQuery(`${encodeUri(name)}=${encodeUri(value)}`)).toEqual([[name, value]]);
      }),
    );
  });

  it('survive being written into XML and read out of it', () => {
    const legal = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(legal, (name) => {
        const document = `<Root>${textElement('Key', name)}</Root>`;
        expect(childText(parseXml(document, 'Root'), 'Key')).toBe(name);
      }),
    );
  });
});
