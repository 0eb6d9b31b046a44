const LENGTH_BITS = 4;
const LENGTH_MASK = 15;
const LONGEST = 8;

/**
 * Reads the digits that start at `start`: the value and how many there were, in one whole number, so that nothing is
 * allocated. 0 where there are none, or more than eight.
 */
export function readDigits(text: string, start: number, end: number): number {
  let value = 0;
  let at = start;
  while (at < end) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    at += 1;
  }
  return at - start > LONGEST ? 0 : digitRun(value, at - start);
}

/** A value and the length of its text in one whole number. */
export function digitRun(value: number, length: number): number {
  return (value << LENGTH_BITS) | length;
}

export function runValue(run: number): number {
  return run >> LENGTH_BITS;
}

export function runLength(run: number): number {
  return run & LENGTH_MASK;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Space, tab, line ends, the no-break spaces that spreadsheets and web pages leave, and a byte-order mark. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f || code === 0xfeff;
}
