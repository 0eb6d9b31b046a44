import { identifierInText, isNhsNumber } from './identifier-in-text.ts';

// In a name words are parted by points, hyphens and underscores, and the number may stand right behind a word. One that
// begins with 0, 1 or 2 is more likely a date, 2025040712, or the seconds of a clock: no NHS number that is given out in
// England begins so (NHS Data Model and Dictionary, NHS NUMBER).
const NHS_NUMBER = /(?<!\d)([3-9]\d{2})[ \u00a0_.-]?(\d{3})[ \u00a0_.-]?(\d{4})(?!\d)/g;
const BETWEEN_WORDS = /[_.+-]+/g;

/** What the name of a file, a folder, a feed or a sheet says of who a person is; null where it says nothing. */
export function identifierInName(name: string): ReturnType<typeof identifierInText> {
  for (const [, a = '', b = '', c = ''] of name.matchAll(NHS_NUMBER)) if (isNhsNumber(a + b + c)) return 'NHS number';
  const inWords = identifierInText(name.replace(BETWEEN_WORDS, ' '));
  return inWords === 'full postcode' ? inWords : null;
}
