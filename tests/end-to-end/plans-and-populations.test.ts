import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emergencies, extractFile } from './hand-made.ts';
import { readReturn, startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';

describe('what plans and populations add to the numbers', () => {
  let team: TestStack;
  beforeAll(async () => {
    team = await startTestStack();
  });
  afterAll(() => team.close());

  const admissions = async (period: string) => {
    const document = await readReturn(team.s3, COVENTRY, QUARTER);
    return document.metrics.find((each) => each.metric === 'emergency-admissions-65-plus' && each.period === period);
  };

  test('the return of a planned area and a quarter that has ended is published by itself', async () => {
    const plan = `Area,Metric,Period,Value,Plan version\r\nCoventry,emergency-admissions-65-plus,${QUARTER},2124,v1\r\nCoventry,emergency-admissions-65-plus,Apr-25,30,v1\r\n`;
    expect((await team.drop('plan/bcf/2025-26.csv', plan)).outcome).toBe('accepted');
    await team.drop('sus-apc/coventry/april.csv', extractFile(emergencies(20)));
    await team.stack.loop.idle();
    expect(await admissions('2025-04')).toMatchObject({
      numerator: 20,
      plan: 30,
      assessment: 'not-met',
      denominator: 53_366,
    });
    expect(await admissions(QUARTER)).toMatchObject({ plan: 2124, assessment: 'not-assessable' });
  });

  test('a revised plan and an uploaded population bring a new revision of it, by themselves', async () => {
    const bands = ['65-69', '70-74', '75-79', '80-84', '85-89', '90+'];
    const population = [
      'utla23cd,year,basis,age_band,female,male',
      ...bands.map((band) => `${COVENTRY},2025,ONS 2022-based,${band},"5,000",4000`),
    ];
    const report = await team.drop('population/ons/population.csv', population.join('\n'));
    expect([report.outcome, report.rows.accepted, report.areas]).toEqual(['accepted', 6, [COVENTRY]]);
    await team.drop(
      'plan/bcf/april.csv',
      `area,metric,period,value\n${COVENTRY},emergency-admissions-65-plus,2025-04,40\n`,
    );
    await team.stack.loop.idle();
    const april = await admissions('2025-04');
    expect(april).toMatchObject({ numerator: 20, denominator: 54_000, plan: 40, assessment: 'met' });
    expect(april?.denominatorBasis).toContain('ONS 2022-based');
    expect(april?.value).toBeCloseTo((20 / 54_000) * 100_000, 9);
    expect((await readReturn(team.s3, COVENTRY, QUARTER)).revision).toBeGreaterThan(1);
    expect((await admissions(QUARTER))?.plan).toBe(2124);
  });
});
