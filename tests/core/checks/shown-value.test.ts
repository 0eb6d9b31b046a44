import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownValue } from '../../../functions/core/checks/shown-value.ts';

describe('what a report quotes from a file', () => {
  it.each([
    '31/02/2025',
    '2025-13-01',
    '30-Feb-2025',
    '31 February 2025',
    '77',
    '2Z',
    '1,13',
    'XX',
    '97.4%',
    '2025-04-01 25:00:00',
  ])('of persons is %s, which is a date, a number or a code', (text) => {
    expect(shownValue(text, 'personal')).toBe(text);
  });

  it.each([
    'Margaret Jones',
    'Smith',
    '9434765919',
    '943 476 5919',
    '943-476-5919',
    'CV1 2AB',
    'cv12ab',
    '1 High Street',
    'a@b.nhs',
    '1940 Jones',
  ])('of persons is never %s', (text) => {
    expect(shownValue(text, 'personal')).toBeNull();
  });

  it('of places is shown as it is, to 80 characters', () => {
    expect(shownValue(' Nowhere upon Sea ', 'open')).toBe('Nowhere upon Sea');
    expect(shownValue('x'.repeat(81), 'open')).toBe(`${'x'.repeat(79)}…`);
  });

  it('is never longer than 80 characters, and nothing where there is nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.constantFrom('open' as const, 'personal' as const),
        (text, privacy) => {
          expect(shownValue(text, privacy)?.length ?? 0).toBeLessThanOrEqual(80);
        },
      ),
    );
    expect(shownValue('  ', 'open')).toBeNull();
  });
});
