const SPACES = /[\s\u00a0]/g;
const PLAIN = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const NO_BREAK_SPACE = 160;
const POUND = 163;
const PLUS = 43;
const MINUS = 0x2212;
const BRACKET = 40;
const LONGEST = 100;
const THOUSANDS = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/;

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Whether the first character behind the spaces can begin a number, so that most words cost no more than a look. */
function mayBegin(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code >= 45 && code <= 57) || code === PLUS || code === POUND || code === MINUS || code === BRACKET)
      return true;
    if (code > 32 && code < NO_BREAK_SPACE) return false;
  }
  return false;
}

/**
 * A number as people write it: `1,135`, `£4,181,686`, ` 12.0 `, `+7`, `-3`, `(3)` for −3, `1.2E+05`. Null where it is none:
 * `1,13`, `12 days`, `1e999`.
 */
export function readNumber(text: string): number | null {
  if (!mayBegin(text)) return null;
  if (PLAIN.test(text)) return finite(Number(text));
  const bare = text.trim();
  if (bare.length > LONGEST) return null;
  const ink = bare
    .replace('−', '-')
    .replace(/^\(\s*([^-+()]*)\)$/, '-$1')
    .replace(/^([-+]?)£/, '$1')
    .replace(SPACES, '');
  const value = PLAIN.test(ink) ? Number(ink) : THOUSANDS.test(ink) ? Number(ink.replaceAll(',', '')) : Number.NaN;
  return finite(value);
}

/** A whole number of up to nine digits, read without regular expressions; −1 where the text is anything else. */
export function readDigits(text: string): number {
  const length = text.length;
  if (length === 0 || length > 9) return -1;
  let value = 0;
  for (let index = 0; index < length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * A percentage from 0 to 100. `87%`, `87` and `0.87` all mean 87: without a sign, a number up to 1 is a share of one.
 */
export function readPercent(text: string): number | null {
  const ink = text.trim();
  if (ink.endsWith('%')) return readNumber(ink.slice(0, -1));
  const value = readNumber(ink);
  return value === null ? null : percentOfShare(value);
}

/** Moves the decimal point of a share of one by two places, in text: 0.29 × 100 is not 29 in binary. */
export function percentOfShare(value: number): number {
  return value >= 0 && value <= 1 ? Number(`${value}e2`) : value;
}
