import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feedBytes } from '../../../functions/edges/files/feed-bytes.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytesOf = (text: string) => new TextEncoder().encode(text);

function inPieces(bytes: Uint8Array, size: number): Readable {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return Readable.from(pieces);
}

async function feed(bytes: Uint8Array, size = 65_536) {
  const taken: Uint8Array[] = [];
  const fed = await feedBytes(inPieces(bytes, size), { push: (part) => taken.push(Uint8Array.from(part)) });
  return { ...fed, taken: Buffer.concat(taken) };
}

const text = bytesOf(Array.from({ length: 5000 }, (_, n) => `${n},Ærøskøbing,"a, b"`).join('\r\n'));

describe('the bytes of a file are led to whoever reads it', () => {
  test('a plain file arrives as it is, with its length and hash', async () => {
    const { taken, ...fed } = await feed(text, 1000);
    expect(taken.equals(text)).toBe(true);
    expect(fed).toEqual({ bytes: text.length, sha256: sha256(text), fault: null });
  });

  test('a compressed file is known by its first bytes and unpacked; length and hash are those of what was stored', async () => {
    const stored = gzipSync(text);
    const { taken, ...fed } = await feed(stored, 100);
    expect(taken.equals(text)).toBe(true);
    expect(fed).toEqual({ bytes: stored.length, sha256: sha256(stored), fault: null });
  });

  test('two compressed parts one after the other are one file, as gzip has it', async () => {
    const { taken, fault } = await feed(Buffer.concat([gzipSync(bytesOf('a\n')), gzipSync(bytesOf('b\n'))]));
    expect([taken.toString(), fault]).toEqual(['a\nb\n', null]);
  });

  test('an empty file has no bytes, the hash of nothing, and is no fault here', async () => {
    const { taken, ...fed } = await feed(new Uint8Array());
    expect([taken.length, fed]).toEqual([0, { bytes: 0, sha256: sha256(new Uint8Array()), fault: null }]);
  });

  test.each([1, 2, 3])('a compressed file that comes in pieces of %d bytes is still known as one', async (size) => {
    const stored = gzipSync(bytesOf('a,b\n1,2\n'));
    const { taken, ...fed } = await feed(stored, size);
    expect(taken.toString()).toBe('a,b\n1,2\n');
    expect(fed).toEqual({ bytes: stored.length, sha256: sha256(stored), fault: null });
  });

  test('however a file is cut on its way, the same bytes and hash come out', async () => {
    const stored = gzipSync(text);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(text, stored), fc.integer({ min: 1, max: 4000 }), async (bytes, size) => {
        const fed = await feed(bytes, bytes === stored ? size : size * 20);
        expect(fed.taken.equals(text)).toBe(true);
        expect([fed.bytes, fed.sha256, fed.fault]).toEqual([bytes.length, sha256(bytes), null]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a damaged compressed file is a fault in the data, not in the world', () => {
  const stored = gzipSync(text);

  test.each([
    ['cut short', stored.subarray(0, stored.length >> 1)],
    ['cut off just before its end', stored.subarray(0, stored.length - 1)],
    ['nothing but the first two bytes', stored.subarray(0, 2)],
    ['with a wrong check sum', Buffer.concat([stored.subarray(0, -8), Buffer.alloc(8, 7)])],
    [
      'with bytes changed inside',
      Buffer.concat([stored.subarray(0, 200), Buffer.alloc(50, 255), stored.subarray(250)]),
    ],
    ['of another compression', Buffer.concat([Buffer.from([0x1f, 0x8b, 9]), stored.subarray(3)])],
  ])('%s', async (_how, damaged) => {
    const { fault, bytes, sha256: hash } = await feed(damaged, 500);
    expect(fault).toMatchObject({ code: 'unreadable', level: 'file', found: 'a damaged .gz file' });
    expect([bytes, hash]).toEqual([damaged.length, sha256(damaged)]);
  });

  test('a stream that breaks is thrown, so that the file is read again', async () => {
    const failing = (async function* () {
      yield stored.subarray(0, 100);
      throw new Error('ECONNRESET');
    })();
    await expect(feedBytes(Readable.from(failing), { push: () => {} })).rejects.toThrow('ECONNRESET');
    const plain = (async function* () {
      yield bytesOf('a,b\n');
      throw new Error('ECONNRESET');
    })();
    await expect(feedBytes(Readable.from(plain), { push: () => {} })).rejects.toThrow('ECONNRESET');
  });

  test('what the reader throws is thrown on', async () => {
    const push = () => {
      throw new Error('a fault of the product');
    };
    await expect(feedBytes(inPieces(text, 100), { push })).rejects.toThrow('a fault of the product');
    await expect(feedBytes(inPieces(stored, 100), { push })).rejects.toThrow('a fault of the product');
  });
});

describe('memory stays bounded', () => {
  test('the next part is asked for only when the last one is dealt with', async () => {
    let given = 0;
    let dealtWith = 0;
    let farthestAhead = 0;
    const parts = (async function* () {
      for (; given < 200; given += 1) {
        farthestAhead = Math.max(farthestAhead, given - dealtWith);
        yield new Uint8Array(1000);
      }
    })();
    await feedBytes(Readable.from(parts, { highWaterMark: 1 }), {
      push: () => {
        dealtWith += 1;
      },
    });
    expect(dealtWith).toBe(200);
    expect(farthestAhead).toBeLessThan(5);
  });
});

describe('a compressed file that swells', () => {
  const bomb = gzipSync(new Uint8Array(64 * 1024 ** 2).fill(10));

  test('beyond a hundred times its size is refused while it is being unpacked; its hash is that of the whole', async () => {
    let taken = 0;
    const fed = await feedBytes(inPieces(bomb, 1000), { push: (part) => (taken += part.length) });
    expect(fed.fault).toMatchObject({ code: 'zip-bomb', level: 'file' });
    expect([fed.bytes, fed.sha256]).toEqual([bomb.length, sha256(bomb)]);
    expect(taken).toBeLessThan(17 * 1024 ** 2);
  });

  test('is unpacked no further once nobody wants to read on', async () => {
    let taken = 0;
    const taker = { push: (part: Uint8Array) => (taken += part.length), isStopped: () => taken > 0 };
    const fed = await feedBytes(inPieces(bomb, 1000), taker);
    expect(fed).toEqual({ bytes: bomb.length, sha256: sha256(bomb), fault: null });
    expect(taken).toBeLessThan(1024 ** 2);
  });

  test('is no bomb while it is small: a table with many blank rows compresses well', async () => {
    const blank = gzipSync(new Uint8Array(8 * 1024 ** 2).fill(10));
    expect((await feed(blank)).fault).toBeNull();
  });
});
