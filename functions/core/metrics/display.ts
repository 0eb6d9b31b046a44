import type { MetricDefinition } from './metric-definition.ts';
import type { Rational } from './rational.ts';
import { type Rounded, roundedText, roundHalfAwayFromZero } from './rounding.ts';

/** A value as people see it: rounded once, and as text. */
export type Displayed = { rounded: Rounded; text: string };

/** Rounds an exact value to the metric's decimals and writes it with its suffix: `2,054`, `87.1%`. */
export function display(metric: MetricDefinition, value: Rational): Displayed {
  const rounded = roundHalfAwayFromZero(value, metric.decimals);
  return { rounded, text: `${roundedText(rounded)}${metric.suffix}` };
}
