import { expect, test } from 'vitest';
import type { PopulationFigure } from '../../../functions/core/areas/population.ts';
import { metricDefinition } from '../../../functions/core/metrics/catalogue.ts';
import { choosePopulation } from '../../../functions/core/metrics/choose-population.ts';
import { coventry2025, extractMonth, inputsOf, metricValue } from './quarter-fixture.ts';

const METRIC = 'emergency-admissions-65-plus';
const estimate2025 = { year: 2025, basis: 'mid-year-estimate', persons: 52_000, origin: 'published' };
const uploaded2025 = { year: 2025, basis: 'ONS 2022-based projection', persons: 52_500, origin: 's-1' };

function rateWith(populations: PopulationFigure[]) {
  return metricValue({ cells: [extractMonth('2025-04', 1_000)], populations }, METRIC, '2025-04');
}

test('the population of the calendar year in which the financial year starts is used, and named', () => {
  const value = rateWith([
    { ...coventry2025, year: 2026, persons: 54_129 },
    coventry2025,
    { ...coventry2025, year: 2024 },
  ]);
  expect(value).toMatchObject({
    denominator: 53_366,
    denominatorBasis: 'ONS 2018-based subnational population projection for 2025, people aged 65+',
    flags: [],
  });
});

test('January to March uses the same population as the rest of its financial year', () => {
  const given = {
    quarter: '2025-26-Q4' as const,
    cells: [extractMonth('2026-01', 1_000)],
    populations: [{ ...coventry2025, year: 2026 }, coventry2025],
  };
  expect(metricValue(given, METRIC, '2026-01').denominatorBasis).toContain('for 2025');
});

test('a population that was sent in goes before the published one of the same year', () => {
  expect(rateWith([coventry2025, uploaded2025])).toMatchObject({
    denominator: 52_500,
    denominatorBasis: 'ONS 2022-based projection for 2025, people aged 65+',
  });
});

test('a projection goes before an estimate of the same year, unless the year chooses otherwise', () => {
  expect(rateWith([estimate2025, coventry2025]).denominator).toBe(53_366);
  const { choices } = inputsOf({});
  const given = {
    cells: [extractMonth('2025-04', 1_000)],
    populations: [coventry2025, estimate2025],
    choices: { ...choices, populationBases: ['mid-year-estimate'] },
  };
  expect(metricValue(given, METRIC, '2025-04').denominator).toBe(52_000);
});

test('without a population of the year the nearest earlier one is used and said', () => {
  const value = rateWith([
    { ...coventry2025, year: 2023, persons: 52_078 },
    { ...coventry2025, year: 2024, persons: 52_731 },
    { ...coventry2025, year: 2026, persons: 54_129 },
  ]);
  expect(value.denominator).toBe(52_731);
  expect(value.flags).toEqual([
    {
      code: 'population-year',
      text: 'There is no population for 2025; the rate uses the ONS 2018-based subnational population projection for 2024, people aged 65+.',
    },
  ]);
});

test('without any population the count is given, the rate is not', () => {
  expect(rateWith([])).toMatchObject({
    numerator: 1_000,
    denominator: null,
    denominatorBasis: 'people aged 65+: no figure',
    value: null,
    display: null,
    lower95: null,
    upper95: null,
    assessment: 'not-assessable',
    flags: [
      {
        code: 'denominator-missing',
        text: 'There is no population of people aged 65+ for 2025 or earlier, so no rate can be given.',
      },
    ],
  });
});

test('a figure of nobody is no population', () => {
  expect(
    rateWith([
      { ...coventry2025, persons: 0 },
      { ...coventry2025, year: 2024 },
    ]).population?.year,
  ).toBe(2024);
});

test('a rate that needs no ages takes the figure of the year, although an earlier one is known by age', () => {
  const byAge = { ...coventry2025, year: 2024, persons: 52_731, bands: { '65-69': 52_731 } };
  expect(rateWith([byAge, coventry2025]).denominator).toBe(53_366);
});

test('of figures of equal standing the first by name is taken, whatever the order', () => {
  const [one, other] = [
    { ...estimate2025, basis: 'a census', persons: 51_000 },
    { ...estimate2025, basis: 'b register', persons: 50_000 },
  ];
  expect(rateWith([one, other]).denominator).toBe(51_000);
  expect(rateWith([other, one]).denominator).toBe(51_000);
});

test('the year wanted is that in which the financial year starts, plus the years that the metric says', () => {
  const { denominator } = metricDefinition(METRIC);
  if (denominator.kind !== 'population') throw new Error('the rate divides by a population');
  const rule = { ...denominator, year: { ...denominator.year, plusYears: 1 } };
  const figures = [{ ...coventry2025, year: 2026, persons: 54_129 }, coventry2025, { ...coventry2025, year: 2024 }];
  expect(choosePopulation(rule, figures, { year: '2025-26', bases: [], wants: 'persons' }).persons).toBe(54_129);
});
