const BEFORE = [
  'the',
  'council of',
  'corporation of',
  'london borough of',
  'royal borough of',
  'metropolitan borough of',
  'metropolitan district of',
  'borough of',
  'city of',
  'county of',
  'county',
  'lb of',
  'lb',
  'rb of',
  'rb',
];

const AFTER = [
  'health and wellbeing board',
  'health and well being board',
  'hwb',
  'hwbb',
  'council',
  'corporation',
  'unitary authority',
  'unitary',
  'ua',
  'local authority',
  'metropolitan borough',
  'metropolitan district',
  'london',
  'royal',
  'borough',
  'district',
  'county',
  'city',
  'county of',
  'city of',
  'mbc',
  'mdc',
  'cc',
  'bc',
  'lb',
  'rb',
];

// No board's name is half as long; a cell that holds a page of text must not cost a page of work.
const LONGEST_NAME = 120;

const wordsBefore = new RegExp(`^(?:${BEFORE.join('|')}) `);
const wordsAfter = new RegExp(` (?:${AFTER.join('|')})$`);

/** A name for comparing: lower case words with single spaces, `&` as `and`, no other punctuation. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * The forms of a name from its fullest to its barest, without one by one the words that councils put round it:
 * `city of london hwb`, `city of london`, `london`. The fullest form that is known is the one that is meant, so that
 * the City of London is found and the region London is not taken for it.
 */
export function nameForms(name: string): string[] {
  const plain = plainName(name);
  if (plain.length > LONGEST_NAME) return [plain];
  const forms = stripped(plain, wordsAfter).flatMap((form) => stripped(form, wordsBefore));
  return forms.sort((one, other) => other.length - one.length);
}

function stripped(name: string, words: RegExp): string[] {
  const shorter = name.replace(words, '');
  return shorter === name ? [name] : [name, ...stripped(shorter, words)];
}
