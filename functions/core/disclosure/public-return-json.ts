import { publicFlags } from './public-flags.ts';
import type { PublicMetricValue } from './public-metric.ts';
import type { PublicReturnDocument } from './public-return.ts';
import { countWords, figureText, numberShown } from './shown-number.ts';

function metricJson(metric: PublicMetricValue) {
  const { numerator, denominator, value, lower95, upper95 } = metric;
  return {
    metric: metric.metric,
    metricVersion: metric.metricVersion,
    period: metric.period,
    numerator: numberShown(numerator),
    denominator: numberShown(denominator),
    denominatorBasis: metric.denominatorBasis,
    value: numberShown(value),
    display: figureText(value),
    unit: metric.unit,
    method: metric.method,
    variant: metric.variant,
    lower95: numberShown(lower95),
    upper95: numberShown(upper95),
    plan: metric.plan,
    planDisplay: metric.planDisplay,
    assessment: metric.assessment,
    coverage: metric.coverage,
    source: metric.source,
    otherVariants: [],
    lineage: [],
    flags: publicFlags(metric),
    disclosure: { numerator: countWords(numerator), denominator: countWords(denominator), value: value.kind },
  };
}

/**
 * The text of a public `return.json`: the shape of a return, with null for a number that is not shown, and `disclosure`
 * that says why. `value` has the decimals of `display`. Throws where a number was not made by disclosure control.
 */
export function publicReturnJson(document: PublicReturnDocument): string {
  const { metrics, checklist, ...head } = document;
  const items = checklist.map(({ sheet, item, complete }) => ({ sheet, item, complete, reason: null }));
  return `${JSON.stringify({ ...head, metrics: metrics.map(metricJson), checklist: items, issues: [] }, null, 2)}\n`;
}
