import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFile } from './read-file.ts';

const COLUMNS = [
  'ward',
  'spell id',
  'provider',
  'admission date',
  'discharge date',
  'admission method',
  'patient classification',
  'age',
  'residence',
  'consultant remarks',
  'treatment function',
  'NHS Number',
  'cost',
];
const SOUND = ['12', 's', 'RKB', '2025-04-07', '2025-04-10', '21', '1', '80', 'E08000026', 'none', '300', '', '1.5'];
const remark = 'x'.repeat(60);

/** So many sound rows that the header is found before the rows come that are not. */
const soundRows = Array.from({ length: 5600 }, (_, n) =>
  SOUND.map((cell, at) => (at === 1 ? `s${n}` : at === 9 ? remark : cell)).join(','),
);

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('', ' ', '31/02/2025', '2025-05-01', '80', 'E08000029', 'RKB', '-', '22') },
  { weight: 2, arbitrary: fc.constantFrom('"a, b"', '"a\nb"', '"say ""it"""', 'Zoë', '\ufeff', '“90”') },
  { weight: 1, arbitrary: fc.constantFrom('"a" b', 'a "b"', '" a', '=1+1', 'É'.repeat(50)) },
);
const row = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.array(cell, { minLength: 13, maxLength: 13 }).map((cells) => cells.with(11, '').join(',')),
  },
  { weight: 8, arbitrary: fc.array(cell, { maxLength: 11 }).map((cells) => cells.join(',')) },
  { weight: 1, arbitrary: fc.array(cell, { maxLength: 16 }).map((cells) => cells.join(',')) },
  { weight: 4, arbitrary: fc.constantFrom('', ',,,,,,,,,,,,', COLUMNS.join(','), SOUND.join(','), ',,,,,,,,,x,,,') },
);

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

/** All that is found in a file, but for its encoding. A file in UTF-16 is always read as a text, with every cell of it. */
function found(content: string | Uint8Array, piece: number) {
  const { end, ...rest } = readFile(content, { source: 'sus-apc', piece });
  return { ...rest, end: { ...end, encoding: null } };
}

test('an extract of which only some columns are read gives what reading all of them gives', () => {
  const pieces = fc.constantFrom(100_003, 1 << 16, 1 << 20);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.constantFrom('\n', '\r\n'), pieces, (rows, newline, piece) => {
      const text = [COLUMNS.join(','), ...soundRows, ...rows, ''].join(newline);
      expect(found(text, piece)).toEqual(found(utf16(text), piece));
    }),
    { numRuns: 25 },
  );
});

test('a byte that is not UTF-8 is told by its place in the file, whichever way the file is read', () => {
  const text = [COLUMNS.join(','), ...soundRows, SOUND.join(','), ''].join('\n');
  const bytes = Buffer.from(text);
  const at = bytes.length - 20;
  bytes[at] = 0xe9;
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
  for (const [content, place] of [
    [bytes, at + 1],
    [marked, at + 4],
  ] as const) {
    const { end, issues } = readFile(new Uint8Array(content), { source: 'sus-apc' });
    expect(end.encoding).toBe('windows-1252');
    expect(issues.find(({ code }) => code === 'encoding')?.found).toBe(`byte ${place} of the file`);
  }
});

test('a NUL character far into an extract makes it no text', () => {
  const text = [COLUMNS.join(','), ...soundRows, ...soundRows, 'a\0b', ''].join('\n');
  const { issues } = readFile(text, { source: 'sus-apc' });
  expect(issues.map(({ code }) => code)).toContain('unreadable');
});
