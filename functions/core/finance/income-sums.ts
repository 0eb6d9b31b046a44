import { createExactSums } from './exact-sums.ts';
import type { IncomeRow } from './finance-row.ts';
import { coveredByTotal } from './funding-sources.ts';

/** A row of totals that does not agree with the rows above it. In pounds. */
export type TotalDifference = { kind: 'planned' | 'actual'; stated: number; sum: number };

/** The funding sources of one area and financial year. Several rows of one source are added up. */
export type IncomeSums = {
  add(row: IncomeRow): void;
  /** Holds a row of totals against the rows above it. */
  differences(total: IncomeRow): TotalDifference[];
  /** `income.<funding source>.planned|updated|actual`, in pounds. */
  counts(): Record<string, number>;
  /** `expenditure.<funding source>.planned` as the rows themselves state it beside the income, in pounds. */
  statedExpenditure(): Record<string, number>;
};

export function createIncomeSums(): IncomeSums {
  const income = createExactSums();
  const stated = createExactSums();
  const sumOf = (kind: string, covers: readonly string[] | 'all above'): number | null => {
    const found = Object.entries(income.pounds()).filter(([name]) => {
      const [, source = '', ofKind] = name.split('.');
      return ofKind === kind && (covers === 'all above' || covers.includes(source));
    });
    return found.length === 0 ? null : Math.round(found.reduce((sum, [, pounds]) => sum + pounds, 0) * 100) / 100;
  };
  return {
    add: ({ fundingSource, planned, updated, actual, expenditure }) => {
      income.add(`income.${fundingSource}.planned`, planned);
      income.add(`income.${fundingSource}.updated`, updated);
      income.add(`income.${fundingSource}.actual`, actual);
      stated.add(`expenditure.${fundingSource}.planned`, expenditure);
    },
    differences: (total) => {
      const covers = coveredByTotal(total.fundingSource);
      if (covers === null || covers === 'not known') return [];
      return (['planned', 'actual'] as const).flatMap((kind) => {
        const sum = sumOf(kind, covers);
        const figure = total[kind];
        return sum === null || figure === null || sum === figure ? [] : [{ kind, stated: figure, sum }];
      });
    },
    counts: () => income.pounds(),
    statedExpenditure: () => stated.pounds(),
  };
}
