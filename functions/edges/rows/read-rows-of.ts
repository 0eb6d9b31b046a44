import type { Readable } from 'node:stream';
import { createRawRows } from '../../core/intake/raw-rows.ts';
import { createFileReader, type FileReaderOptions } from '../../core/submissions/file-reader.ts';
import { createRowFates } from '../../core/submissions/row-fates.ts';
import { createRowFile, type RowKind } from '../../core/submissions/row-file.ts';
import { feedBytes } from '../files/feed-bytes.ts';
import { Rejected } from '../problem.ts';

/** A file that can be opened twice: once to learn what becomes of its rows, once to copy them. */
export type RowsAsked = {
  open(): Promise<Readable>;
  reader: Omit<FileReaderOptions, 'listener'>;
  kind: RowKind;
  /** How many characters the answer may have. */
  most: number;
};

/** `rows` counts those of the kind that was asked for. `text` is null where it would be too long. */
export type RowsOfFile = { rows: number; text: string | null };

const STOPPED =
  'Reading stopped before the end of the file, so nobody can say which of its rows are fine. Mend what is said of the whole file first.';
const SEVERAL_SHEETS =
  'Rows of several sheets were read, and a CSV file holds one table. Save each sheet as a CSV file and check or send them one by one.';

/**
 * The rows of a file that can be used, or those that cannot, below its titles and header, cell by cell as they were sent.
 * The file is read anew; nothing is written. Throws `Rejected` where nobody can say which rows those are.
 */
export async function readRowsOf({ open, reader: options, kind, most }: RowsAsked): Promise<RowsOfFile> {
  const fates = createRowFates();
  const reader = createFileReader({ ...options, listener: fates.listener });
  const fed = await feedBytes(await open(), reader);
  if (fed.fault) reader.report(fed.fault);
  const { issues } = reader.end().tally.result();
  const isStopped = issues.some(({ level, code }) => level === 'file' && code !== 'too-many-errors');
  if (isStopped) throw new Rejected('rows-not-known', STOPPED);
  if (fates.sheets().length > 1) throw new Rejected('rows-not-known', SEVERAL_SHEETS);
  const file = createRowFile(fates, { kind, most });
  const raw = createRawRows({ cut: fates.cut(), sheets: fates.sheets(), onRow: file.take });
  await feedBytes(await open(), raw);
  raw.end();
  return { rows: file.rows(), text: file.isWithin() ? file.text() : null };
}
