import { createFileReader, type FileFindings } from '../../submissions/file-reader.ts';

/** A file as it is sent, and what its key says of it. */
export type SentFile = { source: 'narrative' | 'finance'; feed: string; fileName: string; text: string };

/** What this product finds in a file of a form before it is sent, so that nothing is sent that would be lost. */
export function readBack({ source, feed, fileName, text }: SentFile): FileFindings {
  const reader = createFileReader({ from: { source, feed, fileName }, areaLookup: new Map() });
  reader.push(new TextEncoder().encode(text));
  return reader.end();
}

/** Why a row of the file was refused. `column` is its title in the file; the header is row 1. */
export type RowFault = { row: number; column: string | null; words: string };

/** The first fault of each row that was refused. */
export function rowFaults({ tally }: FileFindings): RowFault[] {
  const faults = new Map<number, RowFault>();
  for (const { level, row, column, expected, fix } of tally.result().issues) {
    if (level === 'warning' || row === null || faults.has(row)) continue;
    faults.set(row, { row, column, words: expected === null ? fix : `This must be ${expected}. ${fix}` });
  }
  return [...faults.values()];
}
