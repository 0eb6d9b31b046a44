import { financialYearOf, monthsOfQuarter } from '../periods/period.ts';
import { type LayoutMetric, layoutFor } from '../returns/layout.ts';
import { type Figure, figureOf, type NumberName } from './figure.ts';
import { type Reading, readNumber } from './reading.ts';
import { type ReturnForReview, reviewedQuarter } from './return-for-review.ts';

type MetricValue = ReturnForReview['metrics'][number];

/** Methods whose values a reader can work out from the two counts beside them. */
const FROM_COUNTS: readonly string[] = ['crude', 'proportion', 'mean'];

const count = (value: number | null): Reading | null => (value === null ? null : readNumber(String(value)));

function numbersOf(given: Partial<Record<NumberName, Reading | null>>): Figure['numbers'] {
  return Object.fromEntries(Object.entries(given).filter(([, reading]) => reading));
}

function shownFigure(document: ReturnForReview, value: MetricValue, title: string): Figure {
  const assessed = value.assessment === 'met' || value.assessment === 'not-met' ? value.assessment : '';
  const follows = FROM_COUNTS.includes(value.method);
  return figureOf({
    column: value.metric,
    months: value.coverage.monthsPresent,
    words: {
      table: `${title}, ${value.period}`,
      label: title,
      unit: value.unit,
      area: document.area.code,
      period: value.period,
      'population year': /\bfor (20\d\d)\b/.exec(value.denominatorBasis)?.[1] ?? '',
      assessment: assessed,
      note: value.denominatorBasis,
    },
    numbers: numbersOf({
      value: readNumber(value.display ?? ''),
      target: readNumber(value.planDisplay ?? ''),
      numerator: follows ? count(value.numerator) : null,
      denominator: follows ? count(value.denominator) : null,
    }),
  });
}

type Summed = { table: string; role: 'part' | 'total'; number: number | null };

/** A count as a row of a table that adds up. */
function countRow({ metric }: MetricValue, { table, role, number }: Summed): Figure[] {
  const value = count(number);
  if (!value) return [];
  return [figureOf({ column: metric, words: { table, label: metric, unit: 'count', role }, numbers: { value } })];
}

function overTime(document: ReturnForReview, entry: LayoutMetric): Figure[] {
  const values = document.metrics.filter(({ metric }) => metric === entry.metric);
  const quarter = reviewedQuarter(document);
  const names: readonly string[] = monthsOfQuarter(quarter);
  const months = values.filter(({ period }) => names.includes(period));
  const whole = values.find(({ period }) => period === quarter);
  const given = months.filter(({ numerator }) => numerator !== null);
  if (!whole || given.length < 2 || given.length < whole.coverage.monthsPresent) return [];
  const table = `${entry.title}: months of ${quarter}`;
  return [
    ...given.flatMap((value) => countRow(value, { table, role: 'part', number: value.numerator })),
    ...countRow(whole, { table, role: 'total', number: whole.numerator }),
  ];
}

/** Discharges on the ready date and by delay make up all discharges (NHS England, discharge ready date statistics). */
function byDelay(document: ReturnForReview): Figure[] {
  const onDate = document.metrics.filter(({ metric }) => metric === 'discharged-on-ready-date');
  return onDate.flatMap((value) => {
    const bands = document.metrics.filter(
      ({ metric, method, period }) =>
        metric.startsWith('discharge-delay-') && method === 'count' && period === value.period,
    );
    if (bands.length < 6 || bands.some(({ numerator }) => numerator === null)) return [];
    const table = `Discharges by delay, ${value.period}`;
    return [
      ...[value, ...bands].flatMap((each) => countRow(each, { table, role: 'part', number: each.numerator })),
      ...countRow(value, { table, role: 'total', number: value.denominator }),
    ];
  });
}

/** The figures of a `return.json`, with the sums that hold within it. */
export function returnFigures(document: ReturnForReview): Figure[] {
  const layout = layoutFor(financialYearOf(reviewedQuarter(document)));
  const titles = new Map(layout.metrics.map(({ metric, title }) => [metric, title]));
  return [
    ...document.metrics.map((value) => shownFigure(document, value, titles.get(value.metric) ?? value.metric)),
    ...layout.metrics.flatMap((entry) => overTime(document, entry)),
    ...byDelay(document),
  ];
}
