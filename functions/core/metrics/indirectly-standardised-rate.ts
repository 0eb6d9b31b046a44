import { countLimits } from './count-limits.ts';
import { type Estimate, scaled } from './estimate.ts';
import { over, product, type Rational, times, toNumber } from './rational.ts';

/** The events expected at the rates of the reference year, above 0, and the rate of that year in the unit of the result. */
export type Reference = { expected: Rational; referenceRate: Rational };

/** Observed ÷ expected × reference rate, with the limits of the observed count (Byar's, exact below 10). */
export function indirectlyStandardisedRate(observed: number, { expected, referenceRate }: Reference): Estimate {
  const rateOfOne = over(referenceRate, expected);
  return {
    exact: times(rateOfOne, observed),
    limits: (confidence) => scaled(countLimits(observed, confidence), toNumber(rateOfOne)),
  };
}

/** The reference of a longer period: the expected events and the rates of its parts, each of its own period, added up. */
export function sumOfReferences(parts: readonly Reference[], add: (values: Rational[]) => Rational): Reference {
  return {
    expected: add(parts.map(({ expected }) => expected)),
    referenceRate: add(parts.map(({ referenceRate }) => referenceRate)),
  };
}

/** The reference of a part of a period, as if it were spread evenly: the ratio of the two stays. */
export function partOfReference({ expected, referenceRate }: Reference, share: Rational): Reference {
  return { expected: product(expected, share), referenceRate: product(referenceRate, share) };
}
