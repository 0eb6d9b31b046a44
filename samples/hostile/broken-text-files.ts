import { spellFile, spellHeader, spellRow, spellRows } from './good-rows.ts';
import { bytesOf, type HostileFile, inTurn, repeated, textOf } from './hostile-file.ts';

const GOOD = spellFile(spellRows(200));

/** Text in UTF-16 with the low byte first. */
export function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index += 1) {
    bytes[index * 2] = text.charCodeAt(index) & 0xff;
    bytes[index * 2 + 1] = text.charCodeAt(index) >> 8;
  }
  return bytes;
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

const isText = { outcome: 'accepted-with-warnings', codes: ['rule-not-applied'] } as const;
const isRead = { outcome: 'accepted-with-warnings', codes: ['encoding'] } as const;
const isNoText = { outcome: 'rejected', codes: ['unreadable'] } as const;
const isEmpty = { outcome: 'rejected', codes: ['empty-file'] } as const;

function sus(
  name: string,
  expected: Pick<HostileFile, 'outcome' | 'codes'>,
  content: string | Uint8Array,
): HostileFile {
  return {
    name,
    key: `sus-apc/hostile/${name.replaceAll(' ', '-')}.csv`,
    ...expected,
    parts: () => (typeof content === 'string' ? textOf(content) : [content]),
  };
}

/** Files whose bytes are no text, or not the text that they seem to be. */
export const brokenTextFiles: readonly HostileFile[] = [
  sus('NUL bytes in a row', isNoText, GOOD.replace('RKB', 'R\0B')),
  sus('nothing but NUL bytes', isNoText, '\0'.repeat(100_000)),
  sus('UTF-16 cut in the middle of a character', isNoText, utf16(`\ufeff${GOOD}`).subarray(0, 5001)),
  sus(
    'UTF-16 cut in the middle of a row',
    { outcome: 'accepted-with-warnings', codes: ['ragged-row'] },
    utf16(`\ufeff${GOOD.slice(0, -30)}`),
  ),
  sus('UTF-16 without a byte order mark', isText, utf16(GOOD)),
  sus('UTF-16 with lone surrogates', isRead, utf16(`\ufeff${GOOD.replace('\n3,', '\n3\ud800,')}`)),
  sus('lone surrogates in UTF-8', isRead, latin1(GOOD.replace('\n3,', '\n3\xed\xa0\x80,'))),
  sus('bytes that are no UTF-8 in the middle', isRead, latin1(GOOD.replace('\n99,', '\n99\xff\xfe\xc0,'))),
  sus(
    'Windows-1252',
    isRead,
    latin1(`${spellHeader},consultant \x96 name of ward\n${spellRow(1)},Caf\xe9 \x93A\x94\n`),
  ),
  sus('a carriage return alone ends each row', isText, GOOD.replaceAll('\n', '\r')),
  sus('all kinds of row ends', isText, GOOD.replaceAll('\n5,', '\r\n5,').replaceAll('\n7,', '\n\n7,')),
  sus('an open quotation mark in row 3', { outcome: 'rejected', codes: ['open-quote'] }, GOOD.replace('\n2,', '\n"2,')),
  {
    name: 'an open quotation mark in row 3 of 20 MB',
    key: 'sus-apc/hostile/open-quote.csv',
    outcome: 'rejected',
    codes: ['open-quote'],
    parts: () =>
      inTurn(textOf(`${spellHeader}\n${spellRow(1)}\n"${spellRow(2)}\n`), repeated(`${spellRow(3)}\n`, 300_000)),
  },
  sus('empty', isEmpty, ''),
  sus('only a byte order mark', isEmpty, '\ufeff'),
  sus('only a byte order mark of UTF-16', isEmpty, Uint8Array.from([0xff, 0xfe])),
  sus('only a header', isEmpty, `${spellHeader}\n`),
  sus('only white space', isEmpty, ' \t\r\n'.repeat(1000)),
  sus('40 blank lines before the header', isText, `${'\n'.repeat(40)}${GOOD}`),
  sus(
    'duplicate headers',
    { outcome: 'rejected', codes: ['duplicate-column'] },
    `${spellHeader},Age\n${spellRow(1)},80\n`,
  ),
  sus(
    'ragged rows',
    { outcome: 'rejected', codes: ['ragged-row', 'too-many-errors'] },
    spellFile([...spellRows(10), '1,RKB', `${spellRow(12)},,,x`]),
  ),
  sus(
    'an old workbook named .csv',
    isNoText,
    inOneBlock(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])),
  ),
  sus(
    'a workbook of 1990 named .csv',
    isNoText,
    inOneBlock(Uint8Array.from([0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x10, 0x00])),
  ),
  sus('a web page named .csv', isNoText, '<html><body><table><tr><td>spell id</td></tr></table></body></html>'),
  sus(
    'a web page that begins with a comment',
    isNoText,
    `\ufeff\n<!-- saved -->\n<table><tr><td>${spellHeader}</td></tr></table>`,
  ),
  sus('a web page in UTF-16', isNoText, utf16('\ufeff<html><body><table></table></body></html>')),
  sus(
    'a web archive named .csv',
    isNoText,
    'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related\r\n',
  ),
];

/** The magic bytes of a format, and then a block of what would follow: an encrypted workbook begins like an old one. */
function inOneBlock(magic: Uint8Array): Uint8Array {
  const block = new Uint8Array(4096).fill(0x20);
  block.set(magic);
  block.set(bytesOf('EncryptedPackage'), 1024);
  return block;
}
