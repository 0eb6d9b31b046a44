import type { BandsChart, ChartNumber } from '../charts/chart.ts';
import type { LayoutMetric } from '../returns/layout.ts';
import type { ReportContent } from './report-content.ts';

/** Metrics that count the discharges of one band of delay (NHS England, discharge ready date statistics). */
const BAND = /^discharge-delay-(\d+)(-plus|-(\d+))?-days?$/;

function bandName({ metric }: LayoutMetric): string | null {
  const [, from, to] = BAND.exec(metric) ?? [];
  if (from === undefined) return null;
  if (to === '-plus') return `${from} days or more`;
  if (to !== undefined) return `${from} to ${to.slice(1)} days`;
  return from === '1' ? '1 day' : `${from} days`;
}

/** How long those waited who were not discharged on the day they were ready, by quarter; null where no band has data. */
export function delayBands({ layout, lookUp, quarter, quarters, document }: ReportContent): BandsChart | null {
  const bands = layout.metrics.flatMap((entry) => {
    const name = bandName(entry);
    return name === null ? [] : [{ metric: entry.metric, name }];
  });
  const bars = quarters
    .filter((each) => each <= quarter)
    .map((each) => {
      const values = bands.map(({ metric }): ChartNumber | null => {
        const found = lookUp(metric, each);
        return found?.value == null ? null : { value: found.value, text: found.display ?? String(found.value) };
      });
      return { label: each.slice(-2), values };
    })
    .filter(({ values }) => values.some((value) => value !== null));
  if (bars.length === 0) return null;
  const words = bars.map(({ label, values }) => {
    const parts = bands.map(({ name }, index) => `${name}: ${values[index]?.text ?? 'no data'}`);
    return `${label}: ${parts.join(', ')}`;
  });
  return {
    kind: 'bands',
    title: 'Discharges after the ready date by length of delay',
    unit: 'discharges',
    description: `${document.area.name}, ${document.period.financialYear} by quarter. ${words.join('. ')}.`,
    bands: bands.map(({ name }) => name),
    bars,
  };
}
