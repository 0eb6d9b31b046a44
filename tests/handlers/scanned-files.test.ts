import type { Context, SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { createLog } from '../../functions/edges/log.ts';
import { submissionId } from '../../functions/edges/records/identity.ts';
import { createRecords } from '../../functions/edges/records/records.ts';
import type { FileArrivedDeps } from '../../functions/handlers/file-arrived/deps.ts';
import { createFileArrived } from '../../functions/handlers/file-arrived/file-arrived.ts';
import { localSettings } from '../../local/settings.ts';
import { noJournal, startTable } from '../edges/records/table-for-test.ts';
import { memoryBucket } from './memory-stores.ts';

const KEY = 'care-home-admissions/coventry/quarter-1.csv';
const CLEAN = ['Area,Period,Residential,Nursing', 'E08000026,2025-04,30,12', ''].join('\n');
const CAME = new Date('2025-07-02T08:00:00Z');

let table: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  table = await startTable();
}, 60_000);
afterAll(() => table.close());

/** What GuardDuty says of a file, as the rule puts it into the queue. */
function scanned(status: string, versionId: string) {
  const detail = {
    schemaVersion: '1.0',
    scanStatus: status === 'UNSUPPORTED' ? 'SKIPPED' : 'COMPLETED',
    resourceType: 'S3_OBJECT',
    s3ObjectDetails: { bucketName: 'bcf-arrivals', objectKey: KEY, eTag: 'e', versionId, s3Throttled: false },
    scanResultDetails: { scanResultStatus: status, threats: null },
  };
  const body = {
    version: '0',
    'detail-type': 'GuardDuty Malware Protection Object Scan Result',
    source: 'aws.guardduty',
    time: '2025-07-02T08:03:00Z',
    detail,
  };
  return { Records: [{ messageId: 'm', body: JSON.stringify(body) }] } as unknown as SQSEvent;
}

/** A bucket that lets nobody open what a scan has not found clean. */
function arrivals(isClean: boolean) {
  const bucket = memoryBucket('bcf-arrivals');
  bucket.objects.set(KEY, new TextEncoder().encode(CLEAN));
  const refuse = async () => {
    throw new Error('AccessDenied');
  };
  const found = { bytes: CLEAN.length, lastModified: CAME, versionId: 'v1' };
  return { ...bucket, ...(isClean ? { find: async () => found } : { open: refuse, find: refuse }) };
}

async function reportAfter(status: string, versionId: string) {
  const logged: Record<string, unknown>[] = [];
  const now = () => new Date('2025-07-02T08:04:00Z');
  const evidence = memoryBucket('bcf-evidence');
  const deps: FileArrivedDeps = {
    arrivals: arrivals(status === 'NO_THREATS_FOUND'),
    evidence,
    records: createRecords(table.table, noJournal),
    settings: localSettings({}),
    countAgain: { send: async () => {} },
    publish: { send: async () => {} },
    writeWorkbook: async () => new Uint8Array(),
    now,
    log: createLog((line) => logged.push(JSON.parse(line)), now, 'test'),
  };
  const handler = createFileArrived(deps);
  const send = async () =>
    (await handler(scanned(status, versionId), {} as Context)) as { batchItemFailures: unknown[] };
  expect((await send()).batchItemFailures).toEqual([]);
  const id = submissionId('bcf-arrivals', KEY, versionId);
  const stored = evidence.objects.get(`reports/${id}/report.json`);
  const report = JSON.parse(new TextDecoder().decode(stored)) as SubmissionReport;
  return { report, logged, send, submission: await deps.records.submissions.get(id) };
}

describe('a file that was looked at for malware', () => {
  test('is read where nothing was found, and counts from when it came, not from when the scan ended', async () => {
    const { report, submission } = await reportAfter('NO_THREATS_FOUND', 'v1');
    expect(report.outcome).not.toBe('rejected');
    expect(report.rows.read).toBe(1);
    expect([submission?.arrivedAt, submission?.bytes]).toEqual(['2025-07-02T08:00:00.000Z', CLEAN.length]);
  });

  test.each([
    ['THREATS_FOUND', 'malware', 'v2'],
    ['UNSUPPORTED', 'not-scanned', 'v3'],
    ['FAILED', 'not-scanned', 'v4'],
    ['ACCESS_DENIED', 'not-scanned', 'v5'],
  ])('is rejected without being opened where the scan says %s', async (status, code, versionId) => {
    const { report, logged, send } = await reportAfter(status, versionId);
    expect([report.outcome, report.issueCounts.byCode]).toEqual(['rejected', { [code]: 1 }]);
    expect(report.file.sha256).toBe('');
    expect(logged.at(-1)).toMatchObject({ code: 'file-arrived.completed', filesArrived: 1, filesRejected: 1 });
    expect(logged.at(-1)?.malwareFound).toBe(code === 'malware' ? 1 : 0);
    expect((await send()).batchItemFailures).toEqual([]);
    expect(logged.at(-1)).toMatchObject({ code: 'file-arrived.skipped' });
  });
});
