import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { MOST_LISTED } from '../../../functions/core/checks/tally.ts';
import { assembleReport, outcomeOf } from '../../../functions/core/submissions/assemble-report.ts';
import { createFileReader, type FileFindings } from '../../../functions/core/submissions/file-reader.ts';
import type { SubmissionReport } from '../../../functions/core/submissions/report.ts';
import { createRowFates, type RowFates } from '../../../functions/core/submissions/row-fates.ts';
import { identifiableName } from '../../../functions/core/submissions/shown-key.ts';
import { issueWords } from '../../../functions/core/words/issue-words.ts';
import { feedBytes } from '../../../functions/edges/files/feed-bytes.ts';
import { schemaFaults } from '../../handlers/api-contract.ts';

/** What became of one file: its report, what was counted of it, and what became of each of its rows. */
export type ReadFile = { report: SubmissionReport; findings: FileFindings; fates: RowFates };

export type FileToRead = { source: string; feed: string; fileName: string; bytes: Uint8Array };

const AT = '2026-08-20T10:00:00.000Z';

/** The bytes in pieces of a length that any connection may choose. */
function* inPieces(bytes: Uint8Array, length: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += length) yield bytes.subarray(from, from + length);
}

/** Reads a file as the product does when it arrives, up to its report. */
export async function readAny({ source, feed, fileName, bytes }: FileToRead, pieces = 65_536): Promise<ReadFile> {
  const fates = createRowFates();
  const reader = createFileReader({
    from: { source, feed, fileName },
    areaLookup: new Map(),
    arrived: AT.slice(0, 10),
    refusal: identifiableName(fileName),
    listener: fates.listener,
  });
  const fed = await feedBytes(Readable.from(inPieces(bytes, pieces)), reader);
  if (fed.fault) reader.report(fed.fault);
  const findings = reader.end();
  const report = assembleReport({
    submission: 's-00000000000000000000',
    source: findings.contract?.source ?? null,
    feed,
    file: { key: `${source}/${feed}/${fileName}`, versionId: 'v1', bytes: fed.bytes, sha256: fed.sha256 },
    findings,
    outcome: outcomeOf(findings),
    duplicateOf: null,
    startedAt: AT,
    finishedAt: AT,
  });
  return { report, findings, fates };
}

const isNumbersOnly = (figures: readonly number[]): boolean =>
  figures.every((figure) => Number.isFinite(figure) && !Object.is(figure, -0));

/** Every row is accounted for, what is said is said as the contract says, and a file at fault counts for nothing. */
export function expectAccount({ report, findings }: ReadFile): void {
  expect(schemaFaults({ $ref: '#/components/schemas/Report' }, JSON.parse(JSON.stringify(report)))).toEqual([]);
  const { rows, issues, issueCounts, outcome } = report;
  expect(rows.accepted + rows.rejected + rows.notCounted).toBe(rows.read);
  expect(Math.min(rows.read, rows.accepted, rows.rejected, rows.notCounted)).toBeGreaterThanOrEqual(0);
  const because = Object.values(rows.notCountedBecause).reduce((sum, count) => sum + count, 0);
  expect(because).toBe(rows.notCounted);
  expect(outcome === 'rejected').toBe(issueCounts.file > 0);
  expect(findings.counted === null).toBe(issueCounts.file > 0);
  expect(issueCounts.file + issueCounts.row + issueCounts.warning).toBe(issueCounts.total);
  expect(issues.length).toBe(Math.min(MOST_LISTED, issues.length));
  expect(report.issuesTruncated).toBe(issueCounts.total > issues.length);
  // A row that is left out is explained, if not by itself then by what is said of the whole file.
  if (rows.rejected > 0) expect(issueCounts.row + issueCounts.file).toBeGreaterThan(0);
  if (rows.read === 0) expect(issueCounts.total).toBeGreaterThan(0);
  for (const { code, level, fix, found, row } of issues) {
    expect(issueWords[code]?.levels).toContain(level);
    expect(fix.length).toBeGreaterThan(10);
    expect(found?.length ?? 0).toBeLessThan(1000);
    expect(row ?? 1).toBeGreaterThanOrEqual(1);
  }
  const cells = findings.counted?.cells ?? [];
  expect(isNumbersOnly(cells.flatMap(({ counts, rows: counted }) => [counted, ...Object.values(counts)]))).toBe(true);
}
