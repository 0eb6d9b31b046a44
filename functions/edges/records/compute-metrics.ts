import { computeQuarter } from '../../core/metrics/compute-quarter.ts';
import type { MetricValue } from '../../core/metrics/metric-value.ts';
import type { Quarter } from '../../core/periods/period.ts';
import { financialYearOf } from '../../core/periods/period.ts';
import { metricChoices } from '../../core/returns/metric-choices.ts';
import type { UnitQuarter } from './affected.ts';
import { type CurrentFeeds, loadQuarter, loadQuarters, type QuarterData } from './load-quarter.ts';
import type { Records } from './records.ts';

type ComputeDeps = {
  records: Pick<Records, 'counts'>;
  settings: { preferredFeeds: Record<string, string> };
};

function computed({ settings }: ComputeDeps, { unit, quarter }: UnitQuarter, data: QuarterData): MetricValue[] {
  const choices = metricChoices(financialYearOf(quarter), unit, settings.preferredFeeds[unit]);
  return computeQuarter({ unit, quarter, ...data, choices });
}

/** Computes the metrics of some quarters of one unit from what was current when the feeds were read. Stores nothing. */
export async function computeQuarters(
  deps: ComputeDeps,
  feeds: CurrentFeeds,
  { unit, quarters }: { unit: string; quarters: readonly Quarter[] },
): Promise<{ quarter: Quarter; metrics: MetricValue[] }[]> {
  const loaded = await loadQuarters(deps.records, feeds, { unit, quarters });
  return loaded.map(({ quarter, data }) => ({ quarter, metrics: computed(deps, { unit, quarter }, data) }));
}

/** Computes the metrics of one unit and quarter from what was current when the feeds were read. Stores nothing. */
export async function computeMetrics(
  deps: ComputeDeps,
  feeds: CurrentFeeds,
  target: UnitQuarter,
): Promise<MetricValue[]> {
  return computed(deps, target, await loadQuarter(deps.records, feeds, target));
}
