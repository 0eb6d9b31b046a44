import { type Month, monthsOfQuarter, type Quarter, quarterOfMonth } from '../../functions/core/periods/period.ts';
import {
  addPatient,
  type DischargeReadyCount,
  dischargeReadyCounts,
  emptyCount,
  individualDelays,
} from './discharge-ready-counts.ts';
import { field } from './extract-layout.ts';
import { createRandom, seedOf } from './random.ts';

/** How a trust writes its file: trusts differ, and each of these ways is one that real senders have. */
export type TrustStyle = {
  feed: string;
  every: 'month' | 'quarter';
  month(month: Month): string;
  areas: 'codes' | 'names';
  numbers: 'plain' | 'thousands';
  bandDays: 'given' | 'left out';
  newline: '\n' | '\r\n';
  bom: boolean;
};

const monthNames = 'January February March April May June July August September October November December'.split(' ');
const nameOf = (month: Month) => monthNames[Number(month.slice(5)) - 1] ?? '';

export const trustStyles: readonly TrustStyle[] = [
  style('rkb', { month: (month) => month, newline: '\r\n' }),
  style('rlt', { month: (month) => `${nameOf(month).slice(0, 3)}-${month.slice(2, 4)}` }),
  style('rwe', {
    month: (month) => `01/${month.slice(5)}/${month.slice(0, 4)}`,
    areas: 'names',
    newline: '\r\n',
    bom: true,
  }),
  style('rje', { month: (month) => `${nameOf(month)} ${month.slice(0, 4)}`, areas: 'names', numbers: 'thousands' }),
  style('rtg', { month: (month) => month.replace('-', ''), every: 'quarter', newline: '\r\n' }),
  style('rl4', { month: (month) => month, every: 'quarter', areas: 'names', bandDays: 'left out' }),
];

const areaNames: Readonly<Record<string, string>> = {
  E06000016: 'Leicester',
  E06000017: 'Rutland',
  E06000021: 'Stoke-on-Trent',
  E08000031: 'Wolverhampton',
  E10000018: 'Leicestershire',
  E10000028: 'Staffordshire',
};
const bandNames = ['1 day', '2 to 3 days', '4 to 6 days', '7 to 13 days', '14 to 20 days', '21 plus days'];

/** A trust's file for some months, a row for each area. */
export function trustFile(trust: TrustStyle, months: readonly Month[]): string {
  const header = ['Provider', 'Area', 'Month', 'Discharges', 'Discharged on ready date'].concat(
    bandNames.map((band) => `Delayed ${band}`),
    'Bed days',
    trust.bandDays === 'given' ? bandNames.map((band) => `Bed days ${band}`) : [],
  );
  const rows = months
    .flatMap(dischargeReadyCounts)
    .filter((count) => count.provider.toLowerCase() === trust.feed)
    .map((count) => trustRow(count, trust));
  return (trust.bom ? '\uFEFF' : '') + [header, ...rows].map((row) => row.join(',') + trust.newline).join('');
}

function trustRow(count: DischargeReadyCount, trust: TrustStyle): string[] {
  const days = count.bedDays.reduce((sum, one) => sum + one, 0);
  const numbers = [count.discharges, count.onReadyDate, ...count.delayed, days];
  if (trust.bandDays === 'given') numbers.push(...count.bedDays);
  return [
    count.provider,
    trust.areas === 'codes' ? count.area : (areaNames[count.area] ?? count.area),
    trust.month(count.month),
    ...numbers.map((number) => (trust.numbers === 'plain' ? String(number) : field(withThousands(number)))),
  ];
}

const trustMonthHeader =
  'ods_code,month,patients_discharged_volume,no_delay_volume,1_day_delay_volume,2_3_day_delay_volume,' +
  '4_6_day_delay_volume,7_13_day_delay_volume,14_20_day_delay_volume,21plus_day_delay_volume,dd_bed_days,' +
  '1_day_delay_beddays,2_3_day_delay_beddays,4_6_day_delay_beddays,7_13_day_delay_beddays,14_20_day_delay_beddays,' +
  '21plus_day_delay_beddays,average_delay_los_inc_0_day_delay,average_delay_los_minus_0_day_delay';

/** A quarter of one trust in the trust by month layout that NHS England publishes: all patients, and no area. */
export function trustMonthFile(provider: string, quarter: Quarter): string {
  const rows = monthsOfQuarter(quarter).map((month) => trustMonthRow(provider, month));
  return `${[trustMonthHeader, ...rows].join('\n')}\n`;
}

function trustMonthRow(provider: string, month: Month): string {
  const random = createRandom(seedOf(`trust-month ${provider} ${month}`));
  const discharges = 1_650 + Math.floor(300 * random());
  const delayed = Math.round(discharges * (0.09 + 0.03 * random()));
  const delays = individualDelays(random, delayed, Math.round(delayed * 2.6));
  const count = emptyCount(provider, '', month);
  for (let n = 0; n < discharges; n += 1) addPatient(count, delays[n] ?? 0);
  const days = count.bedDays.reduce((sum, one) => sum + one, 0);
  return [
    provider,
    month,
    ...[count.discharges, count.onReadyDate, ...count.delayed, days, ...count.bedDays],
    days / discharges,
    days / delayed,
  ].join(',');
}

/** The quarter of which a month is the last, or null. */
export function quarterEnding(month: Month): Quarter | null {
  const quarter = quarterOfMonth(month);
  return monthsOfQuarter(quarter)[2] === month ? quarter : null;
}

function style(feed: string, own: Partial<TrustStyle> & Pick<TrustStyle, 'month'>): TrustStyle {
  return {
    feed,
    every: 'month',
    areas: 'codes',
    numbers: 'plain',
    bandDays: 'given',
    newline: '\n',
    bom: false,
    ...own,
  };
}

function withThousands(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
