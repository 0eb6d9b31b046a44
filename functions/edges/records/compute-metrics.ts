import { computeQuarter } from '../../core/metrics/compute-quarter.ts';
import type { MetricValue } from '../../core/metrics/metric-value.ts';
import { financialYearOf } from '../../core/periods/period.ts';
import { metricChoices } from '../../core/returns/metric-choices.ts';
import type { UnitQuarter } from './affected.ts';
import { type CurrentFeeds, loadQuarter } from './load-quarter.ts';
import type { Records } from './records.ts';

type ComputeDeps = {
  records: Pick<Records, 'counts'>;
  settings: { preferredFeeds: Record<string, string> };
};

/** Computes the metrics of one unit and quarter from what was current when the feeds were read. Stores nothing. */
export async function computeMetrics(
  deps: ComputeDeps,
  feeds: CurrentFeeds,
  { unit, quarter }: UnitQuarter,
): Promise<MetricValue[]> {
  const data = await loadQuarter(deps.records, feeds, { unit, quarter });
  const choices = metricChoices(financialYearOf(quarter), unit, deps.settings.preferredFeeds[unit]);
  return computeQuarter({ unit, quarter, ...data, choices });
}
