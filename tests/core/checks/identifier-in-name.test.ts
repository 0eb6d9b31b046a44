import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierInName } from '../../../functions/core/checks/identifier-in-name.ts';

describe('an NHS number in a name', () => {
  it.each([
    '9434765919.csv',
    'patient-9434765919.csv',
    'Petra_943_476_5919_v2.xlsx',
    'nhs9434765919.csv',
    'spell 943 476 5919',
    '943-476-5919',
  ])('is found in "%s"', (name) => {
    expect(identifierInName(name)).toBe('NHS number');
  });

  it.each([
    'apcs-monthly-snapshot-2025-08.csv',
    'extract-2025040712.csv',
    'export_1745923412.csv',
    'E08000026 2025-26-Q1.xlsx',
    '20250407103000.csv',
    'DRD_2025-04-30_2025-05-31.csv',
    '02476833333.csv',
    '9434765918.csv',
  ])('is not found in "%s"', (name) => {
    expect(identifierInName(name)).toBeNull();
  });

  it('is found whatever words stand round it', () => {
    const word = fc.stringMatching(/^[a-z ]{0,8}$/);
    const between = fc.constantFrom('', '-', '_', ' ', '.');
    fc.assert(
      fc.property(word, between, between, word, (before, first, second, behind) => {
        expect(identifierInName(`${before}943${first}476${second}5919${behind}.csv`)).toBe('NHS number');
      }),
    );
  });
});

describe('a full postcode in a name', () => {
  it.each(['CV1 5RR.csv', 'visit_cv1_5rr.csv', 'CV15RR.xlsx', 'home-CV1-5RR'])('is found in "%s"', (name) => {
    expect(identifierInName(name)).toBe('full postcode');
  });

  it.each(['CV1.csv', 'Q1 2AB.csv', 'April M1 2025.csv', 'v1.2 week W1 4th.csv', 'C&D 2025-26'])(
    'is not found in "%s"',
    (name) => {
      expect(identifierInName(name)).toBeNull();
    },
  );
});
