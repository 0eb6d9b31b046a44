import { checkChanges } from './check-changes.ts';
import { checkCountTitles } from './check-count-titles.ts';
import { checkDates } from './check-dates.ts';
import { checkGoals } from './check-goals.ts';
import { checkLabels } from './check-labels.ts';
import { checkNotes } from './check-notes.ts';
import { checkPeriods } from './check-periods.ts';
import { checkPopulations } from './check-populations.ts';
import { checkRates } from './check-rates.ts';
import { checkShares } from './check-shares.ts';
import { checkStandardisedRates } from './check-standardised-rates.ts';
import { checkTotals } from './check-totals.ts';
import { checkWholeNumbers } from './check-whole-numbers.ts';
import type { Figure } from './figure.ts';
import type { Check, Finding } from './finding.ts';

const checks: readonly Check[] = [
  checkLabels,
  checkCountTitles,
  checkNotes,
  checkTotals,
  checkShares,
  checkRates,
  checkStandardisedRates,
  checkWholeNumbers,
  checkChanges,
  checkGoals,
  checkPeriods,
  checkDates,
  checkPopulations,
];

/** Everything in a paper or a return that does not fit with what else it says, in the order of its rows. */
export function review(figures: readonly Figure[]): Finding[] {
  return checks
    .flatMap((check) => check(figures))
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => (a.finding.where.row ?? 0) - (b.finding.where.row ?? 0) || a.index - b.index)
    .map(({ finding }) => finding);
}
