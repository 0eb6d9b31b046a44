import type { ReturnDocument } from '../../functions/core/returns/return-document.ts';
import type { ExtractRow } from '../samples/extract-rows.ts';
import { isPlanningAdmission65Plus, standingSpells } from '../samples/independent-count.ts';

/** What one board's month comes to, counted apart from the product. Bands: 1, 2–3, 4–6, 7–13, 14–20, 21 and more days. */
export type Numbers = {
  planning: number;
  allEmergency: number;
  discharges: number;
  onReadyDate: number;
  bands: number[];
  bedDays: number;
};

export const noNumbers = (): Numbers => ({
  planning: 0,
  allEmergency: 0,
  discharges: 0,
  onReadyDate: 0,
  bands: [0, 0, 0, 0, 0, 0],
  bedDays: 0,
});

const lastDayOfBand = [1, 3, 6, 13, 20, Number.POSITIVE_INFINITY];
const transfersAndDeaths = new Set(['49', '50', '51', '52', '53', '79', '84', '87']);

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Method starts with 2, whatever the length of stay or treatment function. */
function isEmergency65Plus(spell: ExtractRow): boolean {
  const age = Number(spell.age);
  return (
    spell.method.startsWith('2') &&
    spell.classification === '1' &&
    spell.category !== '02' &&
    age >= 65 &&
    age < 7000 &&
    spell.discharged !== ''
  );
}

/** The delay in days of a discharge that counts; null for one that does not. */
function delayOf(spell: ExtractRow): number | null {
  const age = Number(spell.age);
  // What the planning definition asks of treatment function and stay is asked of discharges too; the rest is put aside.
  const isSpecificAcuteStay = isPlanningAdmission65Plus({ ...spell, method: '21', category: '01', age: '70' });
  const isAdult = age >= 18 && age < 7000;
  const leftAlive = !['4', '5'].includes(spell.dischargeMethod) && !transfersAndDeaths.has(spell.destination);
  if (!isSpecificAcuteStay || !isAdult || !leftAlive) return null;
  if (spell.ready === '') return 0;
  return spell.ready < spell.admitted || spell.ready > spell.discharged
    ? null
    : daysBetween(spell.ready, spell.discharged);
}

/** Numbers by `<board> <month>`, the month being that of the discharge. */
export function numbersOf(rows: readonly ExtractRow[], boardOf: (code: string) => string): Map<string, Numbers> {
  const cells = new Map<string, Numbers>();
  for (const spell of standingSpells(rows)) {
    if (spell.discharged === '') continue;
    const key = `${boardOf(spell.residence)} ${spell.discharged.slice(0, 7)}`;
    const cell = cells.get(key) ?? noNumbers();
    cells.set(key, cell);
    if (isPlanningAdmission65Plus(spell)) cell.planning += 1;
    if (isEmergency65Plus(spell)) cell.allEmergency += 1;
    const delay = delayOf(spell);
    if (delay === null) continue;
    cell.discharges += 1;
    cell.bedDays += delay;
    if (delay === 0) cell.onReadyDate += 1;
    else cell.bands[lastDayOfBand.findIndex((last) => delay <= last)] = bandOf(cell, delay) + 1;
  }
  return cells;
}

const bandOf = (cell: Numbers, delay: number): number =>
  cell.bands[lastDayOfBand.findIndex((last) => delay <= last)] ?? 0;

export function added(cells: readonly Numbers[]): Numbers {
  return cells.reduce((sum, cell) => ({
    planning: sum.planning + cell.planning,
    allEmergency: sum.allEmergency + cell.allEmergency,
    discharges: sum.discharges + cell.discharges,
    onReadyDate: sum.onReadyDate + cell.onReadyDate,
    bands: sum.bands.map((count, band) => count + (cell.bands[band] ?? 0)),
    bedDays: sum.bedDays + cell.bedDays,
  }));
}

const bandMetrics = ['1-day', '2-3-days', '4-6-days', '7-13-days', '14-20-days', '21-plus-days'];

/** The same numbers as a return states them for one period. */
export function numbersInReturn(document: ReturnDocument, period: string): Numbers {
  const of = (metric: string) => {
    const found = document.metrics.find((value) => value.metric === metric && value.period === period);
    if (!found) throw new Error(`The return has no ${metric} for ${period}`);
    return found;
  };
  const admissions = of('emergency-admissions-65-plus');
  const delay = of('discharge-delay-average-days');
  return {
    planning: admissions.numerator ?? Number.NaN,
    allEmergency: admissions.otherVariants[0]?.numerator ?? Number.NaN,
    discharges: delay.denominator ?? Number.NaN,
    onReadyDate: of('discharged-on-ready-date').numerator ?? Number.NaN,
    bands: bandMetrics.map((band) => of(`discharge-delay-${band}`).numerator ?? Number.NaN),
    bedDays: delay.numerator ?? Number.NaN,
  };
}
