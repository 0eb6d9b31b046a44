import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passGate } from '../../../functions/edges/spreadsheets/gate.ts';
import { replaceParts } from '../../../functions/edges/spreadsheets/replace-parts.ts';
import { type DetailedPart, detailedZip, rawParts } from './detailed-zip.ts';

const text = (content: string) => new TextEncoder().encode(content);

async function contentOf(archive: Uint8Array, name: string): Promise<string | undefined> {
  const { parts, fault } = await passGate(archive);
  expect(fault).toBeNull();
  const entry = parts?.get(name);
  return entry && Buffer.from(entry.method === 'stored' ? entry.packed : inflateRawSync(entry.packed)).toString();
}

const part = fc.record({
  content: fc.string({ maxLength: 200 }),
  stored: fc.boolean(),
  isStreamed: fc.boolean(),
  isLong: fc.boolean(),
  date: fc.nat(0xffff_ffff),
  extra: fc.uint8Array({ maxLength: 12 }).map((bytes) => Uint8Array.from([0x55, 0x54, bytes.length, 0, ...bytes])),
  comment: fc.string({ maxLength: 8, unit: 'grapheme-ascii' }),
  level: fc.integer({ min: 1, max: 9 }),
});
const archive = fc.record({
  parts: fc.array(part, { minLength: 1, maxLength: 6 }),
  comment: fc.string({ maxLength: 12, unit: 'grapheme-ascii' }),
  reversed: fc.boolean(),
});

describe('an archive with one part changed', () => {
  test('has every other part as it was to the byte, in its place, with date, extra fields and comment', async () => {
    await fc.assert(
      fc.asyncProperty(archive, fc.nat(5), fc.string({ maxLength: 300 }), async (made, pick, content) => {
        const parts: DetailedPart[] = made.parts.map((one, index) => ({ ...one, name: `p${index}.txt` }));
        const before = detailedZip(parts, made);
        const name = `p${pick % parts.length}.txt`;
        const after = replaceParts(before, new Map([[name, text(content)]]));
        const others = (of: Uint8Array) => rawParts(of).parts.filter((each) => each.name !== name);
        expect(others(after)).toEqual(others(before));
        expect(rawParts(after).parts.map((each) => each.name)).toEqual(rawParts(before).parts.map((each) => each.name));
        expect(rawParts(after).comment).toBe(made.comment);
        expect(await contentOf(after, name)).toBe(Buffer.from(text(content)).toString());
        expect(Buffer.from(replaceParts(before, new Map([[name, text(content)]]))).equals(Buffer.from(after))).toBe(
          true,
        );
      }),
      { numRuns: 150 },
    );
  });

  test('keeps the date, attributes and comment of the changed part, too', () => {
    const parts = [{ name: 'a.xml', content: 'x', date: 0x1234_5678, comment: 'why', isStreamed: true }];
    const line = rawParts(replaceParts(detailedZip(parts), new Map([['a.xml', text('y')]]))).parts[0]?.line ?? '';
    expect(line.slice(24, 32)).toBe('78563412');
    expect(line.endsWith(Buffer.from('why').toString('hex'))).toBe(true);
    expect(line.slice(76, 84)).toBe('0000a481');
  });

  test('is the same file where nothing is changed', () => {
    const before = detailedZip(
      [
        { name: 'a', content: 'x', isLong: true },
        { name: 'b', content: 'y' },
      ],
      { comment: 'c' },
    );
    expect(Buffer.from(replaceParts(before, new Map())).equals(Buffer.from(before))).toBe(true);
  });

  test('lacks a part that is taken away, and no other', async () => {
    const before = detailedZip(['a', 'b', 'c'].map((name) => ({ name, content: name })));
    const after = replaceParts(before, new Map([['b', null]]));
    expect(rawParts(after).parts.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(await contentOf(after, 'c')).toBe('c');
  });
});
