import { monthsOfQuarter, type Quarter, quartersOfYear } from '../../../functions/core/periods/period.ts';
import { BANDS, LEAST_DAYS, YEAR } from './figures-for-test.ts';

type Published = {
  metrics: { metric: string; period: string; numerator: number | null; denominator: number | null }[];
};
type Bounds = { least: number; most: number };
/** One count as a sum of others. */
type Sum = { total: string; parts: string[] };

const ENDLESS = 1e9;
const key = (period: string, name: string) => `${period} ${name}`;
const ON_DATE = 'discharges-on-ready-date';
const LATE = `discharges - ${ON_DATE}`;
const DAYS = 'bed-days-after-ready-date';
const bandNames = BANDS.map((band) => `discharges-delayed-${band}`);

/** What each published number counts, as anybody can read in the definitions. */
const counts: Record<string, [numerator: string, denominator: string | null]> = {
  'emergency-admissions-65-plus': ['admissions', null],
  'discharge-delay-average-days': [DAYS, 'discharges'],
  'discharged-on-ready-date': [ON_DATE, 'discharges'],
  'days-from-ready-date-when-delayed': [DAYS, LATE],
  ...Object.fromEntries(BANDS.map((band, n) => [`discharge-delay-${band}`, [bandNames[n] ?? '', 'discharges']])),
};

/** A rounded number stands for two less to two more, and nothing that is shown is from 1 to 7. */
function boundsOf(shown: number): Bounds {
  return shown === 0 ? { least: 0, most: 0 } : { least: Math.max(8, shown - 2), most: shown + 2 };
}

function identities(): Sum[] {
  const quarters = quartersOfYear(YEAR);
  const names = ['admissions', 'discharges', ON_DATE, LATE, DAYS, ...bandNames];
  const periods = [YEAR, ...quarters, ...quarters.flatMap((quarter) => monthsOfQuarter(quarter))];
  return [
    ...names.flatMap((name) => [
      { total: key(YEAR, name), parts: quarters.map((quarter) => key(quarter, name)) },
      ...quarters.map((quarter: Quarter) => ({
        total: key(quarter, name),
        parts: monthsOfQuarter(quarter).map((month) => key(month, name)),
      })),
    ]),
    ...periods.flatMap((period) => [
      { total: key(period, 'discharges'), parts: [key(period, ON_DATE), key(period, LATE)] },
      { total: key(period, LATE), parts: bandNames.map((band) => key(period, band)) },
    ]),
  ];
}

/**
 * What integer bounds follow for every count from published returns: all sums of months, quarters and years, of
 * discharges by delay, and of days by band, tried until nothing moves any more.
 */
export function boundsFrom(published: readonly Published[]): (period: string, name: string) => Bounds {
  const known = new Map<string, Bounds>();
  const get = (name: string) => known.get(name) ?? { least: 0, most: ENDLESS };
  let hasMoved = true;
  const narrow = (name: string, { least, most }: Bounds) => {
    const now = get(name);
    const next = { least: Math.max(now.least, least), most: Math.min(now.most, most) };
    if (next.least === now.least && next.most === now.most) return;
    if (next.least > next.most) throw new Error(`${name} cannot be: ${next.least} to ${next.most}`);
    known.set(name, next);
    hasMoved = true;
  };
  for (const { metric, period, numerator, denominator } of published.flatMap(({ metrics }) => metrics)) {
    const [above, below] = counts[metric] ?? ['', null];
    if (above && numerator !== null) narrow(key(period, above), boundsOf(numerator));
    if (below && denominator !== null) narrow(key(period, below), boundsOf(denominator));
  }
  const total = (names: readonly string[], end: keyof Bounds) => names.reduce((sum, name) => sum + get(name)[end], 0);
  const sums = identities();
  const periods = new Set(sums.map(({ total: name }) => name.split(' ')[0] ?? ''));
  for (let round = 0; hasMoved && round < 200; round += 1) {
    hasMoved = false;
    for (const { total: whole, parts } of sums) {
      narrow(whole, { least: total(parts, 'least'), most: total(parts, 'most') });
      for (const part of parts) {
        const others = parts.filter((each) => each !== part);
        const { least, most } = get(whole);
        narrow(part, { least: least - total(others, 'most'), most: most - total(others, 'least') });
      }
    }
    for (const period of periods) {
      const bands = bandNames.map((band) => key(period, band));
      const fewest = (names: readonly string[]) =>
        names.reduce((sum, name) => sum + get(name).least * (LEAST_DAYS[bands.indexOf(name)] ?? 0), 0);
      const days = get(key(period, DAYS));
      const late = get(key(period, LATE));
      narrow(key(period, DAYS), { least: Math.max(fewest(bands), late.least), most: ENDLESS });
      narrow(key(period, LATE), { least: 0, most: days.most });
      bands.forEach((band, n) => {
        const beyond = (LEAST_DAYS[n] ?? 0) - 1;
        // Everybody who is delayed has a day at least, and those of this band so many more.
        if (beyond > 0) narrow(band, { least: 0, most: Math.floor((days.most - late.least) / beyond) });
        // Whoever is not in the first band has a second day.
        if (beyond === 0) narrow(band, { least: 2 * late.least - days.most, most: ENDLESS });
        const others = bands.filter((each) => each !== band);
        narrow(band, { least: 0, most: Math.floor((days.most - fewest(others)) / (LEAST_DAYS[n] ?? 1)) });
      });
    }
  }
  return (period, name) => get(key(period, name));
}
