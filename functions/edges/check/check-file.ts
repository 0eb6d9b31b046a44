import type { Readable } from 'node:stream';
import type { AreaLookup } from '../../core/counts/counter.ts';
import { assembleReport, outcomeOf } from '../../core/submissions/assemble-report.ts';
import { createFileReader, type FileReaderOptions } from '../../core/submissions/file-reader.ts';
import type { SubmissionReport } from '../../core/submissions/report.ts';
import type { SheetCopy } from '../../core/submissions/sheet-copy.ts';
import { identifiableName } from '../../core/submissions/shown-key.ts';
import type { Clock } from '../clock.ts';
import { feedBytes } from '../files/feed-bytes.ts';

/** A file that is only to be checked. `source` is `inbox` where its columns are to tell what it is. */
export type FileToCheck = { fileName: string; bytes: number; source: string; open(): Readable };

/** What was found in a file, and the sheet that was read where it may be copied. */
export type CheckedFile = { report: SubmissionReport; copy: SheetCopy | null };

/** `onRead` is called as the file is read, with how many bytes and rows of it are. */
export type CheckOptions = { areaLookup: AreaLookup; now: Clock; onRead?(bytes: number, rows: number): void };

/** Nobody is the sender of a file that is only checked. */
const FEED = 'check';

/** How a file that came on this day (`YYYY-MM-DD`) without being sent is read. */
export function readerOfChecked(
  { fileName, source }: Pick<FileToCheck, 'fileName' | 'source'>,
  { areaLookup, arrived }: { areaLookup: AreaLookup; arrived: string },
): FileReaderOptions {
  return {
    from: { source, feed: FEED, fileName },
    areaLookup,
    arrived,
    refusal: identifiableName(fileName),
  };
}

/** Says what would become of a file by its own content. Nothing is stored, and nothing held against what counts. */
export async function checkFile(file: FileToCheck, { areaLookup, now, onRead }: CheckOptions): Promise<CheckedFile> {
  const startedAt = now().toISOString();
  const reader = createFileReader(readerOfChecked(file, { areaLookup, arrived: startedAt.slice(0, 10) }));
  const fed = await feedBytes(file.open(), { ...reader, onStored: (bytes) => onRead?.(bytes, reader.rowsRead()) });
  if (fed.fault) reader.report(fed.fault);
  const findings = reader.end();
  const report = assembleReport({
    submission: 'check',
    source: findings.contract?.source ?? null,
    feed: null,
    file: { key: file.fileName, versionId: 'null', bytes: file.bytes, sha256: fed.sha256 },
    findings,
    outcome: outcomeOf(findings),
    duplicateOf: null,
    startedAt,
    finishedAt: now().toISOString(),
  });
  return { report, copy: findings.copy };
}
