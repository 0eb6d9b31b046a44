import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectTaggingCommand } from '@aws-sdk/client-s3';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emergencies, emergency, extractFile } from './hand-made.ts';
import { numbersInReturn } from './independent-numbers.ts';
import { startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';

/** Made up, with a valid check digit, so that it looks like one. */
const NHS_NUMBER = '9434765919';
const SPELL = 'SPELL-PLANTED-7731';
const DIAGNOSIS = 'PLANTED-DIAGNOSIS';

/** A person's column is added to every row, filled on one row only. */
function withColumn(text: string, name: string, value: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line, row) => `${line},${row === 0 ? name : row === 17 ? value : ''}`)
    .join('\n');
}

let team: TestStack;
beforeAll(async () => {
  team = await startTestStack();
  await team.drop('sus-apc/coventry/sound.csv', extractFile(emergencies(20)));
});
afterAll(() => team.close());

const tagsOf = async (key: string) =>
  (await team.s3.send(new GetObjectTaggingCommand({ Bucket: 'bcf-arrivals', Key: key }))).TagSet;

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('a file that says who somebody is', () => {
  test.each([
    ['NHS Number', NHS_NUMBER],
    ['NHS_Number', NHS_NUMBER],
    ['Patient Name', 'Planted, Petra'],
    ['Date of Birth', '1944-02-29'],
    ['Patient Usual Address', '"1 Planted Street, Coventry"'],
    ['Postcode', 'CV1 5FB'],
    ['Local Patient Identifier', 'PLANTED99'],
  ])(
    'with one value under "%s" is refused, its object is marked to be deleted, and the value is nowhere',
    async (column, value) => {
      const key = `sus-apc/coventry/${column}.csv`;
      const report = await team.drop(key, withColumn(extractFile(emergencies(30)), column, value));
      expect([report.outcome, report.issueCounts.byCode['identifiable-data']]).toEqual(['rejected', 1]);
      const issue = report.issues.find(({ code }) => code === 'identifiable-data');
      expect(issue).toMatchObject({ level: 'file', found: null, column });
      expect(await tagsOf(key)).toEqual([{ Key: 'bcf-delete', Value: 'identifiable-data' }]);
      expect(JSON.stringify(report)).not.toContain(value.replaceAll('"', ''));
    },
  );

  test('with the same columns left empty is accepted', async () => {
    const text = withColumn(extractFile(emergencies(20)), 'NHS Number', '');
    const report = await team.drop('sus-apc/coventry/empty column.csv', text);
    expect(report.outcome).not.toBe('rejected');
    expect(await tagsOf('sus-apc/coventry/empty column.csv')).toEqual([]);
  });

  test('leaves the earlier numbers as they were', async () => {
    expect(numbersInReturn(await team.returnOf(COVENTRY, QUARTER), '2025-04').planning).toBe(20);
  });
});

describe('what is kept of the rows of a file', () => {
  beforeAll(async () => {
    const text = extractFile([...emergencies(40), emergency(SPELL, { admitted: 'PLANTED-DATE' })]).trimEnd();
    const withDiagnosis = text.replace(/$/gm, `,${DIAGNOSIS}`).replace(`,${DIAGNOSIS}`, ',Der_Diagnosis_All');
    const report = await team.drop('sus-apc/coventry/with a fault.csv', withDiagnosis);
    expect(report.rows.rejected).toBe(1);
    await team.returnOf(COVENTRY, QUARTER);
  });

  test('no spell, diagnosis or planted value is in the table, the evidence, the returns, or the log', async () => {
    const { dynamodb } = team.stack.clients;
    const { Items = [] } = await dynamodb.send(new ScanCommand({ TableName: 'bcf' }));
    expect(Items.length).toBeGreaterThan(10);
    expect(team.logged.length).toBeGreaterThan(10);
    const kept = JSON.stringify(Items) + team.logged.join('\n');
    for (const planted of [NHS_NUMBER, SPELL, DIAGNOSIS, 'Planted', 'CV1 5FB', '1944-02-29', 'PLANTED99']) {
      expect(kept.includes(planted), planted).toBe(false);
    }
  });

  test('the disk holds such values only in the files that were sent', async () => {
    const holders = filesUnder(team.dataDir).filter((file) => {
      const bytes = readFileSync(file);
      return [NHS_NUMBER, SPELL, DIAGNOSIS].some((planted) => bytes.includes(planted));
    });
    expect(holders.length).toBeGreaterThan(0);
    const sent = holders.filter((file) => readFileSync(file).includes('admission method'));
    expect(holders).toEqual(sent);
  });

  test('the log has no file name and no key, because people put names into both', async () => {
    expect(team.logged.filter((line) => line.includes('.csv') || line.includes('sus-apc/'))).toEqual([]);
  });
});
