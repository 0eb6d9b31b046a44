import { roundHalfAwayFromZero } from '../metrics/rounding.ts';
import { disclosureRules } from './disclosure-rules.ts';
import { type Formula, type RateParts, rateOf } from './formula.ts';
import { type PublicCount, type PublicFigure, publicFigure, withheldFigure } from './public-number.ts';

/**
 * Decimals that a value has in public: a percentage has none unless its rounded denominator is 4,000 or more (NHS
 * Digital, disclosure control methodology from 2018).
 */
export function publicDecimals({ method, metric: { decimals } }: Formula, denominator: number): number {
  if (method !== 'proportion') return decimals;
  return denominator >= disclosureRules.percentages.oneDecimalFrom ? Math.min(decimals, 1) : 0;
}

const isSeen = (count: PublicCount) => count.kind === 'rounded' || count.kind === 'published';

/** The counts of a public value as numbers; null where one of them is not shown, or where the numerator is below 8. */
export function publicParts(numerator: PublicCount, denominator: PublicCount): RateParts | null {
  if (!isSeen(numerator) || !isSeen(denominator)) return null;
  if (numerator.value < disclosureRules.rates.numeratorAtLeast) return null;
  return { numerator: numerator.value, denominator: denominator.value };
}

/**
 * A rate, share or mean from rounded counts. A rate of exact counts times its public denominator is the exact count;
 * this one gives back the rounded count, which is shown beside it anyway. So does its interval.
 */
export function publicRate(formula: Formula, parts: RateParts): PublicFigure {
  const value = rateOf(formula, parts);
  if (value === null) return withheldFigure;
  const decimals = publicDecimals(formula, parts.denominator);
  return publicFigure(roundHalfAwayFromZero(value, decimals), formula.metric.suffix);
}
