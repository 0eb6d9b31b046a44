import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsOf } from '../../../functions/core/returns/amounts.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import type { AmountsBlock } from '../../../functions/core/returns/layout-blocks.ts';
import { type IncomeAmounts, NO_ENTRIES } from '../../../functions/core/returns/return-entries.ts';

function blockOf(year: string, id: string): AmountsBlock {
  const block = layoutFor(year)
    .sheets.flatMap(({ blocks }) => blocks)
    .find((each) => each.id === id);
  if (block?.kind !== 'amounts') throw new Error(`${year} has no table of amounts ${id}`);
  return block;
}

const none = () => null;
const income = (sources: IncomeAmounts[]) => ({ ...NO_ENTRIES, income: { toQuarter: null, sources } });

describe('a table of amounts', () => {
  const block = blockOf('2025-26', 'income');
  const sources = ['dfg', 'minimum-nhs-contribution', 'local-authority-better-care-grant'];

  it('adds up to the penny, whatever the amounts', () => {
    const pence = fc.integer({ min: 0, max: 1e12 });
    fc.assert(
      fc.property(fc.tuple(pence, pence, pence), (amounts) => {
        const given = sources.map((fundingSource, n) => ({
          fundingSource,
          planned: (amounts[n] ?? 0) / 100,
          updated: null,
          actual: null,
        }));
        const total = amountsOf(block, income(given), none)('minimum', 'planned')?.value ?? Number.NaN;
        expect(Math.round(total * 100)).toBe(amounts[0] + amounts[1] + amounts[2]);
      }),
    );
  });

  it('takes the updated plan where there is one, and says what share of it was spent', () => {
    const amounts = amountsOf(
      block,
      income([{ fundingSource: 'dfg', planned: 1000, updated: 1200, actual: 300 }]),
      none,
    );
    expect(['planned', 'updated', 'actual', 'share'].map((column) => amounts('dfg', column)?.value)).toEqual([
      1000, 1200, 300, 25,
    ]);
  });

  it('says nothing of a source that nobody gave, and no share of a plan of nothing', () => {
    const amounts = amountsOf(block, income([{ fundingSource: 'dfg', planned: 0, updated: null, actual: 0 }]), none);
    expect(amounts('minimum-nhs-contribution', 'planned')).toBeNull();
    expect(amounts('dfg', 'share')).toBeNull();
    expect(amounts('pooled', 'planned')?.value).toBe(0);
  });

  it('takes what was entered only where no file says the amount, and a total from its rows then', () => {
    const totals = blockOf('2022-23', 'discharge-totals');
    const entered = (row: string) => ({ icb: 495_220, la: 1_292_553 })[row] ?? null;
    const amounts = amountsOf(totals, NO_ENTRIES, entered);
    expect(amounts('icb', 'actual')).toEqual({ value: 495_220, from: 'answer' });
    expect(amounts('total', 'actual')).toEqual({ value: 1_787_773, from: 'answer' });
  });
});
