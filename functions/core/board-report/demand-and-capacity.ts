import type { ChartNumber, DemandChart } from '../charts/chart.ts';
import { monthsOf } from '../periods/period.ts';
import { shortPeriod } from '../periods/period-words.ts';
import { numberWords } from '../words/count-words.ts';
import type { ReportContent } from './report-content.ts';

const PLACES = [
  { from: 'hospital', title: 'Intermediate care after hospital: demand and capacity' },
  { from: 'community', title: 'Intermediate care from the community: demand and capacity' },
] as const;

type Kind = `${'demand' | 'capacity'}-${'hospital' | 'community'}`;

function monthSums({ document }: ReportContent, kind: Kind): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of document.capacityAndDemand.filter((each) => each.kind === kind)) {
    for (const [month, value] of Object.entries(line.months)) sums.set(month, (sums.get(month) ?? 0) + (value ?? 0));
  }
  return sums;
}

function shown(value: number | undefined): ChartNumber | null {
  return value === undefined ? null : { value, text: numberWords(Math.round(value)) };
}

/** Demand and capacity of intermediate care month by month, from hospital and from the community, as far as there are any. */
export function demandAndCapacity(content: ReportContent): DemandChart[] {
  const { area, period } = content.document;
  return PLACES.flatMap(({ from, title }) => {
    const [demand, capacity] = [monthSums(content, `demand-${from}`), monthSums(content, `capacity-${from}`)];
    if (demand.size === 0 && capacity.size === 0) return [];
    const points = monthsOf(period.financialYear).map((month) => ({
      label: shortPeriod(month).slice(0, 3),
      demand: shown(demand.get(month)),
      capacity: shown(capacity.get(month)),
    }));
    const words = points.map(
      (each) =>
        `${each.label}: demand ${each.demand?.text ?? 'not known'}, capacity ${each.capacity?.text ?? 'not known'}`,
    );
    const description = `${area.name}, ${period.financialYear} by month. ${words.join('; ')}.`;
    return [{ kind: 'demand', title, unit: 'people a month', description, points }];
  });
}
