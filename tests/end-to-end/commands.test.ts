import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { check } from '../../local/commands/check.ts';
import { explain } from '../../local/commands/explain.ts';
import { ingest } from '../../local/commands/ingest.ts';
import { replay } from '../../local/commands/replay.ts';
import { makeReturn } from '../../local/commands/return.ts';
import { status } from '../../local/commands/status.ts';
import { bcf, type Running, startProduct } from './child-processes.ts';
import { emergencies, extractFile, inMonth } from './hand-made.ts';
import { numbersInReturn } from './independent-numbers.ts';
import { plainS3Client, readReturn, readText } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const dir = mkdtempSync(join(tmpdir(), 'bcf-commands-'));
const data = join(dir, 'data');
const fileOf = (name: string, text: string) => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};
const sound = fileOf('sound.csv', extractFile(emergencies(12)));
const broken = fileOf('broken.csv', extractFile(emergencies(12)).replace('admission method', 'something'));

let product: Running;
beforeAll(async () => {
  product = await startProduct(data);
});
afterAll(async () => {
  product.child.kill('SIGTERM');
  await product.ended;
  rmSync(dir, { recursive: true, force: true });
});

describe('bcf check', () => {
  test('a sound file is said to be so, and nothing is stored', async () => {
    const elsewhere = join(dir, 'elsewhere');
    const { code, out } = await bcf('check', sound, '--data', elsewhere);
    expect(code).toBe(0);
    expect(out).toContain('12 of 12 rows are fine');
    expect(spawnSync('ls', [elsewhere]).status).not.toBe(0);
  });

  test('--json gives the report of a submission, whole', async () => {
    const { code, out } = await bcf('check', sound, '--source', 'sus-apc', '--json', '--data', data);
    const report = JSON.parse(out) as SubmissionReport;
    expect(code).toBe(0);
    expect(report).toMatchObject({
      schema: 'bcf-report/1',
      source: 'sus-apc',
      sourceVersion: 3,
      recognisedBy: 'prefix',
      outcome: 'accepted-with-warnings',
      periods: ['2025-04'],
      areas: [COVENTRY],
      rows: { read: 12, accepted: 12, rejected: 0, notCounted: 0 },
      issuesTruncated: false,
    });
    expect(report.file.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(report.issueCounts)).toEqual(['total', 'file', 'row', 'warning', 'byCode', 'byCause']);
  });

  test('one refused file among several makes the exit code 1', async () => {
    const { code, out } = await bcf('check', sound, broken, '--json');
    const reports = JSON.parse(out) as SubmissionReport[];
    expect([code, reports.map(({ outcome }) => outcome)]).toEqual([1, ['accepted-with-warnings', 'rejected']]);
  });
});

describe('wrong usage', () => {
  test.each([
    ['check', check, []],
    ['check', check, [sound, '--source', 'nonsense']],
    ['check', check, [sound, '--jsn']],
    ['ingest', ingest, []],
    ['ingest', ingest, [sound, '--source', 'nonsense']],
    ['return', makeReturn, ['--area', COVENTRY]],
    ['return', makeReturn, ['--quarter', QUARTER]],
    ['return', makeReturn, ['--area', COVENTRY, '--all', '--quarter', QUARTER]],
    ['return', makeReturn, ['--area', 'Atlantis', '--quarter', QUARTER]],
    ['status', status, ['--quarter', 'Q9']],
    ['replay', replay, ['--quarter', 'Q9']],
    ['replay', replay, ['--area', 'Atlantis']],
    ['explain', explain, ['Coventry', 'emergency-admissions-65-plus']],
    ['explain', explain, ['Atlantis', 'emergency-admissions-65-plus', QUARTER]],
    ['explain', explain, ['Coventry', 'happiness', QUARTER]],
    ['explain', explain, ['Coventry', 'emergency-admissions-65-plus', 'spring']],
  ])('bcf %s is refused before anything is done', async (_name, command, args) => {
    const lines: string[] = [];
    const context = { variables: {}, out: (line: string) => lines.push(line), problem: () => {} };
    await expect(command([...args, '--data', data], context)).rejects.toThrow();
    expect(lines).toEqual([]);
  });

  test('ends with 2 and says how it is used', async () => {
    const wrong = [['publish'], ['return', '--area', COVENTRY], ['check', join(dir, 'not there.csv')]];
    for (const { code, out, problems } of await Promise.all(wrong.map((args) => bcf(...args)))) {
      expect([code, out]).toEqual([2, '']);
      expect(problems.length).toBeGreaterThan(10);
    }
  });
});

describe('bcf ingest, return and status speak to the stack that runs', () => {
  test('files are sent and their outcomes told, and the return is made of them', async () => {
    const refused = await bcf('ingest', broken, '--source', 'sus-apc', '--data', data);
    expect([refused.code, refused.out]).toEqual([1, expect.stringContaining('missing-column')]);
    const { code, out } = await bcf('ingest', sound, '--feed', 'coventry', '--data', data);
    expect([code, out]).toEqual([0, expect.stringContaining('12 of 12 rows are fine')]);

    const made = await bcf('return', '--area', 'Coventry', '--quarter', QUARTER, '--data', data);
    expect([made.code, made.out]).toEqual([0, expect.stringContaining('revision 1')]);
    const link = /http:\/\/\S*return\.json\S*/.exec(made.out)?.[0] ?? '';
    const document = JSON.parse(await (await fetch(link)).text());
    expect(numbersInReturn(document, '2025-04').planning).toBe(12);

    const all = await bcf('return', '--all', '--quarter', QUARTER, '--data', data);
    expect([all.code, all.out]).toEqual([0, expect.stringContaining('nothing has changed')]);
    const none = await bcf('return', '--all', '--quarter', '2026-27-Q4', '--data', data);
    expect([none.code, none.problems]).toEqual([1, expect.stringContaining('No area has data')]);

    const told = await bcf('status', '--quarter', QUARTER, '--json', '--data', data);
    expect(told.code).toBe(0);
    expect(JSON.parse(told.out)).toMatchObject({ quarter: QUARTER, areas: [{ code: COVENTRY }] });
  });

  test('replay makes the quarter again and ends with 0 where it is the same, with 1 where there is nothing', async () => {
    const again = await bcf('replay', '--quarter', QUARTER, '--data', data);
    expect([again.code, again.out]).toEqual([0, expect.stringMatching(/: \d+ the same, 0 differ, 0 not kept/)]);
    const told = await bcf('replay', '--quarter', QUARTER, '--area', 'Coventry', '--json', '--data', data);
    expect(JSON.parse(told.out)).toMatchObject({
      schema: 'bcf-replay/1',
      quarter: QUARTER,
      area: COVENTRY,
      isSame: true,
    });
    const none = await bcf('replay', '--quarter', '2031-32-Q1', '--data', data);
    expect([none.code, none.problems]).toEqual([1, expect.stringContaining('Nothing is kept')]);
  });

  test('explain takes a number apart, by its name too, and ends with 1 where nothing is behind it', async () => {
    const named = 'Emergency admissions to hospital for people aged 65 and over';
    const told = await bcf('explain', 'Coventry', named, 'April 2025', '--data', data);
    expect([told.code, told.out]).toEqual([
      0,
      expect.stringMatching(/ 12 {2}counted in this number\n +12 {2}rows read/),
    ]);
    const found = await bcf('explain', COVENTRY, 'emergency-admissions-65-plus', QUARTER, '--json', '--data', data);
    expect(JSON.parse(found.out)).toMatchObject({ schema: 'bcf-explain/1', stored: 'same', differences: [] });
    const none = await bcf('explain', 'Leeds', 'emergency-admissions-65-plus', QUARTER, '--data', data);
    expect([none.code, none.problems]).toEqual([1, expect.stringContaining('Nothing that counts')]);
  });

  test('the quarter has an index, for programs and for people', async () => {
    const s3 = plainS3Client(product.s3);
    const index = JSON.parse((await readText(s3, 'bcf-returns', '2025-26/Q1/index.json')) ?? 'null');
    expect(JSON.stringify(index)).toContain(COVENTRY);
    expect(await readText(s3, 'bcf-returns', '2025-26/Q1/index.html')).toContain('Coventry');
    s3.destroy();
  });

  const aws = spawnSync('aws', ['--version']).status === 0;
  test.skipIf(!aws)(
    `a plain aws s3 cp goes in and comes out${aws ? '' : ' (skipped: no aws command on this machine)'}`,
    async () => {
      const env = {
        ...process.env,
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_DEFAULT_REGION: 'eu-west-2',
      };
      const run = (...args: string[]) =>
        spawnSync('aws', ['s3', ...args, '--endpoint-url', product.s3], { env, encoding: 'utf8' });
      const april = fileOf('plain.csv', extractFile(emergencies(15)));
      const before = (await listed()).length;
      expect(run('cp', april, 's3://bcf-arrivals/sus-apc/local/')).toMatchObject({ status: 0 });
      for (let look = 0; look < 200 && (await listed()).length === before; look += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await bcf('return', '--area', COVENTRY, '--quarter', QUARTER, '--data', data);
      const out = join(dir, 'out.json');
      expect(run('cp', 's3://bcf-returns/2025-26/Q1/E08000026/latest.json', out)).toMatchObject({ status: 0 });
      const s3 = plainS3Client(product.s3);
      expect(numbersInReturn(await readReturn(s3, COVENTRY, QUARTER), '2025-04').planning).toBe(15);
      s3.destroy();
    },
  );
});

describe('bcf withdraw', () => {
  const may = (count: number) => fileOf(`may ${count}.csv`, extractFile(emergencies(count, inMonth('2025-05'))));
  const sent = async (count: number) => {
    const { out } = await bcf('ingest', may(count), '--feed', 'may', '--data', data);
    return { out, submission: /submission (s-\w+)/.exec(out)?.[1] ?? '' };
  };

  test('takes a file back, and says what counts instead, also to whoever asks for the status', async () => {
    const first = await sent(5);
    const second = await sent(7);
    expect(second.out).toContain(`May 2025: 7 rows, 5 before (+40 %) (${first.submission})`);
    const { code, out } = await bcf('withdraw', second.submission, '--reason', 'another team', '--data', data);
    expect([code, out]).toEqual([0, expect.stringContaining('nothing in it counts')]);
    expect(out).toContain('5 rows of an earlier or other file count again');
    const told = await bcf('status', '--quarter', QUARTER, '--data', data);
    expect(told.out).toMatch(/withdrawn by \S+, another team: sus-apc of may, may 7\.csv/);
  });

  test('is refused where there is nothing to take back', async () => {
    const { code, problems } = await bcf('withdraw', 's-nothing', '--reason', 'why not', '--data', data);
    expect([code, problems]).toEqual([1, expect.stringContaining('No file with this id has come')]);
    expect((await bcf('withdraw', 's-nothing', '--data', data)).code).toBe(2);
  });
});

async function listed(): Promise<unknown[]> {
  const answer = await fetch(`${product.web}/api/v1/submissions`);
  const { submissions } = (await answer.json()) as { submissions: { state: string }[] };
  return submissions.filter(({ state }) => state === 'settled');
}
