import { describe, expect, it } from 'vitest';
import { codesAndRows, csv, readFile } from './read-file.ts';

const HEADER = 'provider,area,month,discharges,discharged on ready date,bed days after ready date';
const ROW = 'RKB,E08000026,2025-04,100,90,40';
const source = 'discharge-ready';
const read = (content: string | Uint8Array) => readFile(content, { source });

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

const utf16 = (text: string): number[] =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((unit) => [unit & 255, unit >> 8]);

describe('a file', () => {
  it('gives the same records and issues however its bytes are cut', () => {
    const text = csv(
      HEADER,
      ROW,
      '"RLT","E08000026","Apr-25","1,100","1,000","£2,000"',
      'RJC,Nowhere,2025-04,1,1,0',
      ROW.replace('RKB', 'RWÉ'),
    );
    const whole = read(text);
    expect(whole.records).toHaveLength(2);
    expect(codesAndRows(whole)).toEqual(['unknown-area@4', 'unknown-provider@5']);
    for (const piece of [1, 2, 3, 7, 64, 511, 512, 513]) expect(readFile(text, { source, piece })).toEqual(whole);
  });

  it('may hold its header again, as files do that were put one below the other', () => {
    const again = read(csv(HEADER, ROW, HEADER, ROW.replace('04', '05'), HEADER));
    expect(again.issues).toEqual([]);
    expect(again.records.map(({ row }) => row)).toEqual([2, 4]);
    expect(again.end).toMatchObject({ rowsRead: 2, rowsRejected: 0 });
    expect(codesAndRows(read(csv(HEADER, ROW, HEADER.replace('area', 'Arae'))))).toContain('unknown-area@3');
  });

  it.each([
    ['CRLF', csv(HEADER, ROW)],
    ['LF', `${HEADER}\n${ROW}\n`],
    ['CR', `${HEADER}\r${ROW}\r`],
    ['no newline at its end', `${HEADER}\n${ROW}`],
    ['a byte order mark', `\ufeff${csv(HEADER, ROW)}`],
    ['semicolons', csv(HEADER, ROW).replaceAll(',', ';')],
    ['tabs', csv(HEADER, ROW).replaceAll(',', '\t')],
    ['everything in quotation marks', csv(HEADER, ROW).replace(/[^,\r\n]+/g, '"$&"')],
    ['title rows above the header', csv('Discharges by ready date', '', 'Produced on,1 May 2025', HEADER, ROW)],
    ['blank rows between and below', csv('', HEADER, '', ROW, ',,,,,', '', '   ')],
    ['separators after the last column', csv(`${HEADER},,`, `${ROW},,`)],
    ['separators that only the rows have', csv(HEADER, `${ROW},, `)],
    ['UTF-16', bytes([0xff, 0xfe], utf16(csv(HEADER, ROW)))],
  ])('may have %s', (_, content) => {
    const { issues, records, end } = read(content);
    expect(issues).toEqual([]);
    expect(end).toMatchObject({ rowsRead: 1, rowsRejected: 0, readable: true });
    expect(records[0]?.record).toMatchObject({
      provider: 'RKB',
      area: 'E08000026',
      month: '2025-04',
      discharges: 100,
      bedDays: 40,
    });
  });

  it('numbers its rows as a spreadsheet does, with title rows, blank rows and line breaks inside cells', () => {
    const text = csv('Title', '', `${HEADER},note`, `${ROW},"one\ntwo"`, '', 'RLT,Coventry,2025-05,x,1,1,');
    expect(codesAndRows(read(text))).toEqual(['bad-number@6']);
  });

  it('names the month of a file and keeps commas and quotation marks of a quoted cell', () => {
    const { records } = read(
      csv(
        'Trust code,"HWB",Month,Discharges,On DRD,Delay days',
        'rkb02,"Bristol, City of",01/04/2025,"1,135",1000,"2,000"',
      ),
    );
    expect(records[0]?.record).toMatchObject({
      provider: 'RKB',
      area: 'E06000023',
      month: '2025-04',
      discharges: 1135,
      bedDays: 2000,
    });
  });

  it.each([
    ['no bytes', ''],
    ['a byte order mark only', '\ufeff'],
    ['blank lines only', '\r\n\r\n  \r\n'],
    ['a header only', csv(HEADER)],
    ['a header and blank rows', csv(HEADER, '', ',,,,,')],
  ])('with %s is empty', (_, content) => {
    const result = read(content);
    expect(codesAndRows(result)).toEqual(['empty-file@-']);
    expect(result.end.readable).toBe(false);
  });

  it.each([
    ['a workbook that came to this reader as bytes', bytes([0x50, 0x4b, 3, 4], 'x'.repeat(600)), 'workbook'],
    ['an old Excel workbook', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'x'.repeat(600)), '.xls'],
    ['a compressed file', bytes([0x1f, 0x8b, 8, 0]), '.gz'],
    ['a PDF document', bytes('%PDF-1.7\n'), 'PDF'],
    ['a web page', bytes('<!DOCTYPE html><html><table>'), 'web page'],
    ['NUL characters', bytes(`${HEADER}\r\n`, [0, 0, 0], 'x'.repeat(600)), 'NUL'],
    ['half a UTF-16 file', bytes([0xff, 0xfe], utf16(csv(HEADER, ROW)).slice(0, -1)), 'half a character'],
  ])('that is %s is unreadable, in plain words', (_, content, words) => {
    const { issues, end } = read(content);
    expect(issues).toMatchObject([{ code: 'unreadable', level: 'file', found: expect.stringContaining(words) }]);
    expect(issues[0]?.fix.length).toBeGreaterThan(10);
    expect(end.readable).toBe(false);
  });

  it('in Windows-1252 is read, with a warning that names the first odd byte', () => {
    const start = csv(`${HEADER},note`, `${ROW},`).concat(`${ROW.replace('RKB', 'RLT')},caf`);
    const { issues, records, end } = read(bytes(start, [0xe9], '\r\n'));
    expect(issues[0]).toMatchObject({
      code: 'encoding',
      level: 'warning',
      found: `byte ${start.length + 1} of the file`,
    });
    expect(end.encoding).toBe('windows-1252');
    expect(records).toHaveLength(2);
  });

  it('with a ragged row loses that row only', () => {
    const result = read(csv(HEADER, 'RKB,E08000026,2025-04,100,90', `${ROW},7`, ROW));
    expect(codesAndRows(result)).toEqual(['ragged-row@2', 'ragged-row@3']);
    expect(result.issues[0]).toMatchObject({ found: '5 cells', expected: '6 cells, as in the header' });
    expect(result.end).toMatchObject({ rowsRead: 3, rowsRejected: 2 });
  });

  it('with a quotation mark that is never closed is refused, with the row where it opens', () => {
    const result = read(csv(HEADER, ROW, ROW.replace('RKB', '"RLT'), ROW));
    expect(codesAndRows(result)).toEqual(['open-quote@3']);
    expect(result.issues[0]?.level).toBe('file');
    expect(result.end.readable).toBe(false);
  });

  it('with a quotation mark that is never closed in its header is refused for that too', () => {
    expect(codesAndRows(read(csv(`"${HEADER}`, ROW)))).toContain('open-quote@1');
  });

  it('with a single quotation mark inside a quoted cell loses that row only', () => {
    const result = read(csv(`${HEADER},note`, `${ROW},"the "best" ward"`, `${ROW},`));
    expect(codesAndRows(result)).toEqual(['open-quote@2']);
    expect(result.records.map(({ row }) => row)).toEqual([3]);
  });

  it('with one endless row is refused as too large', () => {
    const result = read(csv(HEADER, ROW) + 'x'.repeat(2_200_000));
    expect(codesAndRows(result)).toEqual(['too-large@3']);
  });

  it('in which a wanted column occurs twice is refused', () => {
    const result = read(csv(`${HEADER},Bed Days After Ready Date`, `${ROW},41`));
    expect(result.issues).toMatchObject([
      { code: 'duplicate-column', level: 'file', row: 1, column: 'Bed Days After Ready Date' },
    ]);
  });

  it('may repeat a column that nobody reads', () => {
    expect(read(csv(`${HEADER},note,note`, `${ROW},a,b`)).issues).toEqual([]);
  });

  it('says every fault of a row at once', () => {
    const result = read(csv(HEADER, 'RKB,Nowhere,2025-14,-5,1.5,abc'));
    expect(result.issues.map(({ code, column, found }) => [code, column, found]).sort()).toEqual([
      ['bad-date', 'month', '2025-14'],
      ['bad-number', 'bed days after ready date', 'abc'],
      ['bad-number', 'discharged on ready date', '1.5'],
      ['out-of-range', 'discharges', '-5'],
      ['unknown-area', 'area', 'Nowhere'],
    ]);
    expect(result.end.rowsRejected).toBe(1);
  });

  it('shows at most 80 characters of what it found', () => {
    const found = read(csv(HEADER, ROW.replace('E08000026', 'x'.repeat(300)))).issues[0]?.found;
    expect(found).toHaveLength(80);
  });

  it('stops the caller as soon as nothing can come of it', () => {
    expect(read(bytes([0x50, 0x4b, 3, 4], 'x'.repeat(600))).end.rowsRead).toBe(0);
  });

  it('with ten thousand columns is told what it lacks', () => {
    const wide = Array.from({ length: 10_000 }, (_, column) => `column ${column}`).join(',');
    const result = readFile(csv(...Array.from({ length: 60 }, () => wide)), { source: 'inbox' });
    expect(codesAndRows(result)).toEqual(['unknown-source@-']);
  });

  it('of faulty rows only lists a thousand of them and is read in linear time', () => {
    const rows = (count: number) => csv(HEADER) + csv('RKB,Nowhere,2025-04,x,y,z').repeat(count);
    const result = read(rows(100_000));
    expect(result.end).toMatchObject({ rowsRead: 100_000, rowsRejected: 100_000 });
    expect(result.issues).toHaveLength(1000);
  });
});
