import type { MetricValue } from '../metrics/metric-value.ts';
import type { MetricPart } from './template-map.ts';

/** A number as it is shown, without separators and unit: `2,054` and `87.1%` are 2054 and 87.1. */
function shownNumber(display: string | null): number | null {
  const number = display === null ? Number.NaN : Number(display.replace(/[,%£\s]/g, ''));
  return Number.isFinite(number) ? number : null;
}

/** What a cell map takes of a metric, before it is put into words; null where the metric does not have it. */
export function metricPart(metric: MetricValue, part: MetricPart): string | number | null {
  switch (part) {
    case 'rounded':
      return shownNumber(metric.display);
    case 'plan-rounded':
      return shownNumber(metric.planDisplay);
    case 'plan-display':
      return metric.planDisplay;
    default:
      return metric[part];
  }
}
