import type { Newline } from '../../../../functions/core/intake/csv-rows.ts';
import { between, type Random } from '../../../../samples/generator/random.ts';
import type { Table } from './read-both-ways.ts';

const DELIMITERS = [',', ';', '\t'];
const NEWLINES: Newline[] = ['\n', '\n', '\n', '\r'];
const MOST_COLUMNS = 6;
const MOST_CELLS = 10;

/** `D` stands for the delimiter of the table, `N` for its newline. */
const BREAKS = ['D', 'D', 'D', 'D', 'N', 'N', '\r\n'];
const ORDERLY = [
  '',
  '',
  ' ',
  'a',
  'bc',
  'é',
  '"a"',
  '"D"',
  '"N"',
  '"\r\n"',
  '"a""b"',
  '""',
  '"a" ',
  ' "',
  'a\r',
  'defghijkl',
];
const STRAY = [
  '\r',
  '\n',
  '\t',
  '\v',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '’',
  '\u{1f600}',
  'a"',
  ' "b"',
  '"a"\u00a0',
  '"a"\v',
];
const BROKEN = ['"', '"a"b', '"a" "'];
const CELLS = [ORDERLY, [...ORDERLY, ...STRAY], [...ORDERLY, ...STRAY, ...BROKEN]];
const NO_UTF_8 = [[0xff], [0xa0], [0xc3], [0x80], [0xe2, 0x80], [0xed, 0xa0, 0x80], [0xf0, 0x9f]];
const NUL = [[0]];

const encoder = new TextEncoder();

function pick<T>(random: Random, values: readonly T[], other: T): T {
  return values[between(random, 0, values.length - 1)] ?? other;
}

/** A small file made of what parsers stumble over; a third of them is orderly, a third is broken, and few hold bytes that are no text. */
export function adversarialTable(random: Random): { bytes: Uint8Array; table: Table } {
  const delimiter = pick(random, DELIMITERS, ',');
  const newline = pick(random, NEWLINES, '\n');
  const columns = Array.from({ length: MOST_COLUMNS }, (_, column) => column).filter(() => random() < 0.5);
  const cells = pick(random, CELLS, ORDERLY);
  const odd = random() < 0.1 ? [...NO_UTF_8, ...NO_UTF_8, ...NUL] : [];
  const bytes = Array.from({ length: between(random, 0, MOST_CELLS) }, () => {
    const isBreakLost = random() < 0.1;
    const text = pick(random, cells, '') + (isBreakLost ? '' : pick(random, BREAKS, ''));
    const strange = odd.length > 0 && random() < 0.1 ? pick(random, odd, []) : [];
    return [...strange, ...encoder.encode(text.replaceAll('D', delimiter).replaceAll('N', newline))];
  });
  return { bytes: Uint8Array.from(bytes.flat()), table: { delimiter, newline, columns } };
}
