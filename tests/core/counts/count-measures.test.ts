import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import careHome from '../../../schemas/sources/care-home-admissions.json' with { type: 'json' };
import expectedAdmissions from '../../../schemas/sources/expected-admissions.json' with { type: 'json' };
import reablement from '../../../schemas/sources/reablement.json' with { type: 'json' };
import { countWith } from './count-with.ts';

const COVENTRY = 'E08000026';

describe('long-term admissions to care homes', () => {
  const admissions = (parts: Record<string, number | null>, period = '2025-26-Q1') => ({
    area: COVENTRY,
    period,
    residential: null,
    nursing: null,
    longTermAdmissions: null,
    ...parts,
  });

  test('are the sum of residential and nursing where no total is given', () => {
    const { cells, slots, issues } = countWith(careHome, [admissions({ residential: 40, nursing: 23 })]);
    expect(issues).toEqual([]);
    expect(cells).toEqual([
      {
        unit: COVENTRY,
        period: '2025-26-Q1',
        rows: 1,
        counts: {
          'long-term-admissions-65-plus-residential': 40,
          'long-term-admissions-65-plus-nursing': 23,
          'long-term-admissions-65-plus': 63,
        },
      },
    ]);
    expect(slots).toEqual([{ scope: '*', period: '2025-26-Q1', rows: 1 }]);
  });

  test('may be the total alone, and then nothing is said of the parts', () => {
    const { cells } = countWith(careHome, [admissions({ longTermAdmissions: 63 })]);
    expect(cells[0]?.counts).toEqual({ 'long-term-admissions-65-plus': 63 });
  });

  test.each([
    ['do not add up to their parts', { residential: 40, nursing: 23, longTermAdmissions: 64 }, 'identity-mismatch'],
    ['are fewer than one of their parts', { residential: 70, longTermAdmissions: 63 }, 'identity-mismatch'],
    ['give one part and no total', { residential: 40 }, 'required'],
  ])('that %s are left out, and the report says why', (_, parts, code) => {
    const { cells, issues } = countWith(careHome, [admissions(parts)]);
    expect(cells).toEqual([]);
    expect(issues).toMatchObject([{ code, level: 'row', row: 2, column: 'longTermAdmissions' }]);
  });

  test('of a quarter that is not over yet are blank, which is no fault', () => {
    const { issues, notCounted } = countWith(careHome, [
      admissions({}),
      admissions({ longTermAdmissions: 63 }, '2025-26-Q2'),
    ]);
    expect([issues, notCounted]).toEqual([[], { 'no-figures': 1 }]);
  });

  test('of the same area and quarter twice are refused the second time', () => {
    const row = admissions({ longTermAdmissions: 63 });
    const { issues, accepted, rejected, cells } = countWith(careHome, [row, { ...row, longTermAdmissions: 70 }]);
    expect(issues).toMatchObject([{ code: 'duplicate-key', row: 3, fix: expect.stringContaining('Row 2') }]);
    expect([accepted, rejected, cells[0]?.counts['long-term-admissions-65-plus']]).toEqual([1, 1, 63]);
  });

  test('that name no area are kept for the feed, and a warning says that no board has them', () => {
    const rows = [admissions({ longTermAdmissions: 63 }), admissions({ longTermAdmissions: 106 }, '2025-26-Q2')];
    const { cells, issues } = countWith(
      careHome,
      rows.map((row) => ({ ...row, area: null })),
    );
    expect(cells.map(({ unit }) => unit)).toEqual(['feed:adult-social-care', 'feed:adult-social-care']);
    expect(issues).toMatchObject([
      { code: 'area-not-given', level: 'warning', fix: expect.stringContaining("in no board's return") },
    ]);
  });
});

describe('reablement', () => {
  const cohort = (parts: Record<string, number | null>) => ({
    area: COVENTRY,
    period: '2025-26-Q3',
    discharged: null,
    stillAtHome91Days: null,
    stillAtHome84Days: null,
    ...parts,
  });

  test('keeps who was discharged and who was still at home', () => {
    const { cells, issues } = countWith(reablement, [
      cohort({ discharged: 574, stillAtHome91Days: 482, stillAtHome84Days: 490 }),
    ]);
    expect(issues).toEqual([]);
    expect(cells[0]?.counts).toEqual({
      'reablement-discharged': 574,
      'reablement-still-at-home-91-days': 482,
      'reablement-still-at-home-84-days': 490,
    });
  });

  test('that has nobody discharged has nobody at home either', () => {
    const { cells, issues } = countWith(reablement, [cohort({ discharged: 0 })]);
    expect([issues, cells[0]?.counts['reablement-still-at-home-91-days']]).toEqual([[], 0]);
  });

  test.each([
    [{ discharged: 574, stillAtHome91Days: 600 }, 'out-of-range', 'stillAtHome91Days'],
    [{ discharged: 574, stillAtHome91Days: 482, stillAtHome84Days: 575 }, 'out-of-range', 'stillAtHome84Days'],
    [{ discharged: 574 }, 'required', 'stillAtHome91Days'],
    [{ stillAtHome84Days: 482 }, 'required', 'discharged'],
  ])('with %j is left out, and the report points at the figure', (parts, code, column) => {
    const { cells, issues } = countWith(reablement, [cohort(parts)]);
    expect([cells, issues]).toMatchObject([[], [{ code, level: 'row', column }]]);
  });
});

describe('expected avoidable admissions', () => {
  test('keep the reference rate as it is, never added up', () => {
    const row = { area: COVENTRY, expected: 2594.2, referenceRate: 803.1 };
    const { cells } = countWith(expectedAdmissions, [
      { ...row, period: '2025-26-Q1' },
      { ...row, period: '2025-26-Q2' },
    ]);
    expect(cells.map(({ counts }) => counts)).toEqual([
      { 'expected-avoidable-admissions': 2594.2, 'reference-rate-avoidable-admissions': 803.1 },
      { 'expected-avoidable-admissions': 2594.2, 'reference-rate-avoidable-admissions': 803.1 },
    ]);
  });

  test('need the number and the rate', () => {
    const { issues } = countWith(expectedAdmissions, [
      { area: COVENTRY, period: '2025-26', expected: 2594, referenceRate: null },
    ]);
    expect(issues).toMatchObject([{ code: 'required', column: 'referenceRate' }]);
  });
});

test('whatever the figures and their order, sums of a cell are the sums of its rows', () => {
  const row = fc.record({
    area: fc.constantFrom('E08000026', 'E10000018', 'E10000028'),
    period: fc.constantFrom('2025-04', '2025-05', '2025-26-Q1'),
    residential: fc.nat(500),
    nursing: fc.nat(500),
  });
  const rows = fc.uniqueArray(row, { selector: ({ area, period }) => `${area}${period}`, maxLength: 9 });
  fc.assert(
    fc.property(rows, (records) => {
      const forwards = countWith(
        careHome,
        records.map((record) => ({ ...record, longTermAdmissions: null })),
      );
      const backwards = countWith(
        careHome,
        records.toReversed().map((record) => ({ ...record, longTermAdmissions: null })),
      );
      expect(backwards.cells).toEqual(forwards.cells);
      const total = forwards.cells.reduce((sum, { counts }) => sum + (counts['long-term-admissions-65-plus'] ?? 0), 0);
      expect(total).toBe(records.reduce((sum, { residential, nursing }) => sum + residential + nursing, 0));
      expect(forwards.accepted).toBe(records.length);
    }),
  );
});
