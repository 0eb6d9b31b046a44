import { describe, expect, test } from 'vitest';
import { openQuarters } from '../../../functions/core/quarter-end/open-quarters.ts';
import {
  plannedCodes,
  planQuarterEnd,
  type QuarterEndParts,
} from '../../../functions/core/quarter-end/plan-quarter-end.ts';
import type { Receipt } from '../../../functions/core/returns/quarter-status.ts';
import { monthly, receipt, statusOf, whole } from './area-for-test.ts';

const Q1 = '2025-26-Q1';
const countedSources = ['sus-apc', 'discharge-ready', 'care-home-admissions', 'reablement'];
const draft = { area: 'E08000026', isSigned: false, checklist: { complete: 3, items: 5 } };

function planOn(day: string, receipts: readonly Receipt[], change: Partial<QuarterEndParts> = {}) {
  const [open] = openQuarters(day);
  if (!open) throw new Error(`No quarter is open on ${day}`);
  return planQuarterEnd({ open, status: statusOf(Q1, receipts), earlier: [], standing: [], countedSources, ...change });
}

describe('at the end of a quarter', () => {
  test('an area with data and a plan gets its draft', () => {
    const [coventry] = planOn('2025-07-10', whole(Q1));
    expect(coventry).toMatchObject({ area: { name: 'Coventry' }, isAsked: true, missing: [] });
  });

  test('an area with a plan and no data gets no draft, and a list of what is missing', () => {
    const [coventry] = planOn('2025-07-10', [receipt('plan', 'bcf', '2025-26')]);
    expect(coventry?.isAsked).toBe(false);
    expect(coventry?.missing.map(({ source }) => source)).toEqual([
      'sus-apc',
      'discharge-ready',
      'care-home-admissions',
    ]);
  });

  test('an area that sent a plan last year only is told that this year has none', () => {
    const earlier = [statusOf('2024-25-Q4', whole('2024-25-Q4'))];
    expect(plannedCodes(earlier)).toEqual(['E08000026']);
    const [coventry] = planOn('2025-07-10', monthly('sus-apc', 'coventry', Q1), { earlier });
    expect(coventry?.isAsked).toBe(false);
    expect(coventry?.missing.find(({ source }) => source === 'plan')).toMatchObject({
      periods: ['2025-26'],
      from: ['bcf'],
    });
  });

  test('an area whose residents are only treated elsewhere is left alone', () => {
    expect(planOn('2025-07-10', monthly('sus-apc', 'leicestershire', Q1))).toEqual([]);
  });
});

describe('a notice', () => {
  test('says when the return is due, what is open and what is missing from whom, and no figure of the return', () => {
    const receipts = whole(Q1).filter(({ source }) => source !== 'care-home-admissions');
    const [coventry] = planOn('2025-08-08', receipts, { standing: [draft] });
    expect(coventry?.notice).toMatchObject({
      id: '2025-26-Q1-E08000026-reminder-2025-08-08',
      kind: 'reminder',
      day: '2025-08-08',
      due: '2025-08-15',
    });
    expect(coventry?.notice?.text.split('\n')).toEqual([
      'The return of Coventry for Quarter 1 2025-26 is due on 15 August 2025, in 7 days.',
      '2 of 5 items of the checklist of its draft are open.',
      'Missing:',
      '- Long-term admissions to care homes from the council (care-home-admissions) for Quarter 1 2025-26; nobody sent it in the year before',
    ]);
  });

  test('has the same id on each day until the next occasion, so that it is put once', () => {
    const idOn = (day: string) => planOn(day, whole(Q1))[0]?.notice?.id;
    expect(idOn('2025-08-09')).toBe(idOn('2025-08-13'));
    expect(idOn('2025-08-14')).not.toBe(idOn('2025-08-13'));
  });

  test('of a return that is complete asks for the signature', () => {
    const complete = { ...draft, checklist: { complete: 5, items: 5 } };
    const [coventry] = planOn('2025-08-14', whole(Q1), { standing: [complete] });
    expect(coventry?.notice?.text).toBe(
      'The return of Coventry for Quarter 1 2025-26 is due on 15 August 2025, tomorrow.\nAll that is expected has come. The return is not signed off yet.',
    );
  });

  test('is not made once the return is signed off, nor after the deadline', () => {
    const signed = { ...draft, isSigned: true };
    expect(planOn('2025-08-14', whole(Q1), { standing: [signed] })[0]?.notice).toBeNull();
    expect(planOn('2025-08-16', whole(Q1))[0]?.notice).toBeNull();
  });
});
