import type { Rational } from './rational.ts';

/** A value rounded for display: `units` of the last decimal place, so 87.1 is 871 units at 1 decimal. */
export type Rounded = { units: bigint; decimals: number };

/**
 * Rounds an exact fraction half away from zero, once. Whole-number arithmetic decides the ties, so 0.5 is never a
 * binary 0.49999….
 */
export function roundHalfAwayFromZero(value: Rational, decimals: number): Rounded {
  const scaled = value.numerator * 10n ** BigInt(decimals);
  // Stryker disable next-line EqualityOperator: nought has no sign
  const sign = scaled < 0n ? -1n : 1n;
  const units = (sign * 2n * scaled + value.denominator) / (2n * value.denominator);
  return { units: sign * units, decimals };
}

/** The text of a rounded value with thousands separators and all its decimals: `2,054`, `87.1`, `-0.50`. */
export function roundedText({ units, decimals }: Rounded): string {
  const digits = units
    .toString()
    .replace('-', '')
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  const fractionDigits = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${units < 0n ? '-' : ''}${whole}${fractionDigits}`;
}
