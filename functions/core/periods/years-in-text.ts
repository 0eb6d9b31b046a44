import { parseYearLabel } from './parse-period.ts';
import { type FinancialYear, financialYearOf, isQuarter } from './period.ts';
import { parsePeriodOf, periodLabels } from './period-in-text.ts';

const LONGEST_TEXT = 300;

/** The financial years that a text names, by themselves or with a quarter. A month may be that of the publication. */
export function yearsInText(text: string): FinancialYear[] {
  return periodLabels(text.slice(0, LONGEST_TEXT)).flatMap(({ label }) => {
    // Stryker disable next-line StringLiteral: another kind is no quarter below
    const quarter = parsePeriodOf(label, 'quarter');
    // Stryker disable next-line LogicalOperator: what is read as a quarter is one
    if (quarter && isQuarter(quarter)) return financialYearOf(quarter);
    return parseYearLabel(label.replace('_', '-')) ?? [];
  });
}
