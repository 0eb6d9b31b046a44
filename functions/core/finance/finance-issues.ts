import { boardByCode } from '../areas/boards.ts';
import type { Issue } from '../checks/issue.ts';
import { fundingSourceName } from './funding-sources.ts';
import type { TotalDifference } from './income-sums.ts';
import { poundWords, signedPounds } from './pence.ts';
import type { FundingDifference } from './reconcile-funding.ts';

/** Whose money, and of which financial year. */
export type FinancePlace = { unit: string; year: string };

const WARNING = { level: 'warning', sheet: null, row: null, column: null } as const;

const placeWords = ({ unit, year }: FinancePlace) => `${boardByCode(unit)?.name ?? unit} ${year}`;

/** The planned expenditure of a funding source is not its planned income. */
export function fundingMismatch(place: FinancePlace, difference: FundingDifference): Issue {
  const { fundingSource, income, expenditure } = difference;
  return {
    ...WARNING,
    code: 'total-mismatch',
    found: `${fundingSourceName(fundingSource)}, ${placeWords(place)}: ${poundWords(expenditure)} planned expenditure (${signedPounds(difference.difference)})`,
    expected: `${poundWords(income)}, the planned income of this source`,
    fix: 'Both figures are kept as they are. Find the scheme line or the income that is wrong, or say in the comments why the two differ.',
  };
}

/** A total within a table of funding sources does not agree with the rows above it. */
export function incomeTotalMismatch(place: FinancePlace, row: number, { kind, stated, sum }: TotalDifference): Issue {
  return {
    ...WARNING,
    code: 'total-mismatch',
    row,
    found: `${poundWords(stated)} ${kind} in total, ${placeWords(place)}`,
    expected: `${poundWords(sum)}, the sum of the rows above (${signedPounds(Math.round((stated - sum) * 100) / 100)})`,
    fix: 'The total was not counted, the rows were. Check which of the two is right.',
  };
}

/** Too much of the mandatory funding goes to schemes of the type Other. */
export function otherShareIssue(place: FinancePlace, other: { spend: number; mandatory: number }, most: number): Issue {
  const percent = ((other.spend / other.mandatory) * 100).toFixed(1);
  return {
    ...WARNING,
    code: 'other-share',
    found: `${placeWords(place)}: ${poundWords(other.spend)} of ${poundWords(other.mandatory)} (${percent}%) of scheme type Other`,
    expected: `at most ${most} % of the mandatory funding`,
    fix: 'Choose the scheme type that fits best where there is one. Nothing is left out.',
  };
}

/** What `repeatedIncome` is counted as. */
export const REPEATED_INCOME = { code: 'duplicate-key', level: 'warning', column: null } as const;

/** A row about a funding source that says the same as another one in every column. */
export function repeatedIncome(row: number, firstRow: number): Issue {
  return {
    ...REPEATED_INCOME,
    sheet: null,
    row,
    found: null,
    expected: 'each amount of a funding source once',
    fix: `Row ${firstRow} says the same in every column. Both are counted. Delete one of them if it is there by mistake.`,
  };
}
