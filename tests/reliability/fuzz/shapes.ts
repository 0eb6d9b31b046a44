import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { exampleOf } from '../../../functions/core/examples/example.ts';
import { councilTables, councilWorkbooks } from '../../../samples/generator/council-files.ts';
import { sampleFiles } from '../../../samples/generator/sample-files.ts';
import { utf16 } from '../../../samples/hostile/broken-text-files.ts';
import { tablesOfSources } from '../../../samples/hostile/tables-of-sources.ts';
import { partsOfWorkbook, rowsXml } from '../../../samples/hostile/workbook-parts.ts';
import { zipArchive } from '../../../samples/hostile/zip-archive.ts';
import type { Table } from './edit-table.ts';

/** A table as somebody really sends it. */
export type Shape = { source: string; feed: string; fileName: string; rows: Table };

const MOST_ROWS = 40;

function shapeOf(key: string, text: string): Shape {
  const [source = '', feed = '', fileName = ''] = key.split('/');
  const head = text
    .split('\n')
    .slice(0, MOST_ROWS + 1)
    .join('\n');
  const rows: string[][] = parse(head, {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  });
  return { source, feed, fileName, rows: rows.slice(0, MOST_ROWS) };
}

/** One file of each feed and layout of the sample, cut short; the example and a sound table of every source. */
export const shapes: readonly Shape[] = [
  ...new Map(
    [...sampleFiles(), ...councilTables].map(
      (file) => [file.key.replaceAll(/\d{4}-\d{2}(-q\d)?|q\d/gi, ''), file] as const,
    ),
  ).values(),
]
  .map(({ key, body }) => shapeOf(key, body()))
  .concat(
    tablesOfSources.flatMap(({ source, header, row }) => {
      const { columns, rows } = exampleOf(source);
      const sound = Array.from({ length: 12 }, (_, n) => row(n));
      return [
        { source, feed: 'example', fileName: 'example.csv', rows: [columns, ...rows] },
        { source, feed: 'sound', fileName: 'sound.csv', rows: [header, ...sound] },
      ];
    }),
  );

/** The workbooks of the sample. */
export const workbooks = await Promise.all(
  councilWorkbooks.map(async ({ key, bytes }) => ({ key, bytes: await bytes() })),
);

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const textOf = (rows: Table, delimiter = ',', newline = '\n'): string =>
  `${rows.map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter)).join(newline)}${newline}`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** XML can hold neither most control characters nor half of a pair. */
const inXml = (cell: string): string => cell.toWellFormed().replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, ' ');

export type Rendering = { name: string; ending: string; bytes(rows: Table): Uint8Array };

/** The ways in which a table is saved as a file. */
export const renderings: readonly Rendering[] = [
  { name: 'UTF-8 with commas', ending: '.csv', bytes: (rows) => bytes(textOf(rows)) },
  {
    name: 'UTF-8 with a mark, semicolons and CR LF',
    ending: '.csv',
    bytes: (rows) => bytes(`\ufeff${textOf(rows, ';', '\r\n')}`),
  },
  { name: 'UTF-16 with tabs', ending: '.csv', bytes: (rows) => utf16(`\ufeff${textOf(rows, '\t', '\r\n')}`) },
  {
    name: 'UTF-16, high byte first',
    ending: '.txt',
    bytes: (rows) => Buffer.from(utf16(`\ufeff${textOf(rows)}`)).swap16(),
  },
  { name: 'Windows-1252 with CR', ending: '.csv', bytes: (rows) => Buffer.from(textOf(rows, ',', '\r'), 'latin1') },
  { name: 'gzip', ending: '.csv.gz', bytes: (rows) => gzipSync(textOf(rows)) },
  {
    name: 'a workbook',
    ending: '.xlsx',
    bytes: (rows) => zipArchive(partsOfWorkbook({ sheets: [{ data: rowsXml(rows.map((row) => row.map(inXml))) }] })),
  },
];
