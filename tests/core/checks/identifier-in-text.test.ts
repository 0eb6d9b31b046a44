import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierInText } from '../../../functions/core/checks/identifier-in-text.ts';

/** The check digit by another way: the whole number weighted 10 to 1 is a multiple of 11. */
const passes = (digits: string) =>
  [...digits].reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0) % 11 === 0;

describe('an NHS number in a text', () => {
  it.each(['9434765919', '943 476 5919', '943-476-5919', 'see 9434765919.', '(943\u00a0476\u00a05919)'])(
    'is found in "%s"',
    (text) => {
      expect(identifierInText(text)).toBe('NHS number');
    },
  );

  it.each([
    '943 476 5918',
    '1111111111',
    '0000000000',
    '£9434765919',
    '19434765919',
    '9434765919.50',
    'X9434765919',
    '0.9434765919',
  ])('is not found in "%s"', (text) => {
    expect(identifierInText(text)).toBeNull();
  });

  it('is any ten digits that pass modulus 11, and no others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (number) => {
        const digits = String(number).padStart(10, '0');
        const isOne = passes(digits) && new Set(digits).size > 1;
        expect(identifierInText(digits)).toBe(isOne ? 'NHS number' : null);
      }),
    );
  });
});

describe('a full postcode in a text', () => {
  it.each([
    'CV1 5RR',
    'lives at cv12fl now',
    'M1 1AE',
    'EC1A 1BB',
    'W1A 0AX',
    'CR2 6XH',
    'DN55 1PT',
    'B33\u00a08TH',
    'GIR 0AA',
  ])('is found in "%s"', (text) => {
    expect(identifierInText(text)).toBe('full postcode');
  });

  it.each([
    'CV1',
    'E08000026',
    'RKB01',
    'week W1 4th',
    'Q1 2AB',
    '2025-04-01',
    'Q3 25/26',
    'level P1 2',
    'no digits at all',
  ])('is not found in "%s"', (text) => {
    expect(identifierInText(text)).toBeNull();
  });
});
