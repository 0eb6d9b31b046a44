import { compileMissing } from '../intake/missing.ts';
import { decimal } from '../metrics/rational.ts';
import { roundedText, roundHalfAwayFromZero } from '../metrics/rounding.ts';

/**
 * A printed number. `step` is one unit of its last digit, so it stands for `value` ± `step / 2`; `isExact` where it is
 * a whole count or a sum to the pound or penny, which nobody has rounded.
 */
export type Reading = {
  text: string;
  value: number;
  step: number;
  decimals: number;
  isPercent: boolean;
  isPoints: boolean;
  isExact: boolean;
};

const isMissing = compileMissing(['-', '–', '—', '*', ':', '[x]', '[z]', '[c]', 'NULL', 'N/A', '#N/A', 'NA', 'n/k']);
const MILLION = 1e6;
const SCALES = new Map([
  ['k', 1e3],
  ['thousand', 1e3],
  ['m', MILLION],
  ['million', MILLION],
  ['bn', 1e9],
  ['billion', 1e9],
]);
const NUMBER = /([-−–+]?)\s*(£?)\s*([-−–+]?)\s*(\d[\d,\u00a0 ]*(?:\.\d+)?|\.\d+)\s*(%|[a-z]+)?/i;

/**
 * The first number in a cell, or null where it has none: `2,054`, `97.4%`, `£56.3M`, `reduction of 2%`, `+1.5 points`.
 * `unit` is the column's unit, which may say what the cell leaves out.
 */
export function readNumber(text: string, unit = ''): Reading | null {
  if (isMissing(text)) return null;
  const match = NUMBER.exec(text.replaceAll('\u00a0', ' '));
  if (!match) return null;
  const [, sign = '', pounds, innerSign = '', digits = '', suffix = ''] = match;
  const plain = digits.replace(/[, ]/g, '');
  const decimals = plain.split('.')[1]?.length ?? 0;
  const scale = SCALES.get(suffix.toLowerCase()) ?? (/£\s*m\b/i.test(unit) ? MILLION : 1);
  const isNegative = /[-−–]/.test(sign + innerSign);
  const isMoney = pounds === '£' || unit.includes('£');
  const isPercent = suffix === '%' || /^\s*per ?cent/i.test(text.slice(match.index + match[0].length - suffix.length));
  const isRounded = scale > 1 || isPercent || /approx|about|around|circa|~|\bc\./i.test(text);
  const value = (isNegative ? -1 : 1) * Number(plain) * scale;
  // Digits without end are no figure that another could be held against.
  if (!Number.isFinite(value)) return null;
  return {
    text: text.trim(),
    value,
    step: scale / 10 ** decimals,
    decimals,
    isPercent,
    isPoints: /points?|\bpp\b/i.test(text),
    isExact: !isRounded && (decimals === 0 || (isMoney && decimals === 2)),
  };
}

/** The least and the most that a printed number may stand for. */
export function rangeOf({ value, step }: Reading): { least: number; most: number } {
  return { least: value - step / 2, most: value + step / 2 };
}

/** A number as people write it, with so many decimals. */
export function numberWords(value: number, decimals: number): string {
  return roundedText(roundHalfAwayFromZero(decimal(Number(value.toPrecision(12))), decimals));
}
