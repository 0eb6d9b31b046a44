const LONGEST = 80;

// In a personal file anything may stand in a cell when columns have shifted, so only what looks like a date, a number
// or a code is quoted, and not what has the shape of an NHS number (ten digits), of a postcode or of a word.
const LOOKS_LIKE_CODE = /^[\w\s./:+%£,-]{1,30}$/;
const WORD = /[a-z]{4,}/i;
const MONTH_NAME = /\b(january|february|march|april|june|july|august|september|sept|october|november|december)\b/gi;
const TEN_DIGITS = /^\d{10}$/;
const TEN_WITHIN = /(?<!\d)\d{3}[ .-]?\d{3}[ .-]?\d{4}(?!\d)/;
const POSTCODE = /\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/i;

function mayIdentify(text: string): boolean {
  if (!LOOKS_LIKE_CODE.test(text) || POSTCODE.test(text)) return true;
  const isNumber = TEN_WITHIN.test(text) || TEN_DIGITS.test(text.replace(/[\s.-]/g, ''));
  return isNumber || WORD.test(text.replace(MONTH_NAME, ''));
}

/** How a report may quote what a cell holds: at most 80 characters; null where the cell is empty or must not be shown. */
export function shownValue(text: string, privacy: 'open' | 'personal'): string | null {
  const ink = text.trim();
  if (ink === '' || (privacy === 'personal' && mayIdentify(ink))) return null;
  return ink.length <= LONGEST ? ink : `${ink.slice(0, LONGEST - 1)}…`;
}
