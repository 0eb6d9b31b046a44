import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BoardReport } from '../../../functions/core/board-report/board-report.ts';
import type { ReportPictures } from '../../../functions/edges/documents/report-parts.ts';
import { writeBoardReport } from '../../../functions/edges/documents/write-board-report.ts';
import { zipEntries } from '../../../functions/edges/spreadsheets/zip-directory.ts';
import { chartSvg } from '../../../web/charts/chart-svg.ts';
import { drawChart } from '../../../web/charts/draw-chart.ts';
import { coventryReport } from '../../core/board-report/coventry-report.ts';

const report = coventryReport();

function picturesOf({ metrics, intermediateCare }: BoardReport): ReportPictures {
  const figures = [...metrics.flatMap((metric) => metric.figures), ...intermediateCare.figures];
  return new Map(
    figures.flatMap(({ id, chart }) => {
      const drawing = chart && drawChart(chart);
      return drawing ? [[id, { drawing, svg: chartSvg(drawing, id).text }] as const] : [];
    }),
  );
}

const pictures = picturesOf(report);

function partsOf(file: Uint8Array): Map<string, Buffer> {
  return new Map(
    zipEntries(file).map(({ name, method, packed }) => [
      name,
      method === 'stored' ? Buffer.from(packed) : inflateRawSync(packed),
    ]),
  );
}

describe('the paper of a board as a Word document', () => {
  let file: Uint8Array;
  let parts: Map<string, Buffer>;
  let text: string;
  beforeAll(async () => {
    file = await writeBoardReport(report, pictures);
    parts = partsOf(file);
    text = parts.get('word/document.xml')?.toString() ?? '';
  });

  test('is the same to the byte for the same report, whenever it is made', async () => {
    const again = await writeBoardReport(structuredClone(report), picturesOf(coventryReport()));
    expect(Buffer.compare(again, file)).toBe(0);
  });

  test('has one time, that of the return, and says its language', () => {
    const core = parts.get('docProps/core.xml')?.toString() ?? '';
    expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2025-07-20T09:30:00Z', '2025-07-20T09:30:00Z']);
    expect(core).toContain('<dc:language>en-GB</dc:language>');
    expect(core).toContain('<dc:title>Coventry: Better Care Fund performance, Quarter 1 2025-26</dc:title>');
  });

  test('consists of well-formed parts', () => {
    for (const [name, part] of parts) {
      if (/\.(xml|rels|svg)$/.test(name)) expect([name, XMLValidator.validate(part.toString())]).toEqual([name, true]);
    }
  });

  test('has real headings, in the order of the report', () => {
    const headings = [...text.matchAll(/<w:pStyle w:val="Heading(\d)"\/>.*?<w:t[^>]*>(.*?)<\/w:t>/g)];
    const found = headings.map(([, level, words]) => `${level} ${words}`);
    expect(found.slice(0, 3)).toEqual([
      '1 At a glance',
      '1 Emergency admissions to hospital for people aged 65 and over – Target met',
      '2 Challenges and any support needs',
    ]);
    expect(found.at(-1)).toBe('1 Who to ask');
    expect(text).toContain('<w:pStyle w:val="Title"/>');
  });

  test('has a caption over every table, and a first row that is repeated as its header', () => {
    const tables = text.match(/<w:tbl>/g)?.length ?? 0;
    expect(tables).toBeGreaterThan(7);
    expect(text.match(/<w:pStyle w:val="Caption"\/>/g)).toHaveLength(tables);
    expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(tables);
  });

  test('has the figures of the report in its tables', () => {
    const cells = [...text.matchAll(/<w:tc>.*?<w:t(?: [^>]*)?>(.*?)<\/w:t>/g)].map(([, words]) => words);
    for (const cell of ['2,124', '2,054', 'Target met', '£32,000,000', 'to come']) expect(cells).toContain(cell);
  });

  test('has each chart as SVG, as PNG for programs that cannot show it, and in words', () => {
    const media = [...parts.keys()].filter((name) => name.startsWith('word/media/'));
    expect(media.filter((name) => name.endsWith('.svg'))).toHaveLength(pictures.size);
    expect(media.filter((name) => name.endsWith('.png'))).toHaveLength(pictures.size);
    const words = [...text.matchAll(/<wp:docPr [^>]*descr="([^"]*)"[^>]*title="([^"]*)"/g)];
    expect(words).toHaveLength(pictures.size);
    expect(words[0]?.slice(1)).toEqual([
      'Coventry, Year 2025-26 by quarter. Q1: 2,054, target 2,124.',
      'Emergency admissions',
    ]);
  });

  test('says on every page that it is not for publication, and whether it is provisional', () => {
    const header = [...parts].find(([name]) => /^word\/header\d+\.xml$/.test(name))?.[1].toString() ?? '';
    expect(header).toContain('Restricted: not for publication. Coventry,');
    expect(header).toContain('Provisional figures.');
  });

  test('points only to parts that it has', () => {
    const links = new XMLParser({ ignoreAttributes: false }).parse(
      parts.get('word/_rels/document.xml.rels')?.toString() ?? '',
    );
    const targets: string[] = links.Relationships.Relationship.map((one: Record<string, string>) => one['@_Target']);
    expect(targets.filter((target) => !parts.has(`word/${target}`))).toEqual([]);
  });
});

function hasWriter(): boolean {
  try {
    return (
      execFileSync('soffice', ['--version']).length > 0 &&
      readFileSync('/usr/lib/libreoffice/program/libswlo.so').length > 0
    );
  } catch {
    return false;
  }
}

if (!hasWriter()) console.log('LibreOffice Writer is not installed, so no Word document is opened with it.');

describe.runIf(hasWriter())('opened with LibreOffice', () => {
  test('the document has every heading and figure', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bcf-board-report-'));
    try {
      writeFileSync(join(folder, 'report.docx'), await writeBoardReport(report, pictures));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const to = ['--headless', '--convert-to', 'txt:Text', '--outdir', folder, join(folder, 'report.docx')];
      execFileSync('soffice', [profile, ...to], { stdio: 'ignore' });
      const text = readFileSync(join(folder, 'report.txt'), 'utf8');
      for (const { heading } of report.metrics) expect(text).toContain(heading);
      expect(text).toContain('2,054');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
