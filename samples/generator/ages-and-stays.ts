import { codeShares, type Sampler, shares } from './random.ts';

/** Ages by single year, as recorded; the weights are a bell around `middle`. */
function ages(low: number, high: number, middle: number): Sampler<string> {
  const reach = Math.max(high - middle, middle - low) + 1;
  const years = Array.from({ length: high - low + 1 }, (_, n) => low + n);
  // A polynomial, not an exponential: its last digit is the same on every machine.
  return shares(years.map((age) => [String(age), (1 - ((age - middle) / reach) ** 2) ** 2] as const));
}

export const olderAges = ages(65, 104, 80);
export const adultAges = ages(18, 64, 48);
export const childAges = ages(1, 17, 4);
export const motherAges = ages(18, 45, 31);
/** 7001 to 7007 stand for the first days and weeks of life: each is an age of 0. */
export const newbornAges = codeShares('0 40, 7001 35, 7002 10, 7003 6, 7004 4, 7005 2, 7006 2, 7007 1');

/** Whole nights in hospital, at least one; half of the stays are over after three. */
export const nights: Sampler<number> = shares([
  ...[22, 16, 12, 9, 7, 6, 5, 4, 3, 3].map((weight, n) => [n + 1, weight] as const),
  ...[12, 14, 16, 19, 23, 28, 36, 48, 65].map((stay) => [stay, 1.4] as const),
]);
export const shortStays: Sampler<number> = stays('1 55, 2 25, 3 12, 4 5, 6 3');
export const sameDay: Sampler<number> = stays('0');
export const birthStays: Sampler<number> = stays('0 25, 1 45, 2 20, 3 10');

/**
 * Days from the ready date to discharge; null is a ready date left blank, which a trust may do for a patient who left on
 * the day (NHS England guidance on the discharge ready date). About 18 % wait, 4.6 days on average, which is the size of
 * Coventry's published figures for 2024-25.
 */
export const waits: Sampler<number | null> = shares<number | null>([
  [null, 37],
  [0, 45],
  ...[5.6, 2.7, 2, 1.5, 1.2, 1, 0.8, 0.6, 0.5].map((weight, n) => [n + 1, weight] as const),
  ...[11, 12, 14, 16, 18, 21, 26, 34, 45].map((days) => [days, 0.22] as const),
]);
export const noWaits: Sampler<number | null> = shares<number | null>([[null, 1]]);

function stays(weights: string): Sampler<number> {
  const text = codeShares(weights);
  return (random) => Number(text(random));
}
