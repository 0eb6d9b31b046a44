import type { ChartNumber } from '../charts/chart.ts';
import { metricDefinition } from '../metrics/catalogue.ts';
import { display } from '../metrics/display.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { decimal } from '../metrics/rational.ts';

/** A number of a metric, shown with the metric's decimals. */
export function shownAs(metric: string, value: number | null): ChartNumber | null {
  return value === null ? null : { value, text: display(metricDefinition(metric), decimal(value)).text };
}

/** What a chart shows of a metric in a period: value, plan and interval, each null where there is none. */
export function chartNumbers(value: MetricValue | undefined) {
  if (value === undefined) return { value: null, plan: null, lower: null, upper: null };
  const { metric, display: shown, planDisplay, lower95, upper95 } = value;
  return {
    value: value.value === null ? null : { value: value.value, text: shown ?? String(value.value) },
    plan: value.plan === null ? null : { value: value.plan, text: planDisplay ?? String(value.plan) },
    lower: shownAs(metric, lower95),
    upper: shownAs(metric, upper95),
  };
}
