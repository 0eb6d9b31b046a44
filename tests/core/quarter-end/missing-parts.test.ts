import { describe, expect, test } from 'vitest';
import { areaMissing } from '../../../functions/core/quarter-end/area-missing.ts';
import { missingWords } from '../../../functions/core/quarter-end/missing-parts.ts';
import type { Receipt } from '../../../functions/core/returns/quarter-status.ts';
import { areaOf, monthly, receipt, statusOf, whole } from './area-for-test.ts';

const Q1 = '2025-26-Q1';
const Q2 = '2025-26-Q2';

/** What is missing of quarter 2, where quarter 1 had this. */
function missingInQ2(now: readonly Receipt[], before: readonly Receipt[] = whole(Q1)): string[] {
  const status = statusOf(Q2, now);
  return areaMissing({ status, earlier: [statusOf(Q1, before)] }, areaOf(status)).map(missingWords);
}

const without = (source: string, receipts = whole(Q2)) => receipts.filter((one) => one.source !== source);

describe('the list of what is missing', () => {
  test('is empty where all that is required has come', () => {
    expect(missingInQ2(whole(Q2))).toEqual([]);
  });

  test('names the source, the months, and the feeds that sent it before', () => {
    expect(missingInQ2(without('discharge-ready'))).toEqual([
      'Discharge ready date return of the hospital trusts (discharge-ready) for July 2025, August 2025 and September 2025; last sent by rkb and rwe',
    ]);
  });

  test('says so where nobody sent it in the year before', () => {
    expect(missingInQ2(without('care-home-admissions'), without('care-home-admissions', whole(Q1)))).toEqual([
      'Long-term admissions to care homes from the council (care-home-admissions) for Quarter 2 2025-26; nobody sent it in the year before',
    ]);
  });

  test('names a trust that sent the whole quarter before and is silent now, though another trust has sent', () => {
    const september = '2025-09';
    const silent = whole(Q2).filter(({ feed, period }) => !(feed === 'rwe' && period === september));
    expect(missingInQ2(silent)).toEqual([
      'Discharge ready date return of the hospital trusts (discharge-ready) for September 2025 from rwe; others have sent it',
    ]);
  });

  test('does not wait for a trust that treats residents of the area only now and then', () => {
    const occasional = [...whole(Q1), receipt('discharge-ready', 'rj1', '2025-05')];
    expect(missingInQ2(whole(Q2), occasional)).toEqual([]);
  });

  test('does not wait for a second extract of hospital stays, which would not be added up', () => {
    expect(missingInQ2(whole(Q2), [...whole(Q1), ...monthly('sus-apc', 'portal', Q1)])).toEqual([]);
  });

  test('has what is optional only where somebody sent it before', () => {
    expect(missingInQ2(whole(Q2), [...whole(Q1), receipt('narrative', 'lead', Q1)])).toEqual([
      'Answers to the questions of the return (narrative, optional) for Quarter 2 2025-26; last sent by lead',
    ]);
  });

  test('names the feeds of the newest quarter first, as far back as is known', () => {
    const status = statusOf(Q2, []);
    const earlier = [statusOf(Q1, monthly('sus-apc', 'icb', Q1)), statusOf('2024-25-Q4', whole('2024-25-Q4'))];
    const [stays] = areaMissing({ status, earlier }, areaOf(status));
    expect(stays).toMatchObject({ source: 'sus-apc', from: ['icb', 'coventry'], isPartly: false });
  });
});
