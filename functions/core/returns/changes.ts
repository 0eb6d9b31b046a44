import type { MetricValue } from '../metrics/metric-value.ts';
import { isFrozen } from './freeze.ts';
import type { ReturnLayout } from './layout.ts';
import { createMetricLookup } from './metric-lookup.ts';

/** What a revision says of one metric in one period. */
export type Said = Pick<MetricValue, 'numerator' | 'denominator' | 'value' | 'display' | 'plan' | 'planDisplay'>;

/**
 * One number that differs from the revision before; null where a revision does not have it. `afterFreeze`: the figure,
 * not only its plan, changed when its period was frozen already.
 */
export type Change = { metric: string; period: string; before: Said | null; after: Said | null; afterFreeze: boolean };

export type Revisions = {
  layout: Pick<ReturnLayout, 'freeze'>;
  before: readonly MetricValue[];
  after: readonly MetricValue[];
  /** When the later revision was made, an ISO day or time. */
  madeAt: string;
};

function saidOf(value: MetricValue | undefined): Said | null {
  if (value === undefined) return null;
  const { numerator, denominator, display, plan, planDisplay } = value;
  return { numerator, denominator, value: value.value, display, plan, planDisplay };
}

function isSameFigure(before: Said | null, after: Said | null): boolean {
  return (
    before?.numerator === after?.numerator &&
    before?.denominator === after?.denominator &&
    before?.value === after?.value &&
    before?.display === after?.display
  );
}

/** Every number that is not as in the revision before: in the order of the later one, then those that it has no more. */
export function changesBetween({ layout, before, after, madeAt }: Revisions): Change[] {
  const [was, is] = [createMetricLookup(before), createMetricLookup(after)];
  const gone = before.filter(({ metric, period }) => is(metric, period) === undefined);
  return [...after, ...gone].flatMap(({ metric, period }) => {
    const [earlier, later] = [saidOf(was(metric, period)), saidOf(is(metric, period))];
    const isSame = isSameFigure(earlier, later);
    if (isSame && earlier?.plan === later?.plan && earlier?.planDisplay === later?.planDisplay) return [];
    const afterFreeze = !isSame && isFrozen(layout, period, madeAt);
    return [{ metric, period, before: earlier, after: later, afterFreeze }];
  });
}
