import { expect, test } from 'vitest';
import { fraction, times } from '../../functions/core/metrics/rational.ts';
import { roundedText, roundHalfAwayFromZero } from '../../functions/core/metrics/rounding.ts';

function rounded(numerator: number, denominator: number, { per, decimals }: { per: number; decimals: number }): string {
  return roundedText(roundHalfAwayFromZero(times(fraction(numerator, denominator), per), decimals));
}

// Coventry, Better Care Fund planning template 2023-25, sheet 8 Metrics.
test.each([
  ['residential admissions 2022-23 actual', 409, 50_463, '810.5', '810'],
  ['residential admissions 2022-23 plan', 360, 51_541, '698.5', '698'],
  ['residential admissions 2022-23 estimate', 367, 51_541, '712.1', '712'],
  ['residential admissions 2023-24 plan', 350, 52_078, '672.1', '672'],
])('%s: the rate is as the template shows it', (_, count, population, oneDecimal, whole) => {
  expect(rounded(count, population, { per: 100_000, decimals: 1 })).toBe(oneDecimal);
  expect(rounded(count, population, { per: 100_000, decimals: 0 })).toBe(whole);
});

test.each([
  ['usual residence 2022-23 quarter 1', 8_307, 8_527, '97.4'],
  ['usual residence 2022-23 quarter 2', 8_000, 8_242, '97.1'],
  ['usual residence 2022-23 quarter 3', 8_074, 8_344, '96.8'],
  ['usual residence 2022-23 quarter 4', 7_925, 8_184, '96.8'],
  ['usual residence 2023-24 plan quarter 1', 8_363, 8_587, '97.4'],
  ['usual residence 2023-24 plan quarter 2', 8_084, 8_300, '97.4'],
  ['usual residence 2023-24 plan quarter 3', 8_184, 8_402, '97.4'],
  ['usual residence 2023-24 plan quarter 4', 8_027, 8_241, '97.4'],
  ['reablement 2022-23 plan', 482, 574, '84.0'],
  ['reablement 2022-23 estimate', 439, 541, '81.1'],
  ['reablement 2023-24 plan', 455, 541, '84.1'],
])('%s: the percentage is as the template shows it', (_, part, whole, percent) => {
  expect(rounded(part, whole, { per: 100, decimals: 1 })).toBe(percent);
});
