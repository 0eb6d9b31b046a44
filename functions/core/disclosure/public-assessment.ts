import { assess } from '../metrics/assess.ts';
import type { Assessment, MetricValue } from '../metrics/metric-value.ts';
import { decimal, type Rational } from '../metrics/rational.ts';
import { roundHalfAwayFromZero } from '../metrics/rounding.ts';
import { type Formula, type RateParts, rateOf } from './formula.ts';
import type { PublicCount } from './public-number.ts';
import { rangeOf } from './rounded-count.ts';

/** The counts of a value that are shown. */
export type ShownCounts = { numerator: PublicCount; denominator: PublicCount };

function extremes(count: PublicCount): number[] {
  if (count.kind === 'published') return [count.value];
  if (count.kind !== 'rounded') return [];
  const { least, most } = rangeOf(count.value);
  return [least, most];
}

function assessed(formula: Formula, parts: RateParts, plan: number): Assessment {
  const { better, decimals } = formula.metric;
  if (better === 'neither') return 'not-assessable';
  const value = rateOf(formula, parts);
  const rounded = (exact: Rational) => roundHalfAwayFromZero(exact, decimals);
  return assess({ better, actual: value && rounded(value), plan: rounded(decimal(plan)), complete: true });
}

/**
 * Whether the plan was met, where every exact count that the shown ones may stand for gives the same answer. It is then
 * the answer of the return. Where the plan lies so near that the answer would narrow a rounded count, there is none.
 */
export function publicAssessment(
  formula: Formula,
  { numerator, denominator }: ShownCounts,
  { plan, assessment }: Pick<MetricValue, 'plan' | 'assessment'>,
): Assessment {
  if (assessment !== 'met' && assessment !== 'not-met') return assessment;
  if (plan === null) return 'not-assessable';
  const below = formula.method === 'count' ? [1] : extremes(denominator);
  const answers = new Set(
    extremes(numerator).flatMap((above) =>
      below.map((each) => assessed(formula, { numerator: above, denominator: each }, plan)),
    ),
  );
  const [only] = answers;
  return answers.size === 1 && only !== undefined ? only : 'not-assessable';
}
