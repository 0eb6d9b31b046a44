/** An exact fraction. The denominator is always above 0. */
export type Rational = { numerator: bigint; denominator: bigint };

/** The fraction of two numbers, as the shortest decimals that say them; the second must be above 0. */
export function fraction(numerator: number, denominator: number): Rational {
  if (denominator <= 0) throw new RangeError(`a fraction needs a denominator above 0, got ${denominator}`);
  // Stryker disable next-line ConditionalExpression,BlockStatement: a shorter way to the same fraction
  if (Number.isInteger(numerator) && Number.isInteger(denominator)) {
    return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
  }
  return over(decimal(numerator), decimal(denominator));
}

/** A fraction times a whole number. */
export function times(value: Rational, factor: number): Rational {
  return { numerator: value.numerator * BigInt(factor), denominator: value.denominator };
}

/** A fraction divided by a whole number above 0. */
export function dividedBy(value: Rational, divisor: number): Rational {
  return { numerator: value.numerator, denominator: value.denominator * BigInt(divisor) };
}

/** The product of two fractions. */
export function product(one: Rational, other: Rational): Rational {
  return { numerator: one.numerator * other.numerator, denominator: one.denominator * other.denominator };
}

/** A fraction divided by another one, which must be above 0. */
export function over(value: Rational, divisor: Rational): Rational {
  if (divisor.numerator <= 0n) throw new RangeError('a fraction can be divided by one above 0 only');
  return { numerator: value.numerator * divisor.denominator, denominator: value.denominator * divisor.numerator };
}

/** The sum of fractions; 0 for none. */
export function sum(values: readonly Rational[]): Rational {
  return values.reduce(
    (total, value) => ({
      numerator: total.numerator * value.denominator + value.numerator * total.denominator,
      denominator: total.denominator * value.denominator,
    }),
    { numerator: 0n, denominator: 1n },
  );
}

/**
 * The exact value of the shortest decimal text of a number, so that 1.005 is 1005/1000 as a person reads it and not
 * the binary number just below. Takes finite numbers only.
 */
export function decimal(value: number): Rational {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  // Stryker disable next-line StringLiteral: a number has digits, and no exponent is an exponent of nought
  const [digits = '0', exponent = '0'] = String(value).split('e');
  // Stryker disable next-line StringLiteral: a number has a whole part
  const [whole = '0', decimals = ''] = digits.split('.');
  const power = Number(exponent) - decimals.length;
  const mantissa = BigInt(whole + decimals);
  // Stryker disable next-line EqualityOperator: ten to the power of nought is one on either side
  return power >= 0
    ? { numerator: mantissa * 10n ** BigInt(power), denominator: 1n }
    : { numerator: mantissa, denominator: 10n ** BigInt(-power) };
}

/** The nearest number, as long as both parts are below 2^53, which every count and population is; for larger parts it is within two units in the last place. */
export function toNumber(value: Rational): number {
  return Number(value.numerator) / Number(value.denominator);
}
