import type { Month } from '../../functions/core/periods/period.ts';

/** What one board has in one month of the sample. Everything else in the extracts is made so that it adds nothing to these. */
export type MonthVolume = {
  month: Month;
  /** Spells in `sus-apc` that the NHS planning definition counts: planted one by one. */
  emergencyAdmissions65Plus: number;
  /** The rest are the totals over trusts of the `discharge-ready` files that name the board. */
  discharges: number;
  dischargedOnReadyDate: number;
  bedDaysAfterReadyDate: number;
};

type Row = readonly [Month, admissions: number, discharges: number, onReadyDate: number, bedDays: number];

// Coventry: the quarters of 2025-26 display the rates 2,054 / 1,918 / 2,060 / 2,028 (on 53,366 residents aged 65+, the
// ONS 2018-based projection for 2025) and the average delays 0.75 / 0.81 / 0.86 / 0.87 that its board published, and
// the year displays 82.2 % discharged on the ready date, the base of its published plan for 2026-27.
const coventry: readonly Row[] = [
  ['2025-04', 1082, 2356, 1951, 1720],
  ['2025-05', 1112, 2431, 2005, 1850],
  ['2025-06', 1094, 2388, 1974, 1811],
  ['2025-07', 1048, 2446, 2015, 1910],
  ['2025-08', 1004, 2329, 1917, 1905],
  ['2025-09', 1019, 2352, 1931, 1958],
  ['2025-10', 1094, 2478, 2035, 2061],
  ['2025-11', 1068, 2402, 1969, 2080],
  ['2025-12', 1136, 2466, 2013, 2177],
  ['2026-01', 1141, 2421, 1977, 2205],
  ['2026-02', 1006, 2268, 1856, 1985],
  ['2026-03', 1100, 2447, 2010, 2018],
  ['2026-04', 1071, 2371, 1957, 1960],
  ['2026-05', 1098, 2440, 2019, 2030],
  ['2026-06', 1083, 2402, 1991, 1997],
];

// Leicestershire: April to December 2025 add up to the published 20,810 admissions; discharge-ready figures are shaped by
// the published narrative (best month June 2025 with 86.2 % and 3.9 days, 4.4 days over 2025-26).
const leicestershire: readonly Row[] = [
  ['2025-04', 2286, 4262, 3648, 2579],
  ['2025-05', 2331, 4358, 3744, 2517],
  ['2025-06', 2304, 4301, 3707, 2317],
  ['2025-07', 2262, 4377, 3755, 2612],
  ['2025-08', 2198, 4166, 3558, 2614],
  ['2025-09', 2236, 4219, 3590, 2768],
  ['2025-10', 2352, 4442, 3776, 2997],
  ['2025-11', 2338, 4318, 3657, 3041],
  ['2025-12', 2503, 4476, 3773, 3374],
  ['2026-01', 2518, 4402, 3702, 3430],
  ['2026-02', 2214, 4071, 3444, 2884],
  ['2026-03', 2391, 4389, 3739, 2925],
  ['2026-04', 2262, 4280, 3681, 2516],
  ['2026-05', 2305, 4372, 3786, 2403],
  ['2026-06', 2281, 4325, 3767, 2232],
];

// Staffordshire: no count is published, so these are illustrative. Discharges stand to adults as in Leicestershire, less
// 4 %; admissions are about 2,600 a month, seven eighths of Leicestershire's rate.
const staffordshire: readonly Row[] = [
  ['2025-04', 2571, 4951, 4129, 4192],
  ['2025-05', 2622, 5048, 4225, 4115],
  ['2025-06', 2590, 4989, 4186, 3935],
  ['2025-07', 2540, 5066, 4235, 4155],
  ['2025-08', 2466, 4842, 4029, 4228],
  ['2025-09', 2507, 4903, 4069, 4420],
  ['2025-10', 2630, 5149, 4263, 4784],
  ['2025-11', 2617, 5012, 4135, 4824],
  ['2025-12', 2806, 5187, 4253, 5324],
  ['2026-01', 2829, 5118, 4187, 5400],
  ['2026-02', 2488, 4733, 3895, 4609],
  ['2026-03', 2684, 5092, 4221, 4616],
  ['2026-04', 2556, 4972, 4152, 4182],
  ['2026-05', 2602, 5071, 4260, 4055],
  ['2026-06', 2577, 5018, 4230, 3861],
];

/** The planned months of each board of the sample, by its ONS code. */
export const plannedVolumes: Readonly<Record<string, readonly MonthVolume[]>> = {
  E08000026: coventry.map(volume),
  E10000018: leicestershire.map(volume),
  E10000028: staffordshire.map(volume),
};

/** The months of the sample: April 2025 to June 2026. */
export const sampleMonths: readonly Month[] = coventry.map(([month]) => month);

/** The planned month of a board. Throws RangeError where the sample has none. */
export function plannedVolume(board: string, month: Month): MonthVolume {
  const found = plannedVolumes[board]?.find((planned) => planned.month === month);
  if (found === undefined) throw new RangeError(`The sample plans nothing for ${board} in ${month}`);
  return found;
}

function volume([month, admissions, discharges, onReadyDate, bedDays]: Row): MonthVolume {
  return {
    month,
    emergencyAdmissions65Plus: admissions,
    discharges,
    dischargedOnReadyDate: onReadyDate,
    bedDaysAfterReadyDate: bedDays,
  };
}
