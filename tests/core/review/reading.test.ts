import { describe, expect, it } from 'vitest';
import { kindOfUnit, standardisation } from '../../../functions/core/review/kind-of-unit.ts';
import { readNumber } from '../../../functions/core/review/reading.ts';
import { betterOf, metricsNamed } from '../../../functions/core/review/vocabulary.ts';

describe('a printed number', () => {
  it.each([
    ['2,054', '', 2054, 1],
    ['97.4%', '', 97.4, 0.1],
    ['£4,181,686', '', 4_181_686, 1],
    ['£56.3M', '', 56_300_000, 100_000],
    ['£56.3', '£M', 56_300_000, 100_000],
    ['£157 million', '', 157_000_000, 1_000_000],
    ['reduction of 2%', '', 2, 1],
    ['-2%', '', -2, 1],
    ['−£20', '', -20, 1],
    ['+1.5 points', '', 1.5, 0.1],
    ['0.75', '', 0.75, 0.01],
    ['5 constructor', '', 5, 1],
  ])('%j with the unit %j is %d, known to %d', (text, unit, value, step) => {
    const reading = readNumber(text, unit);
    expect(reading?.value).toBeCloseTo(value, 9);
    expect(reading?.step).toBeCloseTo(step, 9);
  });

  it.each(['-', '', '*', 'n/a', 'not available', '9'.repeat(400)])('%j is none', (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it.each([
    ['1,135', true],
    ['£1,292,552', true],
    ['£1.50', true],
    ['about 1,100', false],
    ['97%', false],
    ['£157M', false],
    ['0.7', false],
  ])('%j is exact: %s', (text, isExact) => {
    expect(readNumber(text)?.isExact).toBe(isExact);
  });
});

describe('words', () => {
  it.each([
    ['Emergency Admissions (rate per 100k)', 'rate'],
    ['Length of discharge delay (av. days)', 'days'],
    ['Proportion of older people who were still at home 91 days after discharge', 'percent'],
    ['Number of beds', 'count'],
    ['Hours of care', 'hours'],
    ['Leicestershire', null],
  ])('%j name the kind of number %s', (words, kind) => {
    expect(kindOfUnit(words)).toBe(kind);
  });

  it('tell which way a rate is standardised', () => {
    expect(standardisation('Indirectly standardised rate (ISR)')).toBe('indirect');
    expect(standardisation('directly age standardised rate per 100,000')).toBe('direct');
    expect(standardisation('rate per 100,000')).toBeNull();
  });

  it('name a metric of the Better Care Fund, and which way it is better', () => {
    expect(metricsNamed('Long-term support needs of older people met by admission')).toEqual([
      'long-term-admissions-65-plus',
    ]);
    expect(betterOf('discharged from acute hospital to their normal place of residence')).toBe('higher');
    expect(betterOf('Community Dom Care')).toBeNull();
  });
});
