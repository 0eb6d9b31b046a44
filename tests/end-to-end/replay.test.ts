import { setTimeout as pause } from 'node:timers/promises';
import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Quarter } from '../../functions/core/periods/period.ts';
import type { Replayed } from '../../functions/core/replay/replayed.ts';
import { replayQuarter } from '../../local/replay-quarter.ts';
import { emergencies, extractFile, inMonth } from './hand-made.ts';
import { startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const EXTRACT = 'sus-apc/coventry/april.csv';

const dischargeReady = [
  'Provider,Area,Month,Discharges,On ready date,1 day,2-3 days,4-6 days,7-13 days,14-20 days,21+ days,Bed days',
  `RKB,${COVENTRY},2025-04,100,80,8,5,3,2,1,1,90`,
].join('\n');

let team: TestStack;
beforeAll(async () => {
  team = await startTestStack();
  await team.drop(EXTRACT, extractFile(emergencies(20)));
  await team.drop('inbox/coventry/june.csv', extractFile(emergencies(8, inMonth('2025-06'))));
  await team.drop('discharge-ready/rkb/april.csv', dischargeReady);
  await team.returnOf(COVENTRY, QUARTER);
  await team.drop(EXTRACT, extractFile(emergencies(22)));
  await team.returnOf(COVENTRY, QUARTER);
});
afterAll(() => team.close());

async function replayed(area: string | null = null, quarter: Quarter = QUARTER): Promise<Replayed[]> {
  const all: Replayed[] = [];
  const { stores, publish } = team.stack;
  await replayQuarter({ ...stores, ...publish }, { quarter, area, tell: (one) => all.push(one) });
  return all;
}

/** Waits until the stack has nothing left to do by itself. */
async function idle(): Promise<void> {
  for (let look = 0; team.stack.queue.waiting() > 0; look += 1) {
    if (look > 600) throw new Error('The stack does not come to rest');
    await pause(25);
  }
}

async function revisionWhen(quarter: Quarter, revision: number): Promise<void> {
  for (let look = 0; look < 600; look += 1) {
    const latest = await team.stack.stores.records.returns.latest(quarter, COVENTRY);
    if (latest && latest.revision >= revision) return;
    await pause(25);
  }
  throw new Error(`Revision ${revision} of ${quarter} did not come`);
}

const outcomes = (all: readonly Replayed[], kind: Replayed['kind']) =>
  all.filter((one) => one.kind === kind).map(({ name, outcome }) => [name.replace(/ \(s-.*/, ''), outcome]);

/** Everything that the buckets and the table hold, as far as a replay could have touched it. */
async function contents(): Promise<unknown> {
  const { records } = team.stack.stores;
  const versions = await Promise.all(
    ['bcf-arrivals', 'bcf-evidence', 'bcf-returns'].map(async (Bucket) =>
      (await team.s3.send(new ListObjectVersionsCommand({ Bucket }))).Versions?.map(({ Key, ETag, LastModified }) => [
        Key,
        ETag,
        LastModified?.toISOString(),
      ]),
    ),
  );
  return {
    versions,
    metrics: await records.metrics.ofQuarter(QUARTER),
    revisions: await records.returns.revisions(QUARTER, COVENTRY),
    audit: await records.audit.list({ limit: 100 }),
  };
}

describe('a quarter that is made again from the stored files alone', () => {
  test('comes out the same to the byte: files that count, metrics, and the newest return', async () => {
    const all = await replayed();
    expect(outcomes(all, 'file')).toEqual([
      ['sus-apc/coventry/june.csv', 'same'],
      ['sus-apc/coventry/april.csv', 'same'],
      ['discharge-ready/rkb/april.csv', 'same'],
    ]);
    expect(outcomes(all, 'metrics')).toEqual([[`${COVENTRY} ${QUARTER}`, 'same']]);
    expect(outcomes(all, 'return')).toEqual([
      [`Coventry ${QUARTER} revision 2: Coventry HWB.xlsx`, 'same'],
      [`Coventry ${QUARTER} revision 2: return.json`, 'same'],
      [`Coventry ${QUARTER} revision 2: metrics.csv`, 'same'],
      [`Coventry ${QUARTER} revision 2: board-report.html`, 'same'],
      [`Coventry ${QUARTER} revision 2: board-report.docx`, 'same'],
      [`Coventry ${QUARTER} revision 2: values-in-template-order.csv`, 'same'],
      [`Coventry ${QUARTER} revision 2: public/return.json`, 'same'],
      [`Coventry ${QUARTER} revision 2: public/metrics.csv`, 'same'],
      [`Coventry ${QUARTER} revision 2: manifest.json`, 'same'],
    ]);
  });

  test('for another area has nothing of this one', async () => {
    expect(await replayed('E10000018')).toEqual([]);
    expect(outcomes(await replayed(COVENTRY), 'file')).toHaveLength(3);
  });

  test('writes nothing', async () => {
    await idle();
    const before = await contents();
    await replayed();
    expect(await contents()).toEqual(before);
  });

  test('a stored count that was altered is told, with the metric that follows from it', async () => {
    const { counts, currents } = team.stack.stores.records;
    const { current } = (await currents.ofSource('sus-apc'))[0] ?? { current: { arrivals: {} } };
    const arrival = Object.values(current.arrivals).find(({ key }) => key === EXTRACT);
    const [cell] = await counts.list(arrival?.countsId ?? '', COVENTRY);
    if (!arrival || !cell) throw new Error('There is no count of April');
    const { countsId, ...stored } = cell;
    const [measure = ''] = Object.keys(cell.counts).filter((name) => name.includes('nhs-planning'));
    await counts.putAll(countsId, [{ ...stored, counts: { ...cell.counts, [measure]: 21 } }]);
    await team.returnOf(COVENTRY, QUARTER);

    const wrong = (await replayed()).filter(({ outcome }) => outcome === 'differs');
    expect(wrong.slice(0, 3).map(({ kind }) => kind)).toEqual(['file', 'metrics', 'return']);
    expect(wrong.slice(2).map(({ name }) => name.replace(/.*: /, ''))).toEqual(
      expect.arrayContaining(['Coventry HWB.xlsx', 'return.json', 'metrics.csv', 'board-report.html']),
    );
    expect(wrong[0]?.why).toEqual([`${COVENTRY} 2025-04: ${measure} 21 → 22`]);
    expect(wrong[1]?.why[0]).toMatch(/^emergency-admissions-65-plus 2025-04: .*\(21 of \d+\) → .*\(22 of \d+\)$/);
    expect(wrong[3]?.why[1]).toMatch(/^emergency-admissions-65-plus 2025-04: /);

    await counts.putAll(countsId, [stored]);
    await team.returnOf(COVENTRY, QUARTER);
    expect((await replayed()).every(({ outcome }) => outcome === 'same')).toBe(true);
  });

  test('a file is read by the contract of its day, and is not compared where that is kept no longer', async () => {
    const { currents } = team.stack.stores.records;
    const countedBy = (fingerprint: string) =>
      currents.move('discharge-ready', 'rkb', (current) => ({
        ...current,
        version: current.version + 1,
        arrivals: Object.fromEntries(
          Object.entries(current.arrivals).map(([id, arrival]) => [id, { ...arrival, fingerprint }]),
        ),
      }));
    const outcome = async () => (await replayed()).find(({ name }) => name.startsWith('discharge-ready'));
    await countedBy('discharge-ready/1');
    expect(await outcome()).toMatchObject({ outcome: 'same' });
    await countedBy('discharge-ready/99');
    expect(await outcome()).toMatchObject({
      outcome: 'not-kept',
      why: ['what it was counted by is kept no longer: contract discharge-ready/99'],
    });
    await countedBy('discharge-ready/2');
  });

  test('a correction of one quarter is published in the later ones of the year, which show it too', async () => {
    await team.drop('sus-apc/coventry/july.csv', extractFile(emergencies(9, inMonth('2025-07'))));
    await team.returnOf(COVENTRY, '2025-26-Q2');
    await team.drop(EXTRACT, extractFile(emergencies(24)));
    await revisionWhen('2025-26-Q2', 2);
    await team.returnOf(COVENTRY, QUARTER);
    const all = [...(await replayed(COVENTRY, '2025-26-Q2')), ...(await replayed(COVENTRY))];
    expect(all.filter(({ outcome }) => outcome !== 'same')).toEqual([]);
  });

  test('a published file that somebody overwrote is told, and which', async () => {
    const [latest] = await team.stack.stores.records.returns.ofQuarter(QUARTER);
    const csv = latest?.files.find(({ name }) => name === 'metrics.csv');
    await team.s3.send(new PutObjectCommand({ Bucket: 'bcf-returns', Key: csv?.key, Body: 'other' }));
    const wrong = (await replayed()).filter(({ outcome }) => outcome !== 'same');
    expect(wrong.map(({ name, outcome }) => [name.replace(/.*: /, ''), outcome])).toEqual([['metrics.csv', 'differs']]);
    expect(wrong[0]?.why[0]).toContain('not the file that was published');
  });

  test('a file that has expired is said to be kept no longer, and the rest is still compared', async () => {
    const listed = await team.s3.send(new ListObjectVersionsCommand({ Bucket: 'bcf-arrivals', Prefix: EXTRACT }));
    for (const { Key, VersionId } of listed.Versions ?? []) {
      await team.s3.send(new DeleteObjectCommand({ Bucket: 'bcf-arrivals', Key, VersionId }));
    }
    const all = await replayed();
    expect(outcomes(all, 'file')).toEqual([
      ['sus-apc/coventry/june.csv', 'same'],
      ['sus-apc/coventry/april.csv', 'not-kept'],
      ['discharge-ready/rkb/april.csv', 'same'],
    ]);
    expect(outcomes(all, 'metrics')).toEqual([[`${COVENTRY} ${QUARTER}`, 'same']]);
  });
});
