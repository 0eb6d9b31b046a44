import { DeleteObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBoard } from '../../functions/core/areas/boards.ts';
import type { ExplainedNumber } from '../../functions/core/explain/explained-number.ts';
import { metricDefinition } from '../../functions/core/metrics/catalogue.ts';
import { financialYearOf, type Period } from '../../functions/core/periods/period.ts';
import { metricChoices } from '../../functions/core/returns/metric-choices.ts';
import { explainNumber } from '../../functions/edges/explain/explain-number.ts';
import { quarterWith } from '../../functions/edges/explain/load-number.ts';
import { explainLines } from '../../local/commands/explain-lines.ts';
import { byReason, rowsOf } from '../core/explain/explain-for-test.ts';
import { emergencies, emergency, extractFile, inMonth } from './hand-made.ts';
import { startTestStack, type TestStack } from './stack-for-test.ts';

const QUARTER = '2025-26-Q1';
const APRIL = 'sus-apc/coventry/april.csv';
const ADMISSIONS = 'emergency-admissions-65-plus';
const PLANNING = 'emergency-admissions-65-plus.nhs-planning';
const coventry = findBoard('Coventry') ?? { code: '', name: '', region: '' };

/** Twenty emergencies that count, and one row for each reason not to. */
const april = extractFile([
  ...emergencies(20),
  emergency(1),
  emergency('young', { age: '64' }),
  emergency('planned', { method: '11' }),
  emergency('short', { admitted: '2025-04-10', ready: '' }),
  emergency('unknown', { treatment: '' }),
  emergency('mental health', { treatment: '710' }),
  emergency('elsewhere', { residence: 'E10000018' }),
  emergency('Wales', { residence: 'W06000015' }),
  emergency('nowhere', { residence: '' }),
  emergency('still there', { discharged: '', ready: '' }),
  emergency('no day', { admitted: 'soon' }),
]);

const dischargeReady = [
  'Provider,Area,Month,Discharges,On ready date,1 day,2-3 days,4-6 days,7-13 days,14-20 days,21+ days,Bed days',
  'RKB,E08000026,2025-04,100,80,8,5,3,2,1,1,90',
  'RKB,E10000018,2025-04,50,50,0,0,0,0,0,0,0',
].join('\n');

const plan = ['Area,Metric,Period,Value', `Coventry,${ADMISSIONS},${QUARTER},2124`].join('\n');

const people = [
  'Area,Year,Age band,Persons,Basis',
  'E08000026,2025,0-64,300000,council estimate',
  'E08000026,2025,65+,50000,council estimate',
].join('\n');

let team: TestStack;
beforeAll(async () => {
  team = await startTestStack();
  await team.drop('plan/bcf/plan.csv', plan);
  await team.drop('population/council/people.csv', people);
  await team.drop(APRIL, april);
  await team.drop('sus-apc/coventry/may.csv', extractFile(emergencies(15, inMonth('2025-05'))));
  await team.drop('discharge-ready/rkb/april.csv', dischargeReady);
  // A return that is still to be published would be computed from what a test alters.
  await team.stack.loop.idle();
});
afterAll(() => team.close());

function explained(metric: string, period: Period): Promise<ExplainedNumber> {
  const choices = metricChoices(financialYearOf(quarterWith(period)), coventry.code);
  return explainNumber(team.stack.stores, { board: coventry, metric: metricDefinition(metric), period, choices });
}

const fileOf = ({ files }: ExplainedNumber, key: string) => files.find((file) => file.key === key);

describe('a number of Coventry, explained', () => {
  test('has its value, its cells, and every file with its version and hash', async () => {
    const found = await explained(ADMISSIONS, QUARTER);
    expect(found.value).toMatchObject({ numerator: 35, denominator: 50_000, plan: 2124 });
    expect([found.stored, found.differences]).toEqual(['same', []]);
    expect(found.figures).toMatchObject([{ figure: 'numerator', add: [PLANNING], sum: 35 }]);
    expect(found.cells.map(({ source, period, counts }) => [source, period, counts])).toEqual([
      ['sus-apc', '2025-04', { [PLANNING]: 20 }],
      ['sus-apc', '2025-05', { [PLANNING]: 15 }],
      ['plan', QUARTER, { [`${ADMISSIONS}.value`]: 2124 }],
      ['population', '2025~council-estimate', { '65+:persons': 50_000 }],
    ]);
    for (const file of found.files) {
      const submission = await team.stack.stores.records.submissions.get(file.submission);
      expect(file).toMatchObject({
        state: 'agrees',
        versionId: submission?.versionId,
        sha256: submission?.arrival?.sha256,
      });
    }
  });

  test('says of every row of its files what became of it', async () => {
    const found = await explained(ADMISSIONS, QUARTER);
    const [ledger] = fileOf(found, APRIL)?.ledgers ?? [];
    expect(byReason(ledger?.reasons ?? [])).toEqual({
      counted: 20,
      duplicate: 1,
      'spell-not-ended': 1,
      'residence-outside-england': 1,
      'residence-not-given': 1,
      'rejected: bad-date': 1,
      'other-area': 1,
      'rule: aged 65 and over': 1,
      'rule: non-elective admission methods': 1,
      'rule: a stay of at least one day': 1,
      'rule: specific acute treatment functions only, by the last episode of the spell': 1,
      'rule-input-missing: specific acute treatment functions only, by the last episode of the spell': 1,
    });
    for (const { ledgers } of found.files) {
      for (const { read, reasons } of ledgers) expect(rowsOf(reasons)).toBe(read);
    }
    const people = fileOf(found, 'population/council/people.csv')?.ledgers[0]?.reasons ?? [];
    expect(byReason(people)).toEqual({ counted: 1, 'other-figure': 1 });
  });

  test('of one month rests on the file of that month alone', async () => {
    const found = await explained(ADMISSIONS, '2025-05');
    expect(found.files.map(({ key }) => key)).toEqual(['sus-apc/coventry/may.csv', 'population/council/people.csv']);
    expect(found.value.numerator).toBe(15);
  });

  test('with a denominator that is counted says of every row what it is to each', async () => {
    const found = await explained('discharged-on-ready-date', '2025-04');
    expect(found.figures.map(({ figure, sum }) => [figure, sum])).toEqual([
      ['numerator', 80],
      ['denominator', 100],
    ]);
    const ledgers = fileOf(found, 'discharge-ready/rkb/april.csv')?.ledgers ?? [];
    expect(ledgers.map(({ figure, reasons }) => [figure, byReason(reasons)])).toEqual([
      ['numerator', { counted: 1, 'other-area': 1 }],
      ['denominator', { counted: 1, 'other-area': 1 }],
    ]);
  });

  test('is the same by words, and no value of a row is in them', async () => {
    const text = explainLines(await explained(ADMISSIONS, QUARTER)).join('\n');
    expect(text).toContain('Coventry (E08000026), Quarter 1 2025-26');
    expect(text).toMatch(/Numerator +35 /);
    expect(text).toMatch(/ 1 {2}fails the rule: aged 65 and over\n/);
    expect(text).toMatch(/ 31 {2}rows read\n/);
    for (const planted of ['young', 'still there', 'mental health', 'soon']) expect(text).not.toContain(planted);
  });
});

describe('a number that does not follow from its files any more', () => {
  test('is said to: a stored count that was altered', async () => {
    const { counts, submissions } = team.stack.stores.records;
    const submission = fileOf(await explained(ADMISSIONS, QUARTER), APRIL)?.submission ?? '';
    const countsId = (await submissions.get(submission))?.arrival?.countsId ?? '';
    const [stored] = await counts.getAll([{ countsId, unit: coventry.code, period: '2025-04' }]);
    if (!stored) throw new Error('April is not counted');
    const { countsId: _, ...cell } = stored;
    await counts.putAll(countsId, [{ ...cell, counts: { ...cell.counts, [PLANNING]: 21 } }]);

    const found = await explained(ADMISSIONS, QUARTER);
    expect(found.stored).toBe('differs');
    expect(fileOf(found, APRIL)).toMatchObject({ state: 'differs', why: [`E08000026 2025-04: ${PLANNING} 21 → 20`] });
    expect(found.differences).toHaveLength(2);
    await counts.putAll(countsId, [cell]);
    expect((await explained(ADMISSIONS, QUARTER)).differences).toEqual([]);
  });

  test('a file that has expired is said to be kept no longer, with what its report still says', async () => {
    const listed = await team.s3.send(new ListObjectVersionsCommand({ Bucket: 'bcf-arrivals', Prefix: APRIL }));
    for (const { Key, VersionId } of listed.Versions ?? []) {
      await team.s3.send(new DeleteObjectCommand({ Bucket: 'bcf-arrivals', Key, VersionId }));
    }
    const found = await explained(ADMISSIONS, QUARTER);
    expect(fileOf(found, APRIL)).toMatchObject({ state: 'not-kept', ledgers: [], reported: { read: 31, rejected: 1 } });
    expect(found.differences).toEqual([]);
    expect(explainLines(found).join('\n')).toMatch(/has expired or was deleted\n +its report says\n +1 {2}rejected\n/);
  });
});
