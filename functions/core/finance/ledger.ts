import type { Issue } from '../checks/issue.ts';
import {
  type FinancePlace,
  fundingMismatch,
  incomeTotalMismatch,
  otherShareIssue,
  repeatedIncome,
} from './finance-issues.ts';
import type { IncomeRow, SchemeRow } from './finance-row.ts';
import { coveredByTotal } from './funding-sources.ts';
import { createIncomeSums } from './income-sums.ts';
import type { MissingInputs } from './missing-inputs.ts';
import { reconcileFunding } from './reconcile-funding.ts';
import { createSchemeSums } from './scheme-sums.ts';
import { otherRule } from './spend-rules.ts';

/** What the income rows, or the scheme lines, of an area and year come to. */
export type LedgerPart = { part: 'income' | 'schemes'; rows: number; counts: Record<string, number> };

/** The finances of one area and financial year, as the rows of one file say them. */
export type Ledger = {
  /** Answers whether the row was a total of the rows above it, which is reconciled and not counted. */
  addIncome(income: IncomeRow, row: number): 'counted' | 'total';
  /** Answers with the number of the line, from 1. */
  addLine(line: SchemeRow, row: number): number;
  parts(): LedgerPart[];
  /** Planned expenditure against planned income, and the share of schemes of the type Other. */
  issues(): Issue[];
};

type LedgerOptions = { place: FinancePlace; missing: MissingInputs; report(issue: Issue): void };

/**
 * Opens the ledger of an area and year. Income rows that say the same in every column are counted and reported; scheme
 * lines may be alike in all but their description.
 */
export function createLedger({ place, missing, report }: LedgerOptions): Ledger {
  const income = createIncomeSums();
  const schemes = createSchemeSums(missing);
  const firstRows = new Map<string, number>();
  const rows = { income: 0, schemes: 0 };
  const sayRepeated = (content: IncomeRow, row: number) => {
    const key = JSON.stringify(content);
    const firstRow = firstRows.get(key);
    if (firstRow === undefined) firstRows.set(key, row);
    else report(repeatedIncome(row, firstRow));
  };
  return {
    addIncome: (content, row) => {
      if (coveredByTotal(content.fundingSource) !== null) {
        for (const difference of income.differences(content)) report(incomeTotalMismatch(place, row, difference));
        return 'total';
      }
      sayRepeated(content, row);
      income.add(content);
      rows.income += 1;
      return 'counted';
    },
    addLine: (line, row) => {
      schemes.add(line, row);
      rows.schemes += 1;
      return rows.schemes;
    },
    parts: () =>
      [
        { part: 'income' as const, rows: rows.income, counts: income.counts() },
        { part: 'schemes' as const, rows: rows.schemes, counts: schemes.counts() },
      ].filter((part) => part.rows > 0),
    issues: () => {
      const expenditure = rows.schemes > 0 ? schemes.counts() : income.statedExpenditure();
      const { spend, mandatory } = schemes.other();
      const isMuch = spend * 100 > mandatory * otherRule.mostPercent;
      return [
        ...reconcileFunding(income.counts(), expenditure).map((each) => fundingMismatch(place, each)),
        ...(isMuch ? [otherShareIssue(place, { spend, mandatory }, otherRule.mostPercent)] : []),
      ];
    },
  };
}
