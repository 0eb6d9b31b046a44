import { toPence, toPounds } from './pence.ts';

/** A funding source whose planned expenditure is not its planned income. All in pounds; the difference has a sign. */
export type FundingDifference = { fundingSource: string; income: number; expenditure: number; difference: number };

type Counts = Readonly<Record<string, number>>;

const INCOME = /^income\.(.+)\.(planned|updated)$/;
const EXPENDITURE = /^expenditure\.(.+)\.planned$/;

/** The planned income of each source: the updated plan where there is one. */
function incomeOf(counts: Counts): Map<string, number> {
  const found = new Map<string, number>();
  for (const [name, amount] of Object.entries(counts)) {
    const [, source, kind] = INCOME.exec(name) ?? [];
    if (source && (kind === 'updated' || !found.has(source))) found.set(source, amount);
  }
  return found;
}

function expenditureOf(counts: Counts): Map<string, number> {
  return new Map(
    Object.entries(counts).flatMap(([name, amount]) => {
      const [, source] = EXPENDITURE.exec(name) ?? [];
      return source ? [[source, amount] as const] : [];
    }),
  );
}

/**
 * Holds the planned expenditure of every funding source against its planned income, exactly to the penny. `income` are
 * counts named `income.<source>.planned` and `.updated`, `expenditure` counts named `expenditure.<source>.planned`, of
 * one area and financial year, whichever files they came in. Empty where one of the two sides is not there at all.
 */
export function reconcileFunding(income: Counts, expenditure: Counts): FundingDifference[] {
  const given = incomeOf(income);
  const spent = expenditureOf(expenditure);
  if (given.size === 0 || spent.size === 0) return [];
  return [...new Set([...given.keys(), ...spent.keys()])].flatMap((fundingSource) => {
    const amounts = { income: given.get(fundingSource) ?? 0, expenditure: spent.get(fundingSource) ?? 0 };
    const difference = toPounds(toPence(amounts.expenditure) - toPence(amounts.income));
    return difference === 0 ? [] : [{ fundingSource, ...amounts, difference }];
  });
}
