import type { MetricFlag } from '../metrics/metric-value.ts';
import type { PublicMetricValue } from './public-metric.ts';

const texts = {
  official: 'Official statistics, shown as their producer published them.',
  suppressed: 'A count from 1 to 7, or one that would tell such a count, is not shown.',
  withheld:
    'The value is not shown: it would rest on fewer than 8 people, on a count that is not shown, or on a method that could tell one.',
  'near-plan': 'Too near the plan to say from rounded counts whether it was met.',
} as const;

const flag = (code: keyof typeof texts): MetricFlag => ({ code, text: texts[code] });

/** What a reader must know of a public number. The texts are these and no others, so none can hold a number of people. */
export function publicFlags({
  numerator,
  denominator,
  value,
  plan,
  assessment,
  isOfficial,
  coverage,
}: PublicMetricValue): MetricFlag[] {
  if (isOfficial) return [flag('official')];
  const isNear = value.kind === 'shown' && plan !== null && coverage.complete && assessment === 'not-assessable';
  return [
    ...(numerator.kind === 'suppressed' || denominator.kind === 'suppressed' ? [flag('suppressed')] : []),
    ...(value.kind === 'withheld' ? [flag('withheld')] : []),
    ...(isNear ? [flag('near-plan')] : []),
  ];
}
