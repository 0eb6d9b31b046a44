import { metricDefinition } from '../metrics/catalogue.ts';
import type { MetricChoices } from '../metrics/quarter-inputs.ts';
import { layoutFor } from './layout.ts';
import { variantFor } from './layout-settings.ts';

/** What a financial year's layout settles for a unit: which metrics, in which order, and by which variant of each. */
export function metricChoices(financialYear: string, unit: string, preferredFeed?: string): MetricChoices {
  const layout = layoutFor(financialYear);
  const variants = layout.metrics.flatMap(({ metric }) => {
    const variant = variantFor(layout, metric, unit);
    return variant === null ? [] : [[metric, variant] as const];
  });
  return {
    metrics: layout.metrics.map(({ metric }) => metricDefinition(metric)),
    variants: Object.fromEntries(variants),
    ...(preferredFeed === undefined ? {} : { preferredFeed }),
  };
}
