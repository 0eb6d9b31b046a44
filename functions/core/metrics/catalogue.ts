import avoidableAdmissions from '../../../schemas/metrics/avoidable-admissions.json' with { type: 'json' };
import daysWhenDelayed from '../../../schemas/metrics/days-from-ready-date-when-delayed.json' with { type: 'json' };
import delay1Day from '../../../schemas/metrics/discharge-delay-1-day.json' with { type: 'json' };
import delay2To3Days from '../../../schemas/metrics/discharge-delay-2-3-days.json' with { type: 'json' };
import delay4To6Days from '../../../schemas/metrics/discharge-delay-4-6-days.json' with { type: 'json' };
import delay7To13Days from '../../../schemas/metrics/discharge-delay-7-13-days.json' with { type: 'json' };
import delay14To20Days from '../../../schemas/metrics/discharge-delay-14-20-days.json' with { type: 'json' };
import delay21PlusDays from '../../../schemas/metrics/discharge-delay-21-plus-days.json' with { type: 'json' };
import delayAverage from '../../../schemas/metrics/discharge-delay-average-days.json' with { type: 'json' };
import onReadyDate from '../../../schemas/metrics/discharged-on-ready-date.json' with { type: 'json' };
import usualResidence from '../../../schemas/metrics/discharged-to-usual-residence.json' with { type: 'json' };
import emergencyAdmissions from '../../../schemas/metrics/emergency-admissions-65-plus.json' with { type: 'json' };
import fallsAdmissions from '../../../schemas/metrics/falls-admissions-65-plus.json' with { type: 'json' };
import capacityCommunity from '../../../schemas/metrics/intermediate-care-capacity-community.json' with {
  type: 'json',
};
import capacityHospital from '../../../schemas/metrics/intermediate-care-capacity-hospital.json' with { type: 'json' };
import againstCapacityCommunity from '../../../schemas/metrics/intermediate-care-demand-against-capacity-community.json' with {
  type: 'json',
};
import againstCapacityHospital from '../../../schemas/metrics/intermediate-care-demand-against-capacity-hospital.json' with {
  type: 'json',
};
import demandCommunity from '../../../schemas/metrics/intermediate-care-demand-community.json' with { type: 'json' };
import demandHospital from '../../../schemas/metrics/intermediate-care-demand-hospital.json' with { type: 'json' };
import longTermAdmissions from '../../../schemas/metrics/long-term-admissions-65-plus.json' with { type: 'json' };
import longTermAdmissionsCount from '../../../schemas/metrics/long-term-admissions-65-plus-count.json' with {
  type: 'json',
};
import atHome84Days from '../../../schemas/metrics/reablement-still-at-home-84-days.json' with { type: 'json' };
import atHome91Days from '../../../schemas/metrics/reablement-still-at-home-91-days.json' with { type: 'json' };
import { type MetricDefinition, metricDefinitionOf } from './metric-definition.ts';

/** Every metric that the product can compute; which of them a year asks for is said in `schemas/returns/`. */
export const metricCatalogue: readonly MetricDefinition[] = [
  emergencyAdmissions,
  delayAverage,
  onReadyDate,
  daysWhenDelayed,
  delay1Day,
  delay2To3Days,
  delay4To6Days,
  delay7To13Days,
  delay14To20Days,
  delay21PlusDays,
  longTermAdmissions,
  longTermAdmissionsCount,
  avoidableAdmissions,
  fallsAdmissions,
  usualResidence,
  atHome91Days,
  atHome84Days,
  demandHospital,
  capacityHospital,
  againstCapacityHospital,
  demandCommunity,
  capacityCommunity,
  againstCapacityCommunity,
].map((json) => metricDefinitionOf(json));

const byId = new Map(metricCatalogue.map((metric) => [metric.id, metric]));

/** The definition of a metric by its id. Throws where there is none. */
export function metricDefinition(id: string): MetricDefinition {
  const metric = byId.get(id);
  if (metric === undefined) throw new Error(`There is no metric ${id} in schemas/metrics`);
  return metric;
}
