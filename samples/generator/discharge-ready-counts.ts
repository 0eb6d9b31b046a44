import type { Month } from '../../functions/core/periods/period.ts';
import { createRandom, type Random, type Sampler, seedOf, shares } from './random.ts';
import { plannedVolume, plannedVolumes } from './volumes.ts';

/** One provider × area × month. The six bands are 1, 2–3, 4–6, 7–13, 14–20 and 21 or more days of delay. */
export type DischargeReadyCount = {
  provider: string;
  area: string;
  month: Month;
  discharges: number;
  onReadyDate: number;
  delayed: number[];
  bedDays: number[];
};

/** The first day of each band. */
const bandStarts = [1, 2, 4, 7, 14, 21];

type Area = { code: string; trusts: Sampler<string>; providers: readonly string[]; volumes(month: Month): Volume };
type Volume = { discharges: number; onReadyDate: number; bedDays: number };

// Which trusts name an area in their files, with their shares of its patients.
const areas: readonly Area[] = [
  area('E08000026', [
    ['RKB', 92],
    ['RLT', 8],
  ]),
  area('E10000018', [
    ['RWE', 72],
    ['RKB', 5],
    ['RLT', 13],
    ['RTG', 10],
  ]),
  area('E10000028', [
    ['RJE', 56],
    ['RTG', 27],
    ['RL4', 17],
  ]),
  area(
    'E10000031',
    [
      ['RKB', 58],
      ['RLT', 42],
    ],
    2_450,
  ),
  area('E06000016', [['RWE', 1]], 2_610),
  area('E06000017', [['RWE', 1]], 176),
  area('E06000021', [['RJE', 1]], 2_290),
  area('E06000015', [['RTG', 1]], 2_160),
  area('E10000007', [['RTG', 1]], 2_380),
  area('E08000031', [['RL4', 1]], 2_070),
];

const waits = shares(
  [30, 13, 10, 8, 6, 5, 4.5, 4, 3, 2.6, 2, 1.6, 1.3]
    .map((weight, n) => [n + 1, weight] as const)
    .concat([15, 17, 19, 22, 26, 33].map((days) => [days, 0.9])),
);

/** The counts of all trusts that give areas, for one month. Every patient is in one of them, so areas add up exactly. */
export function dischargeReadyCounts(month: Month): DischargeReadyCount[] {
  return areas.flatMap((one) => {
    const random = createRandom(seedOf(`discharge-ready ${one.code} ${month}`));
    return countsOfArea(one, month, random);
  });
}

function countsOfArea(one: Area, month: Month, random: Random): DischargeReadyCount[] {
  const { discharges, onReadyDate, bedDays } = one.volumes(month);
  const byTrust = new Map(one.providers.map((provider) => [provider, emptyCount(provider, one.code, month)]));
  const delays = individualDelays(random, discharges - onReadyDate, bedDays);
  for (let n = 0; n < discharges; n += 1) {
    const count = byTrust.get(one.trusts(random));
    if (count !== undefined) addPatient(count, delays[n] ?? 0);
  }
  return [...byTrust.values()];
}

/** One whole number of days for each delayed patient, at least 1, that add up to `bedDays` exactly. */
export function individualDelays(random: Random, patients: number, bedDays: number): number[] {
  const delays = Array.from({ length: patients }, () => waits(random));
  let left = bedDays - delays.reduce((sum, days) => sum + days, 0);
  while (left !== 0 && patients > 0 && bedDays >= patients) {
    const one = Math.floor(random() * patients);
    const days = delays[one] ?? 1;
    if (left < 0 && days === 1) continue;
    delays[one] = days + Math.sign(left);
    left -= Math.sign(left);
  }
  return delays;
}

/** Puts one patient into the count: `delay` 0 is a discharge on the ready date. */
export function addPatient(count: DischargeReadyCount, delay: number): void {
  count.discharges += 1;
  if (delay === 0) {
    count.onReadyDate += 1;
    return;
  }
  const band = bandStarts.findLastIndex((start) => delay >= start);
  count.delayed[band] = (count.delayed[band] ?? 0) + 1;
  count.bedDays[band] = (count.bedDays[band] ?? 0) + delay;
}

export function emptyCount(provider: string, areaCode: string, month: Month): DischargeReadyCount {
  const none = bandStarts.map(() => 0);
  return { provider, area: areaCode, month, discharges: 0, onReadyDate: 0, delayed: [...none], bedDays: [...none] };
}

function area(code: string, trusts: readonly (readonly [string, number])[], monthlyDischarges = 0): Area {
  return {
    code,
    trusts: shares(trusts),
    providers: trusts.map(([provider]) => provider),
    volumes: (month) =>
      plannedVolumes[code] === undefined ? inventedVolume(code, month, monthlyDischarges) : planned(code, month),
  };
}

function planned(code: string, month: Month): Volume {
  const { discharges, dischargedOnReadyDate, bedDaysAfterReadyDate } = plannedVolume(code, month);
  return { discharges, onReadyDate: dischargedOnReadyDate, bedDays: bedDaysAfterReadyDate };
}

function inventedVolume(code: string, month: Month, monthly: number): Volume {
  const random = createRandom(seedOf(`volume ${code} ${month}`));
  const discharges = Math.round(monthly * (0.96 + 0.08 * random()));
  const onReadyDate = Math.round(discharges * (0.82 + 0.04 * random()));
  return { discharges, onReadyDate, bedDays: Math.round((discharges - onReadyDate) * (4.4 + 0.8 * random())) };
}
