import fc from 'fast-check';

/** One change to something real: what is done, where in it (0 to 1), how much, and with what. */
export type Change = { how: number; at: number; to: number; size: number; text: string };

/** Texts that are nearly what belongs in a cell, or what programs trip over. */
const ODD_TEXTS: readonly string[] = [
  '',
  ' ',
  '-',
  '*',
  'NULL',
  '#REF!',
  '0',
  '-0',
  '-1',
  '1e308',
  '1e400',
  '99999999999999999999',
  '1,135',
  '1.135,00',
  '£4,181,686',
  '97.4%',
  '97.4 %',
  '0.974',
  'NaN',
  'Infinity',
  '0x10',
  '٣',
  '½',
  '2025-04-07',
  '31/02/2025',
  '29/02/2024',
  '07.04.2025',
  '45748',
  '-45748',
  '2958466',
  '2025-04-07T25:61:61',
  '20250407',
  'Apr-25',
  'April 2025',
  '2025-26 Q1',
  'Q5 2025-26',
  'Oct-Dec 2025',
  '2025-26',
  'Coventry',
  'Coventry City Council',
  'E08000026',
  'E08000019',
  'E99999999',
  'RKB',
  'Total',
  'Grand total',
  'Source: NHS England',
  '65+',
  '85 and over',
  'Yes',
  'Discharged on ready date',
  '=1+1',
  '"',
  '""',
  "'",
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  'a\nb',
  '\0',
  '\u0001',
  '\u001b[31m',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ufffd',
  '\ud800',
  '\udc00',
  '😀',
  'e\u0301',
  '\u202eabc',
  '__proto__',
  'constructor',
  '<b>',
  '&amp;',
  ']]>',
  'x'.repeat(200),
  '9'.repeat(400),
  'word '.repeat(900),
];

const oddText = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...ODD_TEXTS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const STEPS = 1 << 20;
/** Anywhere, the middle as often as the beginning: fast-check would begin with small numbers and dwell on them. */
export const anywhere = fc.noBias(fc.nat(STEPS - 1)).map((step) => step / STEPS);

const change: fc.Arbitrary<Change> = fc.record({
  how: fc.noBias(fc.nat(1 << 16)),
  at: anywhere,
  to: anywhere,
  size: fc.oneof({ weight: 4, arbitrary: fc.nat(8) }, { weight: 1, arbitrary: fc.nat(5000) }),
  text: oddText,
});

/** A few changes, one after the other. None is one of them: what is real must pass as well. */
export const someChanges: fc.Arbitrary<Change[]> = fc.array(change, { maxLength: 5 });

/** The place in a sequence at which a number from 0 to 1 points. */
export const within = (length: number, at: number): number => Math.floor(at * length);

export type Edit<T> = (given: T, change: Change) => T;

/** What is given after the changes, each by the edit that it names. */
export function edited<T>(given: T, changes: readonly Change[], edits: readonly Edit<T>[]): T {
  return changes.reduce((now, change) => edits[change.how % edits.length]?.(now, change) ?? now, given);
}
