import {
  type FinancialYear,
  financialYearFrom,
  monthsOfQuarter,
  type Period,
  quartersOfYear,
} from '../../functions/core/periods/period.ts';

/** The plan of one board for one year; four values are the quarters, and each month of a quarter has its value. */
type YearPlan = {
  area: string;
  population65Plus: number;
  admissionsPer100k: readonly number[];
  delayDays: readonly number[];
  onReadyDatePercent: readonly number[];
  daysWhenDelayed: readonly number[];
};

type PlanRow = [
  area: string,
  metric: string,
  period: Period,
  value: number,
  numerator: number | '',
  denominator: number | '',
];

// Published: Coventry's admissions and delays of 2025-26 and its 82.9 % for 2026-27; Leicestershire's 1,661 (a rate, the
// average of the year), 89 % by the end of 2025-26, and 1,626, 87.7 % and 3.9 days for 2026-27. All the rest is
// illustrative, chosen so that delay = (1 − on ready date) × days when delayed. Populations: ONS 2018-based projections.
const plans2025: readonly YearPlan[] = [
  {
    area: 'E08000026',
    population65Plus: 53_366,
    admissionsPer100k: [2124, 1997, 2142, 2171],
    delayDays: [1.13, 1.1, 1.1, 1.1],
    onReadyDatePercent: [80.5, 80.7, 80.7, 80.7],
    daysWhenDelayed: [5.8, 5.7, 5.7, 5.7],
  },
  {
    area: 'E10000018',
    population65Plus: 162_626,
    admissionsPer100k: [1661, 1661, 1661, 1661],
    delayDays: [0.57, 0.53, 0.5, 0.46],
    onReadyDatePercent: [86.5, 87.3, 88.2, 89],
    daysWhenDelayed: [4.2, 4.2, 4.2, 4.2],
  },
  {
    area: 'E10000028',
    population65Plus: 209_806,
    admissionsPer100k: [1250, 1215, 1270, 1265],
    delayDays: [0.86, 0.84, 0.83, 0.82],
    onReadyDatePercent: [83.5, 83.8, 84, 84.2],
    daysWhenDelayed: [5.2, 5.2, 5.2, 5.2],
  },
];

const plans2026: readonly YearPlan[] = [
  {
    area: 'E08000026',
    population65Plus: 54_129,
    admissionsPer100k: [2030, 1900, 2040, 2010],
    delayDays: [0.79, 0.79, 0.79, 0.79],
    onReadyDatePercent: [82.9, 82.9, 82.9, 82.9],
    daysWhenDelayed: [4.6, 4.6, 4.6, 4.6],
  },
  {
    area: 'E10000018',
    population65Plus: 166_406,
    admissionsPer100k: [1626, 1626, 1626, 1626],
    delayDays: [0.48, 0.48, 0.48, 0.48],
    onReadyDatePercent: [87.7, 87.7, 87.7, 87.7],
    daysWhenDelayed: [3.9, 3.9, 3.9, 3.9],
  },
  {
    area: 'E10000028',
    population65Plus: 213_589,
    admissionsPer100k: [1240, 1205, 1275, 1265],
    delayDays: [0.79, 0.79, 0.78, 0.78],
    onReadyDatePercent: [84.2, 84.2, 84.4, 84.4],
    daysWhenDelayed: [5, 5, 5, 5],
  },
];

/** The plans of the sample: the year, and the text of its file. */
export const planFiles: readonly { year: FinancialYear; text(): string }[] = [
  { year: financialYearFrom(2025), text: () => planText(financialYearFrom(2025), plans2025) },
  { year: financialYearFrom(2026), text: () => planText(financialYearFrom(2026), plans2026) },
];

function planText(year: FinancialYear, plans: readonly YearPlan[]): string {
  const rows = plans.flatMap((plan) => planRows(year, plan)).map((row) => [...row, `${year} v1`].join(','));
  return `${['Area,Metric,Period,Value,Numerator,Denominator,Plan version', ...rows].join('\r\n')}\r\n`;
}

function planRows(year: FinancialYear, plan: YearPlan): PlanRow[] {
  return quartersOfYear(year).flatMap((quarter, n) =>
    [quarter, ...monthsOfQuarter(quarter)].flatMap((period) => rowsOfPeriod(plan, period, n)),
  );
}

/** `n` is the quarter, from 0. A month's admissions come with their count and population, as the template asks. */
function rowsOfPeriod(plan: YearPlan, period: Period, n: number): PlanRow[] {
  const rate = plan.admissionsPer100k[n] ?? 0;
  const isMonthly = !period.includes('Q');
  const admissions = Math.round((rate * plan.population65Plus) / 100_000);
  return [
    [plan.area, 'emergency-admissions-65-plus', period, rate, isMonthly ? admissions : '', plan.population65Plus],
    [plan.area, 'discharge-delay-average-days', period, plan.delayDays[n] ?? 0, '', ''],
    [plan.area, 'discharged-on-ready-date', period, plan.onReadyDatePercent[n] ?? 0, '', ''],
    [plan.area, 'days-from-ready-date-when-delayed', period, plan.daysWhenDelayed[n] ?? 0, '', ''],
  ];
}
