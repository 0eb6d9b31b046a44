import type { Issue } from '../checks/issue.ts';
import { type IssueListener, reportIfRoom } from '../checks/report-if-room.ts';
import { type CounterContext, DUPLICATE_KEY, duplicateKey, rowWordsOf } from '../counts/counter.ts';
import { rowOfPlace } from '../intake/sheet.ts';
import {
  type FinancePlace,
  fundingMismatch,
  incomeTotalMismatch,
  otherShareIssue,
  REPEATED_INCOME,
  repeatedIncome,
} from './finance-issues.ts';
import type { IncomeRow, SchemeRow } from './finance-row.ts';
import { coveredByTotal, fundingSourceName } from './funding-sources.ts';
import { createIncomeSums } from './income-sums.ts';
import type { MissingInputs } from './missing-inputs.ts';
import { reconcileFunding } from './reconcile-funding.ts';
import { createSchemeSums } from './scheme-sums.ts';
import { otherRule } from './spend-rules.ts';

/** What the income rows, or the scheme lines, of an area and year come to. */
export type LedgerPart = { part: 'income' | 'schemes'; rows: number; counts: Record<string, number> };

/** The finances of one area and financial year, as the rows of one file say them. */
export type Ledger = {
  /**
   * Answers whether the row was a total of the rows above it, which is reconciled and not counted, or says an amount that
   * another sheet says already, which is refused.
   */
  addIncome(income: IncomeRow, row: number): 'counted' | 'total' | 'repeated';
  /** Answers with the number of the line, from 1; `repeated` where the same line stands on another sheet. */
  addLine(line: SchemeRow, row: number): number | 'repeated';
  parts(): LedgerPart[];
  /** Planned expenditure against planned income, and the share of schemes of the type Other. */
  issues(): Issue[];
};

type LedgerOptions = IssueListener &
  Pick<CounterContext, 'rowWords' | 'isOfSheets'> & { place: FinancePlace; missing: MissingInputs };

/** What is said, in words, and the key by which it is known. */
type Said = readonly [what: string, key: string];

function amountsOf({ fundingSource, planned, updated, actual, expenditure }: IncomeRow): Said[] {
  const amounts = { planned, updated, actual, expenditure };
  return Object.entries(amounts).flatMap(([kind, amount]): Said[] =>
    amount === null ? [] : [[`${fundingSourceName(fundingSource)}, ${kind}`, `${fundingSource} ${kind}`]],
  );
}

/**
 * Opens the ledger of an area and year. Income rows that say the same in every column are counted and reported; scheme
 * lines may be alike in all but their description.
 */
export function createLedger(options: LedgerOptions): Ledger {
  const { place, missing, report } = options;
  const income = createIncomeSums();
  const schemes = createSchemeSums(missing);
  const firstRows = new Map<string, number>();
  const rows = { income: 0, schemes: 0 };
  const said = new Map<string, number>();
  /** Whether no other sheet has said any of this: one of the two would be a summary or a copy. */
  const isOfOneSheet = (keys: () => readonly Said[], row: number): boolean => {
    for (const [what, key] of options.isOfSheets?.() ? keys() : []) {
      const first = said.get(key);
      if (first === undefined) said.set(key, row);
      else if (rowOfPlace(first).sheet !== rowOfPlace(row).sheet) {
        const words = rowWordsOf(options, first);
        reportIfRoom(options, DUPLICATE_KEY, () => duplicateKey(row, `${what}, ${place.year}`, words));
        return false;
      }
    }
    return true;
  };
  const sayRepeated = (content: IncomeRow, row: number) => {
    const key = JSON.stringify(content);
    const firstRow = firstRows.get(key);
    if (firstRow === undefined) firstRows.set(key, row);
    else reportIfRoom(options, REPEATED_INCOME, () => repeatedIncome(row, firstRow));
  };
  return {
    addIncome: (content, row) => {
      if (coveredByTotal(content.fundingSource) !== null) {
        for (const difference of income.differences(content)) report(incomeTotalMismatch(place, row, difference));
        return 'total';
      }
      if (!isOfOneSheet(() => amountsOf(content), row)) return 'repeated';
      sayRepeated(content, row);
      income.add(content);
      rows.income += 1;
      return 'counted';
    },
    addLine: (line, row) => {
      if (!isOfOneSheet(() => [['a scheme line', JSON.stringify(line)]], row)) return 'repeated';
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
