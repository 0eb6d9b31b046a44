import { createHash } from 'node:crypto';
import { dischargeHeader, planHeader } from './good-rows.ts';
import { type HostileFile, oneOf } from './hostile-file.ts';
import { partsOfWorkbook, rowsXml, rowXml, textCell, type WorkbookXml, type Xml } from './workbook-parts.ts';
import { type Piece, packedPieces, zipArchive } from './zip-archive.ts';

const ROWS_AT_ONCE = 2000;
const NAMES = dischargeHeader.split(',');
const HEADER = rowsXml([NAMES]);
const GOOD = rowsXml([NAMES, ['RKB', 'Coventry', '2025-04', 50, 40, 12]]);
const PLAN = rowsXml([planHeader.split(','), ['Coventry', 'emergency-admissions-65-plus', '2025-04', 5, '', '', 'v1']]);

/** 64 kB that shrink to half of their length at most. */
const NOISE = Array.from({ length: 512 }, (_, n) => createHash('sha512').update(`${n}`).digest('hex')).join('');
const FIFTY_MEGABYTES: Piece = [NOISE, (50 << 20) / NOISE.length];

type Expected = Pick<HostileFile, 'outcome' | 'codes'>;
type Kept = Pick<HostileFile, 'isSlow'>;

const refused = (...codes: string[]): Expected => ({ outcome: 'rejected', codes });
const TOO_LARGE = refused('too-large');
const warned = (...codes: string[]): Expected => ({ outcome: 'accepted-with-warnings', codes });
const ACCEPTED: Expected = { outcome: 'accepted', codes: [] };
const SLOW: Expected & Kept = { ...TOO_LARGE, isSlow: true };

function file(
  name: string,
  expected: Expected & Kept,
  make: () => WorkbookXml,
  source = 'discharge-ready',
): HostileFile {
  const key = `${source}/hostile/${name.replaceAll(/[^a-z0-9]+/gi, '-')}.xlsx`;
  const parts = () => oneOf(zipArchive(partsOfWorkbook(make())));
  return { name: `a workbook ${name}`, key, ...expected, parts };
}

const sheet = (data: Xml): WorkbookXml => ({ sheets: [{ data }] });

/** Texts made from the numbers from `first` on, some thousand in a piece. */
function numbered(count: number, text: (n: number) => string, first = 0): Piece[] {
  return Array.from({ length: Math.ceil(count / ROWS_AT_ONCE) }, (_, block) => {
    const from = block * ROWS_AT_ONCE;
    const length = Math.min(ROWS_AT_ONCE, count - from);
    return [Array.from({ length }, (_, n) => text(first + from + n)).join('')];
  });
}

const rows = (count: number, cells: (row: number) => string): Piece[] =>
  numbered(count, (row) => `<row r="${row}">${cells(row)}</row>`, 2);

const wideHeader = (width: number): Piece => [
  rowsXml([[...NAMES, ...Array.from({ length: width - NAMES.length }, (_, n) => `x${n}`)]]),
];
const goodCells = (row: number): string =>
  `${textCell(`A${row}`, `R${row.toString(36).toUpperCase().padStart(2, '0').slice(-2)}`)}${textCell(`B${row}`, 'Coventry')}${textCell(`C${row}`, '2025-04')}<c r="D${row}"><v>5</v></c><c r="E${row}"><v>5</v></c><c r="F${row}"><v>0</v></c>`;

const MANY_NUMBERS = (thousands: number): Piece => [
  Array.from(
    { length: 1000 },
    (_, n) =>
      `<row>${Array.from({ length: 12 }, (_, at) => `<c><v>${(n * 7919 + at * 104_729) % 1_000_003}.5</v></c>`).join('')}</row>`,
  ).join(''),
  thousands,
];

const NOTES = rowsXml(
  Array.from({ length: 30 }, (_, n) => [`Note ${n} on April 2025`, 'Coventry', 'Q1 2025-26', `see ${n}`]),
);

const ofSheetLinks = (xml: string): WorkbookXml => ({
  ...sheet(GOOD),
  extra: [{ name: 'xl/worksheets/_rels/sheet1.xml.rels', content: xml }],
});

/** Workbooks in which there is too much of something. */
export const oversizedWorkbooks: readonly HostileFile[] = [
  file('with 50 MB in one cell', SLOW, () =>
    sheet([[`${GOOD}<row r="3"><c r="A3" t="inlineStr"><is><t>`], FIFTY_MEGABYTES, ['</t></is></c></row>']]),
  ),
  file('with 50 MB of blanks in one cell', refused('zip-bomb'), () =>
    sheet([[`${GOOD}<row r="3"><c r="A3" t="inlineStr"><is><t>`], [' '.repeat(1 << 20), 50], ['</t></is></c></row>']]),
  ),
  file('with 50 MB in one shared text', SLOW, () => ({
    ...sheet(GOOD),
    texts: [['<si><t>'], FIFTY_MEGABYTES, ['</t></si>']],
  })),
  file('with 50 MB in one formula', SLOW, () =>
    sheet([[`${GOOD}<row r="3"><c r="A3"><f>`], FIFTY_MEGABYTES, ['</f><v>1</v></c></row>']]),
  ),
  file('with 50 MB in one attribute', SLOW, () => sheet([[`${GOOD}<row r="3" x="`], FIFTY_MEGABYTES, ['"/>']])),
  file('with eight million shared texts', SLOW, () => ({
    ...sheet(GOOD),
    texts: [[Array.from({ length: 1000 }, (_, n) => `<si><t>${n.toString(36)}</t></si>`).join(''), 8000]],
  })),
  file('with shared texts of 50 MB', { ...ACCEPTED, isSlow: true }, () => ({
    ...sheet(GOOD),
    texts: [[`<si><t>ж${NOISE.slice(0, 1000)}</t></si>`.repeat(100), 500]],
  })),
  file('with shared texts of 150 MB', SLOW, () => ({
    ...sheet(GOOD),
    texts: [[`<si><t>ж${NOISE.slice(0, 1000)}</t></si>`.repeat(100), 1500]],
  })),
  file('with a number format of a million brackets', refused('unreadable'), () => ({
    ...sheet(GOOD),
    styles: `<numFmts><numFmt numFmtId="164" formatCode="${'['.repeat(900_000)}"/></numFmts>`,
  })),
  file('with a million cell formats', refused('unreadable'), () => ({
    ...sheet(GOOD),
    styles: `<cellXfs>${'<xf numFmtId="14"/>'.repeat(400_000)}</cellXfs>`,
  })),
  file('with a list of parts that closes none of its entries', ACCEPTED, () =>
    ofSheetLinks('<Override '.repeat(1_000_000)),
  ),
  file('with 40 MB of links', refused('unreadable'), () => ({
    ...sheet(GOOD),
    extra: [
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        content: '',
        packed: packedPieces([[`<Relationship Id="rId1" Type="x/hyperlink" Target="${NOISE}"/>`, 640]]),
      },
    ],
  })),
  file('with 100,000 tabs', TOO_LARGE, () => ({
    sheets: [{ data: GOOD }],
    before: '<sheet name="a" sheetId="9" r:id="rId1"/>'.repeat(100_000),
  })),
  file('with 2,000 sheets', refused('zip-bomb'), () => ({ sheets: Array(2000).fill({ data: GOOD }) })),
  file('with 900 sheets', TOO_LARGE, () => ({ sheets: Array(900).fill({ data: GOOD }) })),
  file('with 300 sheets that say the same', { ...warned('sheet-not-read'), isSlow: true }, () => ({
    sheets: Array(300).fill({ data: GOOD }),
  })),
  file(
    'with 300 sheets of two kinds that could each be meant',
    { ...refused('unknown-source'), isSlow: true },
    () => ({ sheets: Array.from({ length: 300 }, (_, at) => ({ data: at % 2 === 0 ? GOOD : PLAN })) }),
    'inbox',
  ),
  file(
    'with 300 sheets of notes',
    { ...refused('unknown-source'), isSlow: true },
    () => ({ sheets: Array(300).fill({ data: NOTES }) }),
    'inbox',
  ),
  file('with 300 sheets whose first rows reach to the last column', TOO_LARGE, () => ({
    sheets: Array(300).fill({ data: rows(28, (row) => `<c r="XFD${row}"><v>1</v></c>`) }),
  })),
  file(
    'of 100,000 tables below one another',
    { ...TOO_LARGE, isSlow: true },
    () =>
      sheet(
        numbered(100_000, (n) =>
          rowXml(
            n + 1,
            n % 2 === 0
              ? ['Area', 'Kind', 'Service type', n % 4 === 0 ? 'Apr-25' : 'May-25']
              : ['Coventry', 'Demand - Hospital Discharge', 'Reablement at home', 5],
          ),
        ),
      ),
    'intermediate-care',
  ),
  file('that says it reaches to the last cell there is', ACCEPTED, () => ({
    sheets: [{ data: GOOD, before: '<dimension ref="A1:XFD1048576"/>' }],
  })),
  file('of 10,000 columns and 500 rows', { ...ACCEPTED, isSlow: true }, () =>
    sheet([wideHeader(10_000), ...rows(500, goodCells)]),
  ),
  file('whose header reaches to the last column, above short rows', SLOW, () =>
    sheet([wideHeader(16_384), ...rows(10_000, (row) => `<c r="A${row}"><v>1</v></c>`)]),
  ),
  file('of rows with one cell far to the right', SLOW, () =>
    sheet([wideHeader(16_384), ...rows(10_000, (row) => `<c r="XFD${row}"><v>1</v></c>`)]),
  ),
  file('of a million rows of blanks', { ...refused('empty-file'), isSlow: true }, () =>
    sheet([[HEADER], ...numbered(1_000_000, (n) => `<row><c s="${n % 977}"/><c s="1"/></row>`)]),
  ),
  file('of a million faulty rows', { ...refused('too-many-errors'), isSlow: true }, () =>
    sheet([[HEADER], ...numbered(1_000_000, (n) => `<row><c><v>${n % 977}</v></c><c><v>2</v></c></row>`)]),
  ),
  file('of 200 MB of numbers', SLOW, () => sheet([[HEADER], MANY_NUMBERS(800)])),
  file('of 190 MB of numbers', { ...refused('too-many-errors'), isSlow: true }, () =>
    sheet([[HEADER], MANY_NUMBERS(600)]),
  ),
];
