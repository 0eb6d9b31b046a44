import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { poundWords, signedPounds } from '../../../functions/core/finance/pence.ts';
import { reconcileFunding } from '../../../functions/core/finance/reconcile-funding.ts';
import { createSharedSum } from '../../../functions/core/finance/shared-sum.ts';

describe('expenditure against income', () => {
  test('names each source that differs, whichever files the two came in', () => {
    expect(
      reconcileFunding(
        { 'income.dfg.planned': 100, 'income.additional-la-contribution.planned': 33_765_635 },
        {
          'expenditure.dfg.planned': 100,
          'expenditure.additional-la-contribution.planned': 33_765_615,
          'spend.adult-social-care.planned': 5,
        },
      ),
    ).toEqual([
      {
        fundingSource: 'additional-la-contribution',
        income: 33_765_635,
        expenditure: 33_765_615,
        difference: -20,
      },
    ]);
  });

  test('goes by the updated plan where there is one, in whichever order the two stand', () => {
    const updated = { 'income.ibcf.planned': 90, 'income.ibcf.updated': 100 };
    const spent = { 'expenditure.ibcf.planned': 100 };
    expect(reconcileFunding(updated, spent)).toEqual([]);
    expect(reconcileFunding(Object.fromEntries(Object.entries(updated).reverse()), spent)).toEqual([]);
  });

  test('counts a source on one side only as zero on the other, and says nothing where a side is not there', () => {
    const income = { 'income.dfg.planned': 100, 'income.ibcf.planned': 5 };
    expect(reconcileFunding(income, { 'expenditure.dfg.planned': 100 })).toMatchObject([
      { fundingSource: 'ibcf', income: 5, expenditure: 0, difference: -5 },
    ]);
    expect(reconcileFunding(income, {})).toEqual([]);
    expect(reconcileFunding({}, { 'expenditure.dfg.planned': 100 })).toEqual([]);
  });
});

test('pounds are written with separators, pence and a sign', () => {
  expect([1234567, 0.5, -20, 0].map(poundWords)).toEqual(['£1,234,567', '£0.50', '−£20', '£0']);
  expect([10, -26.5].map(signedPounds)).toEqual(['+£10', '−£26.50']);
});

test('shares of amounts are rounded once, so that parts of 100 % come to the whole', () => {
  const cents = fc.integer({ min: 0, max: 10_000_000_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cents, fc.integer({ min: 0, max: 1000 })), { maxLength: 20 }), (lines) => {
      const both = createSharedSum();
      for (const [pence, permille] of lines) {
        both.add(pence / 100, permille / 10);
        both.add(pence / 100, 100 - permille / 10);
      }
      expect(both.pounds()).toBe(lines.reduce((sum, [pence]) => sum + pence, 0) / 100);
    }),
  );
});
