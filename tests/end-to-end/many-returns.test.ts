import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boards } from '../../functions/core/areas/boards.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { bcf, bcfKilledAfter } from './child-processes.ts';
import { plainS3Client, put, readText, waitForReport } from './stack-for-test.ts';

const QUARTER = '2025-26-Q1';
const AREAS = boards.slice(0, 16);
const HEADER = 'Provider,Area,Month,Discharges,Discharged on ready date,Bed days';
const data = mkdtempSync(join(tmpdir(), 'bcf-many-'));

/** A trust's discharges of sixteen areas; without plans no return is made by itself. */
const discharges = [
  HEADER,
  ...AREAS.flatMap(({ code }, at) =>
    ['2025-04', '2025-05', '2025-06'].map((m) => `RKB,${code},${m},${100 + at},80,60`),
  ),
  '',
].join('\n');

async function onStack<T>(look: (stack: Stack) => Promise<T>): Promise<T> {
  const stack = await startStack({ dataDir: data, s3Port: 0, dynamodbPort: 0, variables: {} });
  try {
    return await look(stack);
  } finally {
    await stack.close();
  }
}

async function send(stack: Stack): Promise<void> {
  const s3 = plainS3Client(stack.s3Url);
  const id = await put(s3, 'discharge-ready/rkb/quarter.csv', discharges);
  await waitForReport(s3, id, ({ outcome }) => outcome.startsWith('accepted'));
  await stack.loop.idle();
  s3.destroy();
}

beforeAll(() => onStack(send), 60_000);
afterAll(() => rmSync(data, { recursive: true, force: true }));

const all = ['return', '--all', '--quarter', QUARTER, '--data', data];

describe('a run over many areas', () => {
  test('that is killed in the middle goes on where it stopped, and says how many were up to date already', async () => {
    const before = await bcfKilledAfter(4, ...all);
    expect(before).not.toContain('returns written');
    const { code, out } = await bcf(...all);
    const [, written = '', standing = ''] = /(\d+) returns written, (\d+) were up to date already\./.exec(out) ?? [];
    expect([code, Number(written) + Number(standing)]).toEqual([0, AREAS.length]);
    expect(Number(standing)).toBeGreaterThanOrEqual(4);
    expect(Number(written)).toBeGreaterThan(0);
  }, 120_000);

  test('leaves one whole revision of each area, and an index that has all of them', async () => {
    const { revisions, index } = await onStack(async ({ stores, s3Url }) => {
      const s3 = plainS3Client(s3Url);
      const text = await readText(s3, 'bcf-returns', '2025-26/Q1/index.json');
      s3.destroy();
      const found = await Promise.all(AREAS.map(({ code }) => stores.records.returns.revisions(QUARTER, code)));
      return { revisions: found, index: JSON.parse(text ?? 'null') as { areas: { area: { code: string } }[] } };
    });
    expect(revisions.map((each) => each.map(({ revision, state }) => `${revision} ${state}`))).toEqual(
      AREAS.map(() => ['1 published']),
    );
    expect(index.areas.map(({ area }) => area.code).sort()).toEqual(AREAS.map(({ code }) => code).sort());
  }, 60_000);

  test('writes, with documents from other threads, what is made again to the byte', async () => {
    const { code, out } = await bcf('replay', '--quarter', QUARTER, '--data', data);
    expect([code, out]).toEqual([0, expect.stringMatching(/: \d+ the same, 0 differ, 0 not kept/)]);
  }, 120_000);
});

describe('bcf quarter-end', () => {
  test('says when no return is due round the day, and refuses what is no day', async () => {
    const none = await bcf('quarter-end', '--date', '2025-09-15', '--data', data);
    expect([none.code, none.out]).toEqual([0, 'No return is due round 15 September 2025.\n']);
    expect((await bcf('quarter-end', '--date', 'soon', '--data', data)).code).toBe(2);
  }, 60_000);

  test('makes what is due on a day, and says what is missing of each area that has a plan', async () => {
    const [first] = AREAS;
    const plan = `Area,Metric,Period,Value\n${first?.code},discharge-delay-average-days,2025-26-Q1,1\n`;
    await onStack(async (stack) => {
      const s3 = plainS3Client(stack.s3Url);
      const id = await put(s3, 'plan/bcf/plan.csv', plan);
      await waitForReport(s3, id, ({ outcome }) => outcome.startsWith('accepted'));
      await stack.loop.idle();
      s3.destroy();
    });
    const told = await bcf('quarter-end', '--date', '2025-08-08', '--data', data);
    expect(told.code).toBe(0);
    expect(told.out).toContain('2025-26-Q1, due on 15 August 2025:');
    expect(told.out).toContain(
      `${first?.name} (${first?.code}): draft asked for, notice 2025-26-Q1-${first?.code}-reminder-2025-08-08`,
    );
    expect(told.out).toContain('missing: Admitted patient care extract');
    expect(told.out).toContain('0 returns written, 1 were up to date already');
    const again = await bcf('quarter-end', '--date', '2025-08-08', '--data', data);
    expect(again.out).not.toContain(', notice');
  }, 120_000);
});

test('bcf return --preview shows what would be published, and stores nothing', async () => {
  const [, second] = AREAS;
  const shown = await bcf('return', '--area', second?.code ?? '', '--quarter', QUARTER, '--preview', '--data', data);
  expect([shown.code, shown.out]).toEqual([
    0,
    expect.stringContaining('revision 1 stands, draft; nothing has changed'),
  ]);
  expect(shown.out).toContain('Better Care Fund plan (plan) for Year 2025-26; nobody sent it in the year before');
  expect((await bcf('return', '--all', '--quarter', QUARTER, '--preview', '--data', data)).code).toBe(2);
}, 60_000);
