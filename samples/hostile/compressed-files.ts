import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { spellFile, spellHeader, spellRow, spellRows } from './good-rows.ts';
import { bytesOf, type HostileFile, oneOf } from './hostile-file.ts';

const GOOD = spellFile(spellRows(2000));
const GIGABYTE = 1 << 30;
const MEMBER = 1 << 24;

const ACCEPTED = { outcome: 'accepted-with-warnings', codes: ['rule-not-applied'] } as const;
const DAMAGED = { outcome: 'rejected', codes: ['unreadable'] } as const;
const BOMB = { outcome: 'rejected', codes: ['zip-bomb'] } as const;

/** A header and then the same text until it comes to `length` bytes: gzip members one after the other, each small. */
function* bomb(text: string, length: number): Generator<Uint8Array> {
  yield gzipSync(bytesOf(`${spellHeader}\n`));
  const times = Math.floor(MEMBER / text.length);
  const member = gzipSync(bytesOf(text.repeat(times)), { level: 9 });
  for (let made = 0; made < length; made += times * text.length) yield member;
}

const keyOf = (name: string) => `sus-apc/hostile/${name.replaceAll(' ', '-')}.csv.gz`;

/** Bytes that look random and are the same on every run. */
function noise(length: number): Uint8Array {
  const block = createHash('sha512').update('noise').digest();
  return Uint8Array.from({ length }, (_, index) => (block[index % block.length] ?? 0) ^ (index >> 3));
}

function gz(name: string, expected: Pick<HostileFile, 'outcome' | 'codes'>, make: () => Uint8Array): HostileFile {
  return { name, key: keyOf(name), ...expected, parts: () => oneOf(make()) };
}

/** Compressed files that swell, end too soon, or hold something else. */
export const compressedFiles: readonly HostileFile[] = [
  {
    name: '1 GB of blanks in 1 MB',
    key: keyOf('blanks'),
    outcome: 'rejected',
    codes: ['too-large'],
    parts: () => bomb(' ', GIGABYTE),
  },
  { name: '1 GB of line ends in 1 MB', key: keyOf('lines'), ...BOMB, parts: () => bomb('\n', GIGABYTE) },
  { name: '1 GB of good rows in 3 MB', key: keyOf('rows'), ...BOMB, parts: () => bomb(`${spellRow(1)}\n`, GIGABYTE) },
  {
    name: '1 GB of blanks under an unknown source',
    key: 'unknown/hostile/blanks.csv.gz',
    outcome: 'rejected',
    codes: ['unknown-source'],
    parts: () => bomb(' ', GIGABYTE),
  },
  {
    name: '1 GB of blanks after a header without its columns',
    key: 'plan/hostile/blanks.csv.gz',
    outcome: 'rejected',
    codes: ['missing-column'],
    parts: () => bomb(' \n', GIGABYTE),
  },
  gz('good rows compressed well', ACCEPTED, () => gzipSync(bytesOf(GOOD), { level: 9 })),
  gz('compressed twice', DAMAGED, () => gzipSync(gzipSync(bytesOf(GOOD)))),
  gz('a bomb that is compressed once more', DAMAGED, () => gzipSync(Buffer.concat([...bomb(' ', GIGABYTE)]))),
  gz('compressed and cut short', DAMAGED, () => gzipSync(bytesOf(GOOD)).subarray(0, -20)),
  gz('compressed and cut after the first bytes', DAMAGED, () => gzipSync(bytesOf(GOOD)).subarray(0, 5)),
  gz('compressed with blanks behind it', ACCEPTED, () => Buffer.concat([gzipSync(bytesOf(GOOD)), Buffer.alloc(512)])),
  gz('compressed with other bytes behind it', DAMAGED, () =>
    Buffer.concat([gzipSync(bytesOf(GOOD)), noise(5_000_000)]),
  ),
  gz('named .gz and not compressed', ACCEPTED, () => bytesOf(GOOD)),
  gz('compressed nothing', { outcome: 'rejected', codes: ['empty-file'] }, () => gzipSync(new Uint8Array())),
  gz('a compressed web page', DAMAGED, () => gzipSync(bytesOf('<!DOCTYPE html><table></table>'))),
];
