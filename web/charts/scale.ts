/** An axis: where it begins and ends, and the values that are marked on it. `step` is the distance between them. */
export type Scale = { from: number; to: number; step: number; ticks: readonly number[] };

const STEPS = [1, 2, 2.5, 5, 10];
const FEWEST_STEPS = 4;
/** Where the lowest value is above this share of the highest, an axis from zero would hide what differs. */
const CLOSE_TOGETHER = 0.6;
/** Less than this is drawn as nothing: steps between still smaller numbers cannot be told apart. */
const SMALLEST = 1e-9;

function stepFor(span: number): number {
  const rough = span / FEWEST_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = STEPS.findLast((candidate) => candidate * power <= rough) ?? 1;
  return factor * power;
}

function scaleOver(lowest: number, highest: number): Scale {
  const step = stepFor(highest - lowest);
  const [first, last] = [Math.floor(lowest / step), Math.ceil(highest / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { from: ticks[0] ?? 0, to: ticks.at(-1) ?? 1, step, ticks };
}

/** An axis from zero with round marks that holds every value. Values are not negative; where there is none to speak of it ends at 1. */
export function scaleFromZero(values: readonly number[]): Scale {
  const highest = Math.max(0, ...values);
  return highest > SMALLEST ? scaleOver(0, highest) : scaleOver(0, 1);
}

/** An axis for lines and dots, whose length says nothing: it begins above zero where all values lie close together. */
export function scaleForPlaces(values: readonly number[]): Scale {
  const highest = Math.max(0, ...values);
  const lowest = Math.min(highest, ...values);
  const isClose = lowest > highest * CLOSE_TOGETHER && highest - lowest >= highest * 1e-9;
  if (!isClose || highest <= SMALLEST) return scaleFromZero(values);
  const room = (highest - lowest) / 4;
  return scaleOver(Math.max(0, lowest - room), highest + room);
}

/** Where a value stands between the ends of the axis, 0 to 1. */
export function shareOf({ from, to }: Scale, value: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

const SHORT: readonly [above: number, word: string][] = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'm'],
];

/** A mark in few letters: `2,050`, `0.25`, `1.5m`. */
export function tickText(value: number, step: number): string {
  if (value >= 1e15) return value.toExponential(1).replace('e+', 'e');
  const [above, word] = SHORT.find(([least]) => value >= least) ?? [1, ''];
  const decimals = Math.min(6, Math.max(0, -Math.floor(Math.log10((step / above) * 1.000001)), hasHalf(step / above)));
  const [whole = '', part] = (value / above).toFixed(decimals).split('.');
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${part === undefined ? separated : `${separated}.${part}`}${word}`;
}

// A step of 2.5 needs one more decimal than its power of ten says.
function hasHalf(step: number): number {
  const power = Math.floor(Math.log10(step * 1.000001));
  const lead = Math.round((step / 10 ** power) * 10) / 10;
  return lead === 2.5 ? Math.max(0, 1 - power) : 0;
}
