import { between, type Random } from '../../samples/generator/random.ts';
import type { Board, Sheet } from './provider-sheets.ts';

const quarters = ['2025-26-Q1', '2025-26-Q2', '2025-26-Q3', '2025-26-Q4'];
const firstMonths = ['2025-04', '2025-05', '2025-06'];

type Row = (string | number)[];

/** Plans of the sizes that the invented files come to, so that about half of the goals are met. */
function plansOf({ code, name }: Board, at: number, random: Random): Row[] {
  const row = (metric: string, period: string, ...figures: Row): Row => [
    at % 2 === 0 ? code : name,
    metric,
    period,
    ...figures,
    ...Array<string>(3 - figures.length).fill(''),
    'v1',
  ];
  const hundredths = (low: number, high: number) => (between(random, low * 100, high * 100) / 100).toFixed(2);
  const percent = () => {
    const tenths = between(random, 700, 990);
    return [(tenths / 1000).toFixed(3), (tenths / 10).toFixed(1), `${(tenths / 10).toFixed(1)}%`][at % 3] ?? '';
  };
  const people = between(random, 20_000, 90_000);
  // Of some boards by quarter, of some by month, from which the quarter follows, of some by month but for one.
  const emergency = at % 3 === 0 ? quarters : firstMonths.slice(0, at % 7 === 1 ? 2 : 3);
  return [
    ...emergency.map((period) =>
      at % 5 === 0
        ? row('emergency-admissions-65-plus', period, '', between(random, 1, 40), people)
        : row('emergency-admissions-65-plus', period, hundredths(5, 90)),
    ),
    ...firstMonths.map((month) => row('discharge-delay-1-day', month, between(random, 0, 90))),
    row('discharge-delay-average-days', '2025-26-Q1', hundredths(0, 1)),
    row('discharge-delay-average-days', '2025-26', hundredths(0, 2)),
    ...quarters.map((quarter) => row('discharged-on-ready-date', quarter, percent())),
    row('days-from-ready-date-when-delayed', '2025-26-Q1', hundredths(2, 9)),
    ...quarters.map((quarter) => row('discharged-to-usual-residence', quarter, percent())),
  ];
}

/** The plans of every board for the first quarter, and of some metrics for the year. */
export function planSheet(boards: readonly Board[], random: Random): Sheet {
  const header = ['Area', 'Metric', 'Period', 'Value', 'Numerator', 'Denominator', 'Plan version'];
  const rows = boards.flatMap((board, at) => plansOf(board, at, random));
  return { source: 'plan', feed: 'boards', name: 'plan.csv', rows: [header, ...rows] };
}
