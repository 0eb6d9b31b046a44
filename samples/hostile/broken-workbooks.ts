import { gzipSync } from 'node:zlib';
import { dischargeHeader } from './good-rows.ts';
import { bytesOf, type HostileFile, oneOf } from './hostile-file.ts';
import { partsOfWorkbook, rowsXml, type SheetXml, textCell, type WorkbookXml } from './workbook-parts.ts';
import { packedText, type ZipPart, zipArchive } from './zip-archive.ts';

const GOOD = rowsXml([dischargeHeader.split(','), ['RKB', 'Coventry', '2025-04', 50, 40, 12]]);
const CLOSED = '</sheetData>';

type Expected = Pick<HostileFile, 'outcome' | 'codes'>;

const ACCEPTED: Expected = { outcome: 'accepted', codes: [] };
const refused = (...codes: string[]): Expected => ({ outcome: 'rejected', codes });
const DAMAGED = refused('unreadable');
const BOMB = refused('zip-bomb');

function file(name: string, expected: Expected, make: () => Uint8Array): HostileFile {
  const key = `discharge-ready/hostile/${name.replaceAll(/[^a-z0-9]+/gi, '-')}.xlsx`;
  return { name: `a workbook ${name}`, key, ...expected, parts: () => oneOf(make()) };
}

const workbook = (given: Partial<WorkbookXml> = {}): ZipPart[] =>
  partsOfWorkbook({ sheets: [{ data: GOOD }], ...given });
const withSheet = (sheet: SheetXml) => () => zipArchive(workbook({ sheets: [sheet] }));
const withPart = (name: string, content: string | Uint8Array) => () =>
  zipArchive(workbook({ extra: [{ name, content }] }));

/** One part in place of the one with its name. */
const replaced = (part: ZipPart) => () => zipArchive(workbook().map((each) => (each.name === part.name ? part : each)));

/** A megabyte of noughts packed well, declared to be as long as it is or otherwise. */
const blanks = (megabytes: number) => packedText(Buffer.alloc(megabytes << 20, ' '), 9);

const ENTITIES = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}">${Array.from({ length: 8 }, (_, n) => `<!ENTITY a${n} "${`&a${n - 1 < 0 ? '' : n - 1};`.repeat(10)}">`).join('')}]>`;

/** The beginning of a compound file, the wrapping of old and of encrypted workbooks. */
function compoundFile(streamName: string): Uint8Array {
  const block = new Uint8Array(8192).fill(0xff);
  block.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  block.set(Buffer.from(streamName, 'utf16le'), 1024);
  return block;
}

const row = (cells: string): string => `<row r="3">${cells}</row>`;
const third = (cells: string) => withSheet({ data: GOOD + row(cells) });

/** Workbooks that are none, or that no spreadsheet program made. */
export const brokenWorkbooks: readonly HostileFile[] = [
  file('of the old kind named .xlsx', DAMAGED, () => compoundFile('Workbook')),
  file('with a password', DAMAGED, () => compoundFile('EncryptedPackage')),
  file('whose parts have a password', DAMAGED, () => zipArchive(workbook().map((part) => ({ ...part, flags: 1 })))),
  file('that is a web page', DAMAGED, () =>
    bytesOf(`<html><table><tr><td>${dischargeHeader}</td></tr></table></html>`),
  ),
  file('that is a document type and a web page', DAMAGED, () => bytesOf(`<!DOCTYPE html>\n<table></table>`)),
  file('of 2003 in one XML file', DAMAGED, () =>
    bytesOf('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
  ),
  file('that is a text named .xlsx', ACCEPTED, () => bytesOf(`${dischargeHeader}\nRKB,Coventry,2025-04,50,40,12\n`)),
  file('compressed once more', DAMAGED, () => gzipSync(zipArchive(workbook()))),
  file('that is an archive of a text', DAMAGED, () => zipArchive([{ name: 'april.csv', content: dischargeHeader }])),
  file('that is an empty archive', DAMAGED, () => zipArchive([])),
  file('that is nothing but the first bytes of one', DAMAGED, () => bytesOf('PK\x03\x04')),
  file('cut short', DAMAGED, () => zipArchive(workbook()).subarray(0, -100)),
  file('without a sheet', refused('empty-file'), () => zipArchive(workbook({ sheets: [] }))),
  file('without a cell', refused('empty-file'), withSheet({ data: '' })),
  file(
    'with a header and nothing below',
    refused('empty-file'),
    withSheet({ data: rowsXml([dischargeHeader.split(',')]) }),
  ),
  file(
    'with a header of the same column twice',
    refused('duplicate-column'),
    withSheet({
      data: rowsXml([
        [...dischargeHeader.split(','), 'Discharges'],
        ['RKB', 'Coventry', '2025-04', 50, 40, 12, 51],
      ]),
    }),
  ),
  file('with macros', refused('macro'), withPart('xl/vbaProject.bin', 'Attribute VB_Name')),
  file('with macros of the old kind', refused('macro'), withPart('xl/macrosheets/sheet1.xml', '<x/>')),
  file(
    'with links to other workbooks',
    refused('external-link'),
    withPart('xl/externalLinks/externalLink1.xml', '<x/>'),
  ),
  file(
    'whose formula starts a program',
    refused('external-link'),
    third(`<c r="A3"><f>cmd|' /C calc'!A0</f><v>1</v></c>`),
  ),
  file(
    'with entities that grow a thousand million times',
    DAMAGED,
    replaced({
      name: 'xl/worksheets/sheet1.xml',
      content: `${ENTITIES}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a7;</t></is></c></row></sheetData></worksheet>`,
    }),
  ),
  file(
    'with a document type among its properties',
    DAMAGED,
    withPart('docProps/app.xml', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'),
  ),
  file('with entities of its own in shared texts', DAMAGED, () =>
    zipArchive(workbook({ texts: `<!ENTITY a "b"><si><t>&a;</t></si>` })),
  ),
  file('with a part that leads out of it', DAMAGED, withPart('xl/../../../etc/passwd', 'x')),
  file('with a part at the top of the disk', DAMAGED, withPart('/etc/passwd', 'x')),
  file('with a part on another disk', DAMAGED, withPart('C:/Windows/win.ini', 'x')),
  file('with a part of control characters', DAMAGED, withPart('xl/\u0000\u001b.xml', 'x')),
  file(
    'whose formula leads to a page',
    refused('too-many-errors'),
    third(`<c r="A3" t="str"><f>HYPERLINK("http://evil.example","RKB")</f><v>RKB</v></c>`),
  ),
  file(
    'whose cell is a text that looks like a formula',
    ACCEPTED,
    third(textCell('A3', '=HYPERLINK("http://evil.example","x")')),
  ),
  file('with a part behind a backslash', DAMAGED, withPart('xl\\..\\..\\etc\\passwd', 'x')),
  file('with the same part under two names', DAMAGED, withPart('/xl/workbook.xml', '<workbook/>')),
  file('with a directory that disagrees with its parts', DAMAGED, () =>
    zipArchive(workbook().map((part) => ({ ...part, localName: `${part.name}x` }))),
  ),
  file('with a part that unpacks to more than it declares', BOMB, () =>
    zipArchive(workbook({ extra: [{ name: 'xl/a.xml', content: '', packed: blanks(100), declaredBytes: 1000 }] })),
  ),
  file('with a part of 200 MB of blanks', BOMB, () =>
    zipArchive(workbook({ extra: [{ name: 'xl/a.xml', content: '', packed: blanks(200) }] })),
  ),
  file('of parts that lie over one another', DAMAGED, () => zipArchive(workbook(), { overlap: true })),
  file('of 60,000 parts', BOMB, () => {
    const packed = packedText('a');
    return zipArchive(Array.from({ length: 60_000 }, (_, n) => ({ name: `xl/a${n}.xml`, content: '', packed })));
  }),
  file('in a workbook', BOMB, withPart('xl/embeddings/book.xlsx', zipArchive(workbook()))),
  file('in a workbook under another name', BOMB, withPart('xl/media/image1.png', zipArchive(workbook()))),
  file('with two cells in one place', DAMAGED, third('<c r="A3"><v>1</v></c><c r="A3"><v>2</v></c>')),
  file('with a cell of another row', DAMAGED, third('<c r="A9"><v>1</v></c>')),
  file('with rows in another order', DAMAGED, withSheet({ data: `${GOOD}<row r="1"/>` })),
  file('with a column that no sheet has', DAMAGED, third('<c r="ZZZZ3"><v>1</v></c>')),
  file('with a row that no sheet has', DAMAGED, withSheet({ data: `${GOOD}<row r="9999999999"/>` })),
  file('with a shared text that is not there', DAMAGED, third('<c r="A3" t="s"><v>7</v></c>')),
  file('with a shared text of no number', DAMAGED, third('<c r="A3" t="s"><v>-1</v></c>')),
  file(
    'that ends in the middle of a tag',
    DAMAGED,
    replaced({ name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${GOOD}<row r="3"` }),
  ),
  file('whose sheet is not there', DAMAGED, () =>
    zipArchive(workbook().filter(({ name }) => !name.includes('sheet1'))),
  ),
  file('with two tabs for one sheet', DAMAGED, () => {
    const parts = workbook({ sheets: [{ data: GOOD }, { data: GOOD }] });
    return zipArchive(
      parts.map((part) => ({ ...part, content: String(part.content).replace('sheet2.xml', 'sheet1.xml') })),
    );
  }),
  file('with NUL in a cell', DAMAGED, third(textCell('A3', 'R\0B'))),
  file(
    'in UTF-16',
    DAMAGED,
    replaced({
      name: 'xl/worksheets/sheet1.xml',
      content: Buffer.from(`\ufeff<worksheet><sheetData>${GOOD}${CLOSED}</worksheet>`, 'utf16le'),
    }),
  ),
];
