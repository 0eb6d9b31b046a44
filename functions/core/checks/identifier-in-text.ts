import texts from '../../../schemas/privacy/identifying-texts.json' with { type: 'json' };

const postcode = texts.identifiers.find(({ pattern }) => pattern !== undefined);
const POSTCODE = new RegExp(`(?<![\\p{L}\\p{N}])${postcode?.pattern ?? '(?!)'}(?![\\p{L}\\p{N}])`, 'giu');
const NHS_NUMBER = /(?<![\p{L}\d.,£-])(\d{3})[ \u00a0-]?(\d{3})[ \u00a0-]?(\d{4})(?![\p{L}\d]|[.,]\d)/gu;
// Most texts have neither, and this is looked for in millions of them.
const WORTH_A_LOOK = /\d(?:[a-z\u0080-\uffff]{2}|\d{2}[ \u00a0-]?\d{3}[ \u00a0-]?\d{4})/i;
// `W1 4th` is week 1, and no place.
const NO_PLACE = /\d(?:st|nd|rd|th|hr)$/;

/** Whether ten digits pass modulus 11 (NHS Data Model and Dictionary, NHS NUMBER). Ten times the same digit passes it and is nobody's. */
export function isNhsNumber(digits: string): boolean {
  if (/^(\d)\1{9}$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += Number(digits[at]) * (10 - at);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/** What a text says of who a person is: an NHS number or a full postcode anywhere in it; null where it says neither. */
export function identifierInText(text: string): 'NHS number' | 'full postcode' | null {
  if (text.length < 5 || !WORTH_A_LOOK.test(text)) return null;
  for (const [, a = '', b = '', c = ''] of text.matchAll(NHS_NUMBER)) if (isNhsNumber(a + b + c)) return 'NHS number';
  for (const [found] of text.replaceAll('\u00a0', ' ').matchAll(POSTCODE))
    if (!NO_PLACE.test(found)) return 'full postcode';
  return null;
}
