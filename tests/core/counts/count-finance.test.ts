import { describe, expect, test } from 'vitest';
import contract from '../../../schemas/sources/finance.json' with { type: 'json' };
import { countWith } from './count-with.ts';

const COVENTRY = 'E08000026';
const place = { area: COVENTRY, financialYear: '2023-24' };

const income = (fundingSource: string, parts: Record<string, number | null>) => ({ ...place, fundingSource, ...parts });
const line = (parts: Record<string, string | number | null>) => ({
  ...place,
  schemeId: '1',
  schemeName: 'Care Act Implementation',
  schemeType: 'Carers Services',
  areaOfSpend: 'social-care',
  commissioner: 'la',
  nhsPercent: null,
  fundingSource: 'minimum-nhs-contribution',
  expenditure: 100,
  ...parts,
});
const countsOf = (cells: { period: string; counts: Record<string, number> }[], period: string) =>
  cells.find((cell) => cell.period === period)?.counts;

describe('income', () => {
  test('is kept by funding source; rows of one source are added up', () => {
    const { cells, slots, issues } = countWith(contract, [
      income('dfg', { planned: 4_181_686, updated: 4_200_000, actual: 1_045_421.5 }),
      income('additional-la-contribution', { planned: 55_232_987 }),
      income('additional-la-contribution', { planned: 1_268_314 }),
    ]);
    expect(issues).toEqual([]);
    expect(cells).toEqual([
      {
        unit: COVENTRY,
        period: '2023-24~income',
        rows: 3,
        counts: {
          'income.dfg.planned': 4_181_686,
          'income.dfg.updated': 4_200_000,
          'income.dfg.actual': 1_045_421.5,
          'income.additional-la-contribution.planned': 56_501_301,
        },
      },
    ]);
    expect(slots).toEqual([{ scope: COVENTRY, period: '2023-24~income', rows: 3 }]);
  });

  test('without an area is kept for the feed that sent it, not for whoever provides a scheme', () => {
    const { area: _, ...nowhere } = line({ provider: 'Coventry City Council' });
    const { cells, issues } = countWith(contract, [nowhere]);
    expect(new Set(cells.map(({ unit }) => unit)).size).toBe(1);
    expect(cells[0]?.unit).toMatch(/^feed:/);
    expect(issues.map(({ code }) => code)).toContain('area-not-given');
  });

  test('totals between the rows are held against the rows above and not counted', () => {
    const { cells, issues, notCounted } = countWith(contract, [
      income('dfg', { planned: 4_181_686 }),
      income('ibcf', { planned: 15_787_327 }),
      income('minimum-nhs-contribution', { planned: 28_941_709 }),
      income('minimum-subtotal', { planned: 48_910_722 }),
      income('additional-nhs-contribution', { planned: 39_732_860, actual: 49_732_860 }),
      income('additional-la-contribution', { planned: 49_182_700, actual: 49_182_700 }),
      income('additional-subtotal', { planned: 88_915_560, actual: 98_915_560 }),
      income('pooled-total', { planned: 137_826_282 }),
    ]);
    expect([issues, notCounted]).toEqual([[], { subtotal: 3 }]);
    expect(Object.keys(countsOf(cells, '2023-24~income') ?? {})).toHaveLength(7);
  });

  test('a total that does not agree is named with both figures', () => {
    const { issues } = countWith(contract, [
      income('dfg', { planned: 4_181_686 }),
      income('ibcf', { planned: 15_787_327 }),
      income('pooled-total', { planned: 19_969_003 }),
    ]);
    expect(issues).toMatchObject([
      {
        code: 'total-mismatch',
        level: 'warning',
        row: 4,
        found: '£19,969,003 planned in total, Coventry 2023-24',
        expected: '£19,969,013, the sum of the rows above (−£10)',
      },
    ]);
  });

  test('with expenditure stated beside it is held against that', () => {
    const { issues, cells } = countWith(contract, [
      income('dfg', { planned: 4_181_686, expenditure: 4_181_686 }),
      income('ibcf', { planned: 15_787_327, expenditure: 15_787_300.5 }),
    ]);
    expect(issues).toMatchObject([{ code: 'total-mismatch', found: expect.stringContaining('(−£26.50)') }]);
    expect(cells.map(({ period }) => period)).toEqual(['2023-24~income']);
  });

  test('of one source and amount twice is counted twice, with a warning', () => {
    const { issues, cells } = countWith(contract, [income('dfg', { planned: 5 }), income('dfg', { planned: 5 })]);
    expect(countsOf(cells, '2023-24~income')).toEqual({ 'income.dfg.planned': 10 });
    expect(issues).toMatchObject([
      { code: 'duplicate-key', level: 'warning', row: 3, fix: expect.stringContaining('Row 2') },
    ]);
  });

  test('of an amount that belongs to nobody is refused', () => {
    const { issues } = countWith(contract, [{ ...place, fundingSource: null, planned: 5 }]);
    expect(issues).toMatchObject([{ code: 'required', level: 'row', column: 'fundingSource' }]);
  });
});

describe('scheme lines', () => {
  test('are kept one by one with their words, and added up by funding source', () => {
    const { cells, slots } = countWith(contract, [
      line({ expenditure: 299_523, plannedOutputs: 125, unit: 'Beneficiaries', actual: 100_000 }),
      line({ schemeId: '2', commissioner: 'nhs', areaOfSpend: 'community-health', expenditure: 1000 }),
    ]);
    expect(countsOf(cells, '2023-24~schemes')).toEqual({
      'expenditure.minimum-nhs-contribution.planned': 300_523,
      'expenditure.minimum-nhs-contribution.actual': 100_000,
      'spend.adult-social-care.planned': 299_523,
      'spend.adult-social-care.actual': 100_000,
      'spend.out-of-hospital.planned': 1000,
      'spend.out-of-hospital.actual': 0,
    });
    expect(cells.find(({ period }) => period === '2023-24~schemes~0001')).toEqual({
      unit: COVENTRY,
      period: '2023-24~schemes~0001',
      rows: 1,
      counts: { planned: 299_523, actual: 100_000, plannedOutputs: 125 },
      labels: {
        schemeId: '1',
        schemeName: 'Care Act Implementation',
        schemeType: 'Carers Services',
        areaOfSpend: 'social-care',
        commissioner: 'la',
        fundingSource: 'minimum-nhs-contribution',
        unit: 'Beneficiaries',
      },
    });
    expect(slots).toEqual([{ scope: COVENTRY, period: '2023-24~schemes', rows: 2 }]);
  });

  test('of a joint commissioner count towards out-of-hospital spend by the NHS share, rounded to the penny once', () => {
    const joint = line({ commissioner: 'joint', nhsPercent: 33.3, expenditure: 0.05 });
    const { cells } = countWith(contract, [joint, { ...joint, schemeId: '2' }, { ...joint, schemeId: '3' }]);
    // 3 × 0.05 × 33.3 % = 0.04995; rounded line by line it would be 0.06.
    expect(countsOf(cells, '2023-24~schemes')?.['spend.out-of-hospital.planned']).toBe(0.05);
  });

  test('for acute care, or from other money, are in neither required spend', () => {
    const { cells } = countWith(contract, [
      line({ areaOfSpend: 'acute', commissioner: 'nhs' }),
      line({ fundingSource: 'ibcf' }),
      line({ areaOfSpend: 'social-care', commissioner: 'nhs', expenditure: 7 }),
    ]);
    expect(countsOf(cells, '2023-24~schemes')).toMatchObject({
      'spend.adult-social-care.planned': 7,
      'spend.out-of-hospital.planned': 7,
    });
  });

  test('without what a rule needs are kept, left out of the required spend, and named', () => {
    const { issues, cells } = countWith(contract, [
      line({ commissioner: 'joint', nhsPercent: 28 }),
      line({ commissioner: 'joint', expenditure: 50 }),
      line({ commissioner: null, areaOfSpend: null, expenditure: 60 }),
    ]);
    expect(issues.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['rule-input-missing', 3, '% NHS (if Joint Commissioner)'],
      ['rule-input-missing', 4, 'Area of Spend'],
    ]);
    expect(countsOf(cells, '2023-24~schemes')).toMatchObject({
      'spend.adult-social-care.planned': 150,
      'spend.out-of-hospital.planned': 28,
    });
  });

  test('of a table without funding sources say nothing of the required spend', () => {
    const { issues, cells } = countWith(contract, [
      line({ fundingSource: null }),
      line({ fundingSource: null, schemeId: '2' }),
    ]);
    expect(issues).toMatchObject([{ code: 'rule-not-applied', column: 'Source of Funding', row: null }]);
    expect(countsOf(cells, '2023-24~schemes')).toEqual({ 'expenditure.not-given.planned': 200 });
  });

  test('of the type Other above 5 % of mandatory money are remarked upon', () => {
    const { issues } = countWith(contract, [
      line({ expenditure: 940 }),
      line({ schemeType: 'Other', expenditure: 60 }),
      line({ schemeType: 'Other', fundingSource: 'additional-la-contribution', expenditure: 900 }),
    ]);
    expect(issues).toMatchObject([
      { code: 'other-share', level: 'warning', found: 'Coventry 2023-24: £60 of £1,000 (6.0%) of scheme type Other' },
    ]);
  });

  test('may share a scheme id, and be alike in all that is kept of them', () => {
    const { issues, accepted, cells } = countWith(contract, [line({}), line({ expenditure: 5 }), line({})]);
    const spent = countsOf(cells, '2023-24~schemes')?.['expenditure.minimum-nhs-contribution.planned'];
    expect([issues, accepted, spent]).toEqual([[], 3, 205]);
  });

  test('that only head a part of the table, without any figure, are read over', () => {
    const { notCounted, issues } = countWith(contract, [{ ...place, schemeName: 'Schemes added since Plan' }]);
    expect([notCounted, issues]).toEqual([{ 'no-figures': 1 }, []]);
  });
});

describe('income and scheme lines in one file', () => {
  test('are held against each other by funding source; a difference is a warning, never a failure', () => {
    const { issues, accepted } = countWith(contract, [
      income('additional-la-contribution', { planned: 56_501_301 }),
      income('dfg', { planned: 100 }),
      line({ fundingSource: 'additional-la-contribution', expenditure: 56_501_311 }),
      line({ fundingSource: 'dfg', expenditure: 100 }),
    ]);
    expect(accepted).toBe(4);
    expect(issues).toMatchObject([
      {
        code: 'total-mismatch',
        level: 'warning',
        found: 'Additional LA Contribution, Coventry 2023-24: £56,501,311 planned expenditure (+£10)',
        expected: '£56,501,301, the planned income of this source',
      },
    ]);
  });
});
