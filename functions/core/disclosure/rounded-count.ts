import { disclosureRules } from './disclosure-rules.ts';

const { suppressFrom, suppressTo, roundTo } = disclosureRules.counts;

/** Whether a count is of so few people that it is never shown: 1 to 7. A difference below zero is judged by its size. */
export function isSmall(count: number): boolean {
  const size = Math.abs(count);
  return size >= suppressFrom && size <= suppressTo;
}

/** The nearest multiple of 5, half away from zero. */
export function roundedCount(count: number): number {
  return Math.floor((count + roundTo / 2) / roundTo) * roundTo;
}

/** The exact counts that a shown count may stand for. Zero is exact, and nothing that is shown is from 1 to 7. */
export function rangeOf(rounded: number): { least: number; most: number } {
  if (rounded === 0) return { least: 0, most: 0 };
  const least = Math.max(suppressTo + 1, Math.ceil(rounded - roundTo / 2));
  return { least, most: Math.ceil(rounded + roundTo / 2) - 1 };
}
