import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GetObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LatestDocument } from '../../functions/core/returns/latest-document.ts';
import type { QuarterIndex } from '../../functions/core/returns/quarter-index.ts';
import type { ReturnDocument } from '../../functions/core/returns/return-document.ts';
import { bcf, type Finished, type Running, startProduct } from './child-processes.ts';
import { emergencies, extractFile, inMonth } from './hand-made.ts';
import { plainS3Client, put, readText, waitForReport } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const FOLDER = `2025-26/Q1/${COVENTRY}`;
const EMERGENCIES = 'emergency-admissions-65-plus';
const DESPITE = 'the finance team answers on Friday';

const data = mkdtempSync(join(tmpdir(), 'bcf-sign-off-'));
let product: Running;
let s3: S3Client;
beforeAll(async () => {
  product = await startProduct(data);
  s3 = plainS3Client(product.s3);
});
afterAll(async () => {
  s3.destroy();
  product.child.kill('SIGTERM');
  await product.ended;
  rmSync(data, { recursive: true, force: true });
});

const file =
  <T>(key: string) =>
  async (): Promise<T> =>
    JSON.parse((await readText(s3, 'bcf-returns', key)) ?? 'null');
const latest = file<LatestDocument>(`${FOLDER}/latest.json`);
const index = file<QuarterIndex>('2025-26/Q1/index.json');
const documentOf = (revision: number) => file<ReturnDocument>(`${FOLDER}/r${revision}/return.json`)();

/** Looks until what is stored is as wanted: the stack publishes by itself, a moment after it was asked. */
async function until<T>(look: () => Promise<T>, isWanted: (found: T) => boolean): Promise<T> {
  for (let looks = 0; looks < 600; looks += 1) {
    const found = await look();
    if (found && isWanted(found)) return found;
    await pause(100);
  }
  throw new Error(`It did not come: ${JSON.stringify(await look()).slice(0, 400)}`);
}

async function drop(name: string, body: string): Promise<void> {
  await waitForReport(s3, await put(s3, `sus-apc/coventry/${name}.csv`, body), () => true);
}

/** Every version of every object of a revision: bytes by their hash, and when they were written. */
async function everyByteOf(revision: number): Promise<string[]> {
  const listed = await s3.send(
    new ListObjectVersionsCommand({ Bucket: 'bcf-returns', Prefix: `${FOLDER}/r${revision}/` }),
  );
  const versions = (listed.Versions ?? []).map(async ({ Key, VersionId, LastModified }) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'bcf-returns', Key, VersionId }));
    const sha256 = createHash('sha256')
      .update((await Body?.transformToByteArray()) ?? '')
      .digest('hex');
    return `${Key} ${VersionId} ${LastModified?.toISOString()} ${sha256}`;
  });
  return (await Promise.all(versions)).sort();
}

const place = ['--area', 'Coventry', '--quarter', QUARTER, '--data', data];
const signOff = (by: string, ...more: string[]): Promise<Finished> => bcf('sign-off', ...place, '--by', by, ...more);

async function audit(): Promise<{ who: string; what: string; why: string | null }[]> {
  const answer = await fetch(`${product.web}/api/v1/audit?limit=200`);
  return ((await answer.json()) as { entries: { who: string; what: string; why: string | null }[] }).entries;
}

describe('a return is signed, and data come late', () => {
  let signedBytes: string[];
  let signedHash: string | undefined;

  test('files are sent and a draft is published', async () => {
    await drop('april', extractFile(emergencies(20)));
    await drop('june', extractFile(emergencies(8, inMonth('2025-06'))));
    expect((await bcf('return', ...place)).code).toBe(0);
    expect(await latest()).toMatchObject({ revision: 1, status: 'draft', proposed: null });
  });

  test('three people sign it, one step each, and it says so everywhere', async () => {
    const submitted = await signOff('A. Provider');
    expect([submitted.code, submitted.out]).toEqual([0, expect.stringContaining('Submitted by A. Provider')]);
    const same = await signOff('a. provider');
    expect([same.code, same.problems]).toEqual([1, expect.stringContaining('Somebody else must review it')]);
    expect((await signOff('B. Reviewer', '--step', 'review')).out).toContain('Next: certify');
    const incomplete = await signOff('C. Certifier');
    expect([incomplete.code, incomplete.problems]).toEqual([1, expect.stringContaining('not complete')]);
    const certified = await signOff('C. Certifier', '--despite', DESPITE);
    expect([certified.code, certified.out]).toEqual([0, expect.stringContaining('signed off')]);
    await until(latest, ({ status }) => status === 'signed-off');
    const [draft, signed] = [await documentOf(1), await documentOf(2)];
    expect(signed).toMatchObject({ revision: 2, status: 'signed-off', signOff: { revision: 1, by: 'C. Certifier' } });
    expect([signed.metrics, signed.checklist, signed.changes]).toEqual([draft.metrics, draft.checklist, []]);
    const report = await readText(s3, 'bcf-returns', `${FOLDER}/r2/board-report.html`);
    expect(report).toContain(DESPITE);
    expect((await until(index, ({ areas }) => areas[0]?.status === 'signed-off')).areas[0]).toMatchObject({
      revision: 2,
    });
    signedBytes = await everyByteOf(2);
    signedHash = signed.signOff?.contentSha256;
    expect(signedBytes).toHaveLength((await latest()).files.length);
  });

  test('a correction leaves every byte that was signed as it was, and is proposed beside it with the difference', async () => {
    await drop('april', extractFile(emergencies(23)));
    const { revision, status, proposed } = await until(latest, (found) => found.proposed !== null);
    expect([revision, status, proposed?.revision]).toEqual([2, 'signed-off', 3]);
    const changes = (proposed?.changes ?? []).filter(({ metric }) => metric === EMERGENCIES);
    expect(changes).toMatchObject([
      { period: '2025-04', before: { numerator: 20 }, after: { numerator: 23 } },
      { period: QUARTER, before: { numerator: 28 }, after: { numerator: 31 } },
    ]);
    expect(await documentOf(3)).toMatchObject({
      status: 'draft',
      signOff: null,
      previousRevision: 2,
      changes: proposed?.changes,
    });
    const shown = await until(index, ({ areas }) => (areas[0]?.proposed ?? null) !== null);
    expect(shown.areas[0]?.proposed).toEqual({ revision: 3, changes: proposed?.changes.length });
    const page = await (await fetch(`${product.web}/returns/${QUARTER}/${COVENTRY}`)).text();
    expect(page).toContain('Revision 3 is proposed');
    expect(await everyByteOf(2)).toEqual(signedBytes);
  });

  test('making it again keeps both, and a replay of the quarter finds them as they were made', async () => {
    expect((await bcf('return', ...place)).code).toBe(0);
    expect(await latest()).toMatchObject({ revision: 2, proposed: { revision: 3 } });
    const replayed = await bcf('replay', '--quarter', QUARTER, '--area', 'Coventry', '--data', data);
    expect([replayed.code, replayed.out]).toEqual([0, expect.stringContaining('revision 3')]);
  });

  test('it is unlocked with a reason, and the correction is signed as a new revision', async () => {
    expect((await bcf('unlock', ...place, '--by', 'B. Reviewer')).code).toBe(2);
    const unlocked = await bcf('unlock', ...place, '--by', 'B. Reviewer', '--reason', 'three admissions were left out');
    expect([unlocked.code, unlocked.out]).toEqual([0, expect.stringContaining('not signed off')]);
    await until(latest, ({ revision }) => revision === 3);
    expect(await latest()).toMatchObject({ revision: 3, status: 'draft', proposed: null });
    for (const by of ['A. Provider', 'B. Reviewer']) expect((await signOff(by)).code).toBe(0);
    expect((await signOff('C. Certifier', '--despite', DESPITE)).code).toBe(0);
    await until(latest, ({ revision }) => revision === 4);
    const signed = await documentOf(4);
    expect(signed).toMatchObject({ status: 'signed-off', previousRevision: 3, signOff: { revision: 3 } });
    expect(signed.signOff?.contentSha256).not.toBe(signedHash);
    const replayed = await bcf('replay', '--quarter', QUARTER, '--area', 'Coventry', '--data', data);
    expect([replayed.code, replayed.out]).toEqual([0, expect.stringContaining('revision 4')]);
    expect(await everyByteOf(2)).toEqual(signedBytes);
  });

  test('and the audit trail has who did what, and why', async () => {
    const done = (await audit()).map(({ who, what, why }) => [who, what.replace(/, content .*/, ''), why]);
    for (const entry of [
      ['A. Provider', 'return submitted, revision 1', null],
      ['B. Reviewer', 'return reviewed, revision 1', null],
      ['C. Certifier', 'return certified and signed off, revision 1', DESPITE],
      ['system', 'signed return published, revision 2', null],
      ['system', 'return published, revision 3', null],
      ['B. Reviewer', 'signed return unlocked, revision 2', 'three admissions were left out'],
      ['C. Certifier', 'return certified and signed off, revision 3', DESPITE],
      ['system', 'signed return published, revision 4', null],
    ]) {
      expect(done).toContainEqual(entry);
    }
  });
});

describe('wrong usage of the commands', () => {
  test.each([
    ['sign-off', '--quarter', QUARTER, '--by', 'Ann'],
    ['sign-off', '--area', 'Atlantis', '--quarter', QUARTER, '--by', 'Ann'],
    ['sign-off', '--area', 'Coventry', '--by', 'Ann'],
    ['sign-off', '--area', 'Coventry', '--quarter', QUARTER],
    ['unlock', '--area', 'Coventry', '--quarter', QUARTER, '--by', 'Ann'],
  ])('bcf %s %s %s … ends with 2', async (...args) => {
    expect((await bcf(...args, '--data', data)).code).toBe(2);
  });
});
