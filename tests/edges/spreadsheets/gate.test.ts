import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, test } from 'vitest';
import { passGate } from '../../../functions/edges/spreadsheets/gate.ts';
import { workbookParts } from '../../../samples/hostile/workbook-parts.ts';
import { type ZipPart, zipArchive } from '../../../samples/hostile/zip-archive.ts';

const MB = 1024 ** 2;
const ONE_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>';

async function codeOf(bytes: Uint8Array): Promise<string> {
  const { fault } = await passGate(bytes);
  if (fault) expect(fault).toMatchObject({ level: 'file', row: null, fix: expect.stringMatching(/\.$/) });
  return fault?.code ?? 'passed';
}

const withPart = (name: string, content: string | Uint8Array) =>
  zipArchive(workbookParts([ONE_CELL], [{ name, content }]));

/** A part of spaces, packed once: 400 MB of them are 400 kB. */
function spaces(megabytes: number): NonNullable<ZipPart['packed']> {
  const content = Buffer.alloc(megabytes * MB, ' ');
  return { bytes: deflateRawSync(content, { level: 9 }), crc32: crc32(content), unpackedBytes: content.length };
}

describe('a workbook passes', () => {
  test('that a spreadsheet library wrote', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'April', rows: [['a', 1, new Date(0), true]] }] });
    const { parts, fault } = await passGate(bytes);
    expect(fault).toBeNull();
    expect([...(parts?.keys() ?? [])]).toContain('xl/worksheets/sheet1.xml');
  });

  test('with pictures, printer settings and links to web pages, which are not looked into', async () => {
    const link = '<Relationship Id="rId1" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/>';
    const parts = workbookParts(
      [ONE_CELL],
      [
        { name: 'xl/media/image1.svg', content: '<!DOCTYPE svg><svg/>' },
        { name: 'xl/printerSettings/printerSettings1.bin', content: Uint8Array.from([0, 1, 2]) },
        { name: 'xl/worksheets/_rels/sheet1.xml.rels', content: `<Relationships>${link}</Relationships>` },
      ],
    );
    expect(await codeOf(zipArchive(parts))).toBe('passed');
  });

  test('of repeated words, which shrink to almost nothing, as long as they stay few', async () => {
    expect(await codeOf(withPart('xl/worksheets/sheet2.xml', 'word '.repeat(1_000_000)))).toBe('passed');
  });
});

describe('a workbook is stopped', () => {
  test.each([
    ['macro', 'with macros', 'xl/vbaProject.bin', 'x'],
    [
      'macro',
      'with macros under another name',
      'xl/_rels/other.xml.rels',
      '<Relationship Type="http://x/vbaProject" Target="a"/>',
    ],
    ['macro', 'of the old kind of macros', 'xl/macrosheets/sheet1.xml', '<x/>'],
    ['external-link', 'with links to other workbooks', 'xl/externalLinks/externalLink1.xml', '<x/>'],
    [
      'external-link',
      'with links under another name',
      'xl/_rels/o.xml.rels',
      '<Relationship Type="http://x/externalLink" Target="a"/>',
    ],
    ['unreadable', 'with a document type', 'xl/theme/theme1.xml', '<?xml version="1.0"?><!DOCTYPE x><x/>'],
    ['unreadable', 'with entities of its own', 'docProps/app.xml', `${' '.repeat(200_000)}<!ENTITY a "b">`],
    [
      'unreadable',
      'with a part in UTF-16, in which nothing would be found',
      'docProps/app.xml',
      Buffer.from('\ufeff<x/>', 'utf16le'),
    ],
    ['unreadable', 'with a part that leads out of it', 'xl/../../etc/passwd', 'x'],
    ['zip-bomb', 'with an archive in it', 'xl/embeddings/a.bin', zipArchive([{ name: 'a', content: 'b' }])],
  ])('%s: %s', async (code, _how, name, content) => {
    expect(await codeOf(withPart(name, content))).toBe(code);
  });

  test('of the kind that may hold macros, by what it says of itself', async () => {
    const [, ...parts] = workbookParts([ONE_CELL]);
    const content =
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';
    expect(await codeOf(zipArchive([{ name: '[Content_Types].xml', content }, ...parts]))).toBe('macro');
  });

  test('with a document type that is cut between two pieces of it', async () => {
    for (let before = 131_060; before < 131_080; before += 1) {
      const content = `${'x'.repeat(before)}<!DOCTYPE x>`;
      expect(await codeOf(withPart('docProps/app.xml', content))).toBe('unreadable');
    }
  });

  test.each([
    ['is protected by a password', zipArchive(workbookParts([ONE_CELL]).map((part) => ({ ...part, flags: 1 })))],
    [
      'has the same part twice',
      zipArchive([...workbookParts([ONE_CELL]), { name: 'XL/workbook.xml', content: 'other' }]),
    ],
    ['has a directory that disagrees with its parts', zipArchive([{ name: 'a', localName: 'b', content: 'c' }])],
    ['is cut short', zipArchive(workbookParts([ONE_CELL])).subarray(0, -10)],
    ['is nothing but the first bytes of one', Buffer.from('PK\x03\x04')],
    ['declares more than there is', zipArchive([{ name: 'a', content: 'b', declaredBytes: 2 }])],
  ])('that %s', async (_how, bytes) => {
    expect(await codeOf(bytes)).toBe('unreadable');
  });

  test('in which any byte was changed on its way, or it is read as it was', async () => {
    const sound = zipArchive(workbookParts([ONE_CELL]));
    for (let at = 0; at < sound.length; at += 3) {
      const changed = Buffer.from(sound);
      changed[at] = (changed[at] ?? 0) ^ 0x5a;
      expect(['passed', 'unreadable', 'zip-bomb']).toContain(await codeOf(changed));
    }
  });
});

describe('a bomb is stopped', () => {
  const bomb = spaces(400);

  test('that says how large it is', async () => {
    expect(await codeOf(zipArchive(workbookParts([], [{ name: 'xl/a.xml', content: '', packed: bomb }])))).toBe(
      'zip-bomb',
    );
  });

  test('that says it is small', async () => {
    const lie = { name: 'xl/a.xml', content: '', packed: bomb, declaredBytes: 1000 };
    expect(await codeOf(zipArchive(workbookParts([], [lie])))).toBe('zip-bomb');
  });

  test('of 100,000 parts', async () => {
    const packed = { bytes: deflateRawSync('a'), crc32: crc32('a'), unpackedBytes: 1 };
    const parts = Array.from({ length: 100_000 }, (_, n) => ({ name: `xl/a${n}.xml`, content: '', packed }));
    expect(await codeOf(zipArchive(parts))).toBe('zip-bomb');
  });

  test('of parts that lie over one another', async () => {
    const parts = ['a', 'a', 'a'].map((name) => ({ name, content: 'a'.repeat(1000) }));
    expect(await codeOf(zipArchive(parts, { overlap: true }))).toBe('zip-bomb');
  });

  test('that shrinks no better than a workbook does, but is too large', async () => {
    // A megabyte of noise among spaces keeps the ratio below 100 to 1.
    const noise = Buffer.concat(
      Array.from({ length: MB / 32 }, (_, n) => createHash('sha256').update(`${n}`).digest()),
    );
    const content = Buffer.concat([Buffer.alloc(29 * MB, ' '), noise]);
    const packed = { bytes: deflateRawSync(content), crc32: crc32(content), unpackedBytes: content.length };
    const parts = Array.from({ length: 8 }, (_, n) => ({ name: `xl/a${n}.xml`, content: '', packed }));
    expect(await codeOf(zipArchive(workbookParts([], parts)))).toBe('too-large');
  });
});

describe('a bomb costs little', () => {
  const dir = mkdtempSync(join(tmpdir(), 'bcf-gate-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const gate = resolve(import.meta.dirname, '../../../functions/edges/spreadsheets/gate.ts');
  const peak = resolve(import.meta.dirname, '../../peak-megabytes.ts');
  const script = `
    const { readFileSync } = await import('node:fs');
    const { peakMegabytes } = await import(${JSON.stringify(peak)});
    const { passGate } = await import(${JSON.stringify(gate)});
    const started = performance.now();
    const { fault } = await passGate(readFileSync(process.argv[1]));
    const megabytes = peakMegabytes();
    console.log(JSON.stringify({ code: fault?.code, seconds: (performance.now() - started) / 1000, megabytes }));`;

  test('in a process of its own: less than 512 MB', () => {
    const path = join(dir, 'bomb.xlsx');
    const lie = { name: 'xl/a.xml', content: '', packed: spaces(400), declaredBytes: 1000 };
    writeFileSync(path, zipArchive(workbookParts([ONE_CELL], [lie])));
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script, path]).toString();
    const { code, seconds, megabytes } = JSON.parse(output);
    console.log(`400 MB bomb: ${seconds.toFixed(2)} s, ${Math.round(megabytes)} MB`);
    expect(code).toBe('zip-bomb');
    expect(megabytes).toBeLessThan(512);
  });
});
