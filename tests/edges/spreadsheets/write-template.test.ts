import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import type { CellContent } from '../../../functions/core/template/cell-xml.ts';
import type { TemplateMap } from '../../../functions/core/template/template-map.ts';
import { checkTemplate } from '../../../functions/edges/spreadsheets/check-template.ts';
import { passGate } from '../../../functions/edges/spreadsheets/gate.ts';
import { type OpenTemplate, readTemplate } from '../../../functions/edges/spreadsheets/read-template.ts';
import { writeTemplate } from '../../../functions/edges/spreadsheets/write-template.ts';
import { blankTemplate, mapForTest, type TemplateLook, templateParts } from './blank-template.ts';
import { detailedZip, rawParts } from './detailed-zip.ts';

const nothing = { text: '' };
const COVER = '2. Cover';
const METRICS = '4. Metrics';
const text = (value: string): CellContent => ({ kind: 'text', text: value });
const number = (value: number): CellContent => ({ kind: 'number', number: value });

const at = (sheet: string, cell: string) => ({ sheet, cell, value: nothing });
const map = mapForTest([
  at(COVER, 'C8'),
  at(COVER, 'C10'),
  at(COVER, 'C12'),
  at(COVER, 'C16'),
  { name: 'SignOffDate', value: nothing },
  at(COVER, 'E25'),
  at(METRICS, 'C10'),
  at(METRICS, 'D10'),
  at(METRICS, 'C12'),
]);
const answers = [
  text('coventry'),
  text('A. Analyst & "Co" <x> _x0041_'),
  text('a@b.example\nsecond line'),
  text('No'),
  { kind: 'date', days: 20_660 } as const,
  number(0.5),
  number(2054),
  number(-1.25),
  text('Not on track to meet goal'),
];

async function opened(bytes: Uint8Array): Promise<OpenTemplate> {
  const { template, fault } = await readTemplate(bytes);
  if (!template) throw new Error(fault.found ?? 'refused');
  return template;
}

async function fill(bytes: Uint8Array, by: TemplateMap, contents: readonly (CellContent | null)[]) {
  return writeTemplate(await opened(bytes), by, contents);
}

async function xmlOf(bytes: Uint8Array, name: string): Promise<string> {
  const { parts } = await passGate(bytes, 'handed-on');
  const entry = parts?.get(name.toLowerCase());
  return entry ? Buffer.from(inflateRawSync(entry.packed)).toString() : '';
}

const cellsOf = (xml: string) => xml.match(/<c [^>]*?(?:\/>|>.*?<\/c>)/gs) ?? [];
const SHEETS = ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'];

describe.each<TemplateLook>(['plain', 'with charts and comments', 'with links to other workbooks'])(
  'a blank protected workbook, %s',
  (look) => {
    const blank = blankTemplate(look);

    test('comes back filled, and every part but the two sheets is as it was to the byte', async () => {
      const { bytes, findings } = await fill(blank, map, answers);
      expect(findings).toEqual(answers.map(() => null));
      const others = (of: Uint8Array) => rawParts(of).parts.filter(({ name }) => !SHEETS.includes(name));
      expect(others(bytes)).toEqual(others(blank));
      expect(others(blank)).toHaveLength(templateParts(look).length - 2);
      expect(rawParts(bytes).parts.map(({ name }) => name)).toEqual(rawParts(blank).parts.map(({ name }) => name));
      expect(rawParts(bytes).comment).toBe('as published');
    });

    test('keeps in the two sheets everything but the cells that were written', async () => {
      const { bytes } = await fill(blank, map, answers);
      const written = ['C8', 'C10', 'C12', 'C16', 'C18', 'E25', 'D10'];
      for (const part of SHEETS) {
        const [before, after] = [await xmlOf(blank, part), await xmlOf(bytes, part)];
        const kept = (xml: string) =>
          cellsOf(xml).filter((cell) => !written.some((ref) => cell.includes(`r="${ref}"`)));
        expect(kept(after)).toEqual(kept(before));
        const around = (xml: string) => [xml.split('<sheetData>')[0], xml.split('</sheetData>')[1]];
        expect(around(after)).toEqual(around(before));
      }
    });

    test('filled with the same values twice over is the same to the byte', async () => {
      const once = await fill(blank, map, answers);
      const again = await fill(blank, map, answers);
      const overIt = await fill(once.bytes, map, answers);
      expect(Buffer.from(again.bytes).equals(Buffer.from(once.bytes))).toBe(true);
      expect(Buffer.from(overIt.bytes).equals(Buffer.from(once.bytes))).toBe(true);
    });

    test('is read by another program with the values in their cells', async () => {
      const { bytes } = await fill(blank, map, answers);
      const book = read(bytes, { cellStyles: true });
      const [cover, metrics] = [book.Sheets[COVER], book.Sheets[METRICS]];
      expect(cover?.C8?.v).toBe('Coventry');
      expect(cover?.C10?.v).toContain('A. Analyst & "Co" <x>');
      expect(cover?.C12?.v).toBe('a@b.example\nsecond line');
      expect(cover?.C18).toMatchObject({ t: 'n', v: 20_660 + 25_569 });
      expect(cover?.E25).toMatchObject({ t: 'n', v: 0.5 });
      expect([metrics?.C10?.v, metrics?.D10?.v, metrics?.C12?.v]).toEqual([2054, -1.25, 'Not on track to meet goal']);
      expect(utils.encode_range(cover?.['!merges']?.[0] ?? utils.decode_range('A1'))).toBe('C10:D10');
    });
  },
);

describe('a cell that is written', () => {
  test('keeps its style, and one that was not there takes that of its row or its column', async () => {
    const { bytes } = await fill(blankTemplate(), map, answers);
    const cover = await xmlOf(bytes, SHEETS[0] ?? '');
    expect(cover).toContain('<c r="C18" s="2"><v>46229</v></c>');
    expect(cover).toContain('<row r="12" s="1" customFormat="1"><c r="C12" s="1" t="inlineStr">');
    expect(cover).toContain('<row r="25"><c r="E25" s="4"><v>0.5</v></c></row></sheetData>');
    expect(await xmlOf(bytes, SHEETS[1] ?? '')).toContain('<c r="C10" s="4"><v>2054</v></c>');
  });

  test('is worked with when the file is opened only where the map asks for it', async () => {
    const blank = blankTemplate();
    const eager = await fill(blank, { ...map, recalculate: 'when-opened' }, answers);
    expect(await xmlOf(eager.bytes, 'xl/workbook.xml')).toContain('<calcPr calcId="191029" fullCalcOnLoad="1"/>');
    const other = await fill(blank, map, answers);
    expect(await xmlOf(other.bytes, 'xl/workbook.xml')).toBe(await xmlOf(blank, 'xl/workbook.xml'));
  });
});

describe('a cell is left as it was, with a finding', () => {
  const refusals: [code: string, of: string, entry: ReturnType<typeof at>, content: CellContent][] = [
    ['formula', 'a formula', at(COVER, 'H8'), text('Yes')],
    ['locked', 'a locked cell', at(COVER, 'A1'), text('x')],
    ['locked', 'a cell that is not there, in a locked column', at(COVER, 'G8'), text('x')],
    ['merged', 'the hidden part of merged cells', at(COVER, 'D10'), text('x')],
    ['not-on-list', 'an answer that a list of words does not have', at(COVER, 'C16'), text('Perhaps')],
    ['not-on-list', 'a board that the list of a name does not have', at(COVER, 'C8'), text('Leeds')],
    [
      'not-on-list',
      'an assessment in other words than those of a list on another sheet',
      at(METRICS, 'C12'),
      text('met'),
    ],
    ['no-such-sheet', 'a sheet that is not there', at('4. Metric', 'C8'), text('x')],
    ['no-such-cell', 'a cell that no sheet has', at(COVER, 'XFE1'), text('x')],
  ];

  test.each(refusals)('%s: %s', async (code, _, entry, content) => {
    const blank = blankTemplate();
    const { bytes, findings } = await fill(blank, mapForTest([entry]), [content]);
    expect(findings).toMatchObject([{ code, fix: expect.stringMatching(/\.$/) }]);
    expect(Buffer.from(bytes).equals(Buffer.from(blank))).toBe(true);
  });

  test('but is written, and said, where its list is worked out by a formula that we do not work out', async () => {
    const { bytes, findings } = await fill(
      blankTemplate(),
      mapForTest([{ ...at(METRICS, 'C13'), overwrite: ['locked'] }]),
      [text('x')],
    );
    expect(findings).toMatchObject([{ code: 'list-not-read' }]);
    expect(await xmlOf(bytes, SHEETS[1] ?? '')).toContain('<row r="13"><c r="C13" t="inlineStr">');
  });

  test('of a name that means nothing, or of a place that another entry has taken', async () => {
    const twice = mapForTest([{ name: 'Nowhere', value: nothing }, at(COVER, 'C16'), at(COVER, 'C16')]);
    const { findings } = await fill(blankTemplate(), twice, [text('x'), text('Yes'), text('No')]);
    expect(findings.map((finding) => finding?.code ?? 'written')).toEqual(['no-such-name', 'written', 'taken-twice']);
  });
});

describe('a formula that the map overwrites', () => {
  const over = (sheet: string, cell: string) => ({
    ...at(sheet, cell),
    overwrite: ['formula', 'locked'] as ['formula', 'locked'],
  });

  test('goes out of the chain of calculation, and the links after it keep their sheet', async () => {
    const { bytes } = await fill(blankTemplate(), mapForTest([over(COVER, 'H8')]), [text('Yes')]);
    expect(await xmlOf(bytes, 'xl/calcChain.xml')).toMatch(
      /<calcChain [^>]*><c i="3" r="H18"\/><c r="E10" i="5" l="1"\/><\/calcChain>/,
    );
    expect(await xmlOf(bytes, SHEETS[0] ?? '')).toContain(
      '<c r="H8" s="3" t="inlineStr"><is><t xml:space="preserve">Yes</t></is></c>',
    );
  });

  test('takes the chain with it where it was the last one, and all that speaks of it', async () => {
    const all = mapForTest([over(COVER, 'H8'), over(COVER, 'H18'), over(METRICS, 'E10')]);
    const { bytes } = await fill(blankTemplate(), all, [text('Yes'), number(1), number(2)]);
    expect(rawParts(bytes).parts.map(({ name }) => name)).not.toContain('xl/calcChain.xml');
    expect(await xmlOf(bytes, '[content_types].xml')).not.toContain('calcChain');
    expect(await xmlOf(bytes, 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
    expect(read(bytes).Sheets[METRICS]?.E10?.v).toBe(2);
  });
});

describe('a template that arrives', () => {
  const changed = (name: string, change: (xml: string) => string) =>
    detailedZip(
      templateParts().map((part) => (part.name === name ? { ...part, content: change(String(part.content)) } : part)),
    );
  const codes = async (bytes: Uint8Array, by = map) =>
    (await checkTemplate(bytes, by)).map(({ code, level }) => `${level} ${code}`);

  test('is taken where every cell of the map can be written', async () => {
    expect(await codes(blankTemplate())).toEqual([]);
  });

  test('is refused, with every sheet that it lacks and those that it has, where it is another one', async () => {
    const issues = await checkTemplate(
      blankTemplate(),
      mapForTest([at('2. cover', 'C8'), at('5. Money', 'A1'), at('5. Money', 'A2')]),
    );
    expect(issues).toMatchObject([
      { code: 'template-sheet', level: 'file', sheet: '5. Money', found: 'sheets "2. Cover", "4. Metrics", "Lists"' },
    ]);
  });

  test('is refused where rows or cells are out of order, because cells cannot be put into their places', async () => {
    const cover = SHEETS[0] ?? '';
    expect(await codes(changed(cover, (xml) => xml.replace('r="16"', 'r="9"')))).toContain('file unreadable');
    expect(await codes(changed(cover, (xml) => xml.replace('r="C8"', 'r="Z8"')))).toContain('file unreadable');
    expect(await codes(changed(cover, (xml) => xml.replace('</row>', '')))).toContain('file unreadable');
  });

  test('is refused with macros, and is taken with a warning where it has links to other workbooks', async () => {
    const macros = [...templateParts(), { name: 'xl/vbaProject.bin', content: 'x' }];
    expect(await codes(detailedZip(macros))).toEqual(['file macro']);
    expect(await codes(blankTemplate('with links to other workbooks'))).toEqual(['warning external-link']);
  });

  test('is refused where it is no workbook, needs a password, or is in another encoding', async () => {
    expect(await codes(new TextEncoder().encode('%PDF-1.7'))).toEqual(['file unreadable']);
    expect(await codes(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toEqual(['file unreadable']);
    const latin = detailedZip(
      templateParts().map((part) =>
        part.name === SHEETS[0]
          ? { ...part, content: Buffer.from(String(part.content).replace('quarterly', 'é'), 'latin1') }
          : part,
      ),
    );
    expect(await codes(latin)).toEqual([]);
    const broken = templateParts().map((part) =>
      part.name === SHEETS[0]
        ? { ...part, content: Buffer.from(String(part.content).replace('Health', 'H\u00e9'), 'latin1') }
        : part,
    );
    expect(await codes(detailedZip(broken))).toEqual(['file unreadable']);
  });

  test('has a warning for each cell that cannot be written, and is refused where none can', async () => {
    const some = mapForTest([at(COVER, 'C8'), at(COVER, 'H8'), at(COVER, 'A1')]);
    expect(await checkTemplate(blankTemplate(), some)).toMatchObject([
      { code: 'template-cell', level: 'warning', cell: 'H8', found: 'a formula' },
      { code: 'template-cell', level: 'warning', cell: 'A1', found: 'a locked cell of a protected sheet' },
    ]);
    expect(await codes(blankTemplate(), mapForTest([at(COVER, 'H8')]))).toEqual([
      'file template-cell',
      'warning template-cell',
    ]);
  });
});

const soffice = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => ['soffice', 'libreoffice'].map((name) => join(folder, name)))
  .find((path) => existsSync(path));

describe.skipIf(soffice === undefined)('LibreOffice (skipped where it is not on the PATH)', () => {
  test('opens the filled template and shows the values, protected, with its list, chart and comment', {
    timeout: 120_000,
  }, async () => {
    const { bytes } = await fill(
      blankTemplate('with charts and comments'),
      { ...map, recalculate: 'when-opened' },
      answers,
    );
    const folder = await mkdtemp(join(tmpdir(), 'template-'));
    try {
      const file = join(folder, 'template.xlsx');
      await writeFile(file, bytes);
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      await promisify(execFile)(soffice ?? '', [
        profile,
        '--headless',
        '--convert-to',
        'fods',
        '--outdir',
        folder,
        file,
      ]);
      const document = await readFile(join(folder, 'template.fods'), 'utf8');
      for (const shown of ['Coventry', 'second line', '26/07/2026', '2054', '-1.25', 'Not on track to meet goal']) {
        expect(document).toContain(shown);
      }
      expect(document.match(/table:protected="true"/g)?.length).toBeGreaterThanOrEqual(2);
      expect(document).toContain('Rate per 100,000');
      expect(document).toContain('table:content-validation');
      expect(document).toContain('chart:chart');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
