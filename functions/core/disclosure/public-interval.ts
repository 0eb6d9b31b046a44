import { countLimits } from '../metrics/count-limits.ts';
import type { Limits } from '../metrics/limits.ts';
import { decimal, toNumber } from '../metrics/rational.ts';
import { roundHalfAwayFromZero } from '../metrics/rounding.ts';
import { wilsonLimits } from '../metrics/wilson.ts';
import { type Formula, type RateParts, rateOf } from './formula.ts';
import { missingFigure, type PublicFigure, publicFigure } from './public-number.ts';
import { publicDecimals } from './public-rate.ts';

type Interval = { lower95: PublicFigure; upper95: PublicFigure };

function limitsOf(formula: Formula, { numerator, denominator }: RateParts): Limits | null {
  const { metric, method } = formula;
  if (method === 'proportion' && metric.interval.method === 'wilson') {
    const { lower, upper } = wilsonLimits(numerator, denominator, 0.95);
    return { lower: lower * metric.per, upper: upper * metric.per };
  }
  const one = method === 'crude' || method === 'isr' ? rateOf(formula, { numerator: 1, denominator }) : null;
  if (one === null || metric.interval.method !== 'byar-or-exact') return null;
  const { lower, upper } = countLimits(numerator, 0.95);
  return { lower: lower * toNumber(one), upper: upper * toNumber(one) };
}

/** The 95 % interval of a public value, from the same rounded counts; missing where the metric has no agreed method. */
export function publicInterval(formula: Formula, parts: RateParts): Interval {
  const limits = limitsOf(formula, parts);
  if (limits === null) return { lower95: missingFigure, upper95: missingFigure };
  const decimals = publicDecimals(formula, parts.denominator);
  const shown = (limit: number) => publicFigure(roundHalfAwayFromZero(decimal(limit), decimals), formula.metric.suffix);
  return { lower95: shown(limits.lower), upper95: shown(limits.upper) };
}
