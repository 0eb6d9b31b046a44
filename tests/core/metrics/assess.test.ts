import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../../../functions/core/metrics/assess.ts';
import { dischargeMonth, extractMonth, metricValue, plan } from './quarter-fixture.ts';

const at = (units: number, decimals = 0) => ({ units: BigInt(units), decimals });

test('a lower rate meets the plan, an equal one too, a higher one does not', () => {
  const judge = (actual: number) => assess({ better: 'lower', actual: at(actual), plan: at(100), complete: true });
  expect([99, 100, 101].map(judge)).toEqual(['met', 'met', 'not-met']);
});

test('where more is better the test turns round', () => {
  const judge = (actual: number) => assess({ better: 'higher', actual: at(actual), plan: at(100), complete: true });
  expect([99, 100, 101].map(judge)).toEqual(['not-met', 'met', 'met']);
});

test('a metric of which neither more nor less is better is held against no plan', () => {
  expect(assess({ better: 'neither', actual: at(1), plan: at(2), complete: true })).toBe('no-plan');
});

test('a quarter with a month missing is not assessed, whatever its plan', () => {
  expect(assess({ better: 'lower', actual: at(1), plan: at(2), complete: false })).toBe('not-assessable');
  expect(assess({ better: 'lower', actual: null, plan: at(2), complete: true })).toBe('not-assessable');
  expect(assess({ better: 'lower', actual: at(1), plan: null, complete: true })).toBe('no-plan');
});

test('a percentage that shows as the plan meets it, although it is a little below before rounding', () => {
  const given = {
    cells: [dischargeMonth('2025-04', [10_000, 8_696, 0])],
    plans: [plan('discharged-on-ready-date', '2025-04', 87)],
  };
  expect(metricValue(given, 'discharged-on-ready-date', '2025-04')).toMatchObject({
    value: 86.96,
    display: '87.0%',
    planDisplay: '87.0%',
    assessment: 'met',
  });
});

test('the displayed numbers alone decide whether a plan was met', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3_000 }),
      fc.double({ min: 0, max: 6_000, noNaN: true }),
      (count, planned) => {
        const given = {
          cells: [extractMonth('2025-04', count)],
          plans: [plan('emergency-admissions-65-plus', '2025-04', planned)],
        };
        const value = metricValue(given, 'emergency-admissions-65-plus', '2025-04');
        const shown = (text: string | null) => Number(text?.replaceAll(',', ''));
        expect(value.assessment).toBe(shown(value.display) <= shown(value.planDisplay) ? 'met' : 'not-met');
      },
    ),
  );
});
