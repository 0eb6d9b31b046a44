import { expect, test } from 'vitest';
import { spellMeasureGroups } from '../../../functions/core/counts/measures.ts';
import { sourceContract, sourceContracts } from '../../../functions/core/intake/contracts.ts';
import { metricCatalogue, metricDefinition } from '../../../functions/core/metrics/catalogue.ts';
import { metricDefinitionOf, numeratorFor } from '../../../functions/core/metrics/metric-definition.ts';

const ofSpells = spellMeasureGroups.flatMap(({ measures }) =>
  measures.flatMap(({ id, split }) => split?.bands.map((band) => `${id}.${band.id}`) ?? [id]),
);
const ofSources = sourceContracts.flatMap(({ fields }) => fields.flatMap(({ measure }) => measure ?? []));
// Intermediate care is counted by kind: see `count-intermediate-care.ts`.
const kinds = sourceContract('intermediate-care')?.fields.find(({ name }) => name === 'kind')?.choices ?? [];
const measureIds = new Set([...ofSpells, ...ofSources, ...kinds.map(({ value }) => value)]);

test('the catalogue holds every metric of the regime', () => {
  expect(metricCatalogue.map(({ id }) => id)).toEqual([
    'emergency-admissions-65-plus',
    'discharge-delay-average-days',
    'discharged-on-ready-date',
    'days-from-ready-date-when-delayed',
    'discharge-delay-1-day',
    'discharge-delay-2-3-days',
    'discharge-delay-4-6-days',
    'discharge-delay-7-13-days',
    'discharge-delay-14-20-days',
    'discharge-delay-21-plus-days',
    'long-term-admissions-65-plus',
    'long-term-admissions-65-plus-count',
    'avoidable-admissions',
    'falls-admissions-65-plus',
    'discharged-to-usual-residence',
    'reablement-still-at-home-91-days',
    'reablement-still-at-home-84-days',
    'intermediate-care-demand-hospital',
    'intermediate-care-capacity-hospital',
    'intermediate-care-demand-against-capacity-hospital',
    'intermediate-care-demand-community',
    'intermediate-care-capacity-community',
    'intermediate-care-demand-against-capacity-community',
  ]);
});

test.each(metricCatalogue.map((metric) => [metric.id, metric] as const))(
  '%s counts only measures that exist',
  (_, metric) => {
    const { denominator, numerators, sources } = metric;
    const named = [
      ...numerators.flatMap(({ measures }) => measures),
      ...(denominator.kind === 'measures' ? [...denominator.add, ...denominator.subtract] : []),
      ...(denominator.kind === 'expected' ? [denominator.expected, denominator.referenceRate] : []),
      ...(metric.directStandard?.bands.map(({ measure }) => measure) ?? []),
      ...sources.flatMap(({ feeds }) => (feeds.rule === 'choose-one' ? [feeds.by] : [])),
    ];
    expect(named.filter((measure) => !measureIds.has(measure))).toEqual([]);
  },
);

test('a metric that is not in the catalogue is an error, not a blank', () => {
  expect(() => metricDefinition('falls')).toThrow('no metric falls');
});

test('a variant that a metric does not have is an error', () => {
  expect(() => numeratorFor(metricDefinition('emergency-admissions-65-plus'), 'elective')).toThrow(
    'no variant elective',
  );
});

test('the NHS planning variant is in force unless another is chosen', () => {
  const metric = metricDefinition('emergency-admissions-65-plus');
  expect(numeratorFor(metric, null).variant).toBe('nhs-planning');
  expect(numeratorFor(metric, 'all-emergency').measures).toEqual(['emergency-admissions-65-plus.all-emergency']);
});

test('a definition without a citation is refused', () => {
  const { citation: _, ...rest } = metricDefinition('discharged-on-ready-date');
  expect(() => metricDefinitionOf(rest)).toThrow('citation');
});
