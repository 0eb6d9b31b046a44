import { Readable } from 'node:stream';
import { writeXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import type { CountCell } from '../../functions/core/counts/count-cell.ts';
import { createFileReader, type FileFindings } from '../../functions/core/submissions/file-reader.ts';
import { feedBytes } from '../../functions/edges/files/feed-bytes.ts';

export type WholeRead = FileFindings & { issues: ReturnType<FileFindings['tally']['result']>['issues'] };

/** Reads a file as it is read when it arrives, from its key and its bytes, on a day `YYYY-MM-DD` where that matters. */
export async function readWhole(key: string, content: string | Uint8Array, arrived?: string): Promise<WholeRead> {
  const [source = '', feed = '', ...rest] = key.split('/');
  const from = { source, feed, fileName: rest.join('/') };
  const reader = createFileReader({ from, areaLookup: new Map(), arrived });
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const { fault } = await feedBytes(Readable.from([bytes]), reader);
  if (fault) reader.report(fault);
  const findings = reader.end();
  return { ...findings, issues: findings.tally.result().issues };
}

const NUMBER = /^-?£?[\d,]+(\.\d+)?$/;
const PERCENT = /^\d+(\.\d+)?%$/;

/** A CSV text as a workbook with one sheet: amounts and percentages as numbers, blank cells as none. */
export function asWorkbook(text: string, sheet: string): Promise<Uint8Array> {
  const { data } = Papa.parse<string[]>(text.trimEnd());
  const cellOf = (cell: string): string | number | null => {
    if (cell === '') return null;
    if (NUMBER.test(cell)) return Number(cell.replace(/[£,]/g, ''));
    return PERCENT.test(cell) ? Number(cell.slice(0, -1)) / 100 : cell;
  };
  return writeXlsx({ sheets: [{ name: sheet, rows: data.map((cells) => cells.map(cellOf)) }] });
}

/** What is counted of one unit in one period. */
export function cellOf({ counted }: WholeRead, unit: string, period: string): CountCell | undefined {
  return counted?.cells.find((cell) => cell.unit === unit && cell.period === period);
}
