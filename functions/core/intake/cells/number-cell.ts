import type { IsMissing } from '../missing.ts';
import type { SourceField } from '../source-contract.ts';
import { type CellReader, FAULT, type FieldValue } from './cell-reader.ts';
import { readDigits, readNumber, readPercent } from './read-number.ts';

const EXPECTED: Record<string, string> = {
  integer: 'a whole number',
  number: 'a number',
  numberOrPercent: 'a number',
  percent: 'a percentage',
  year: 'a year with four digits',
};

// Beyond any figure of this service, and small enough that the sum of a whole file's is still exact.
const LARGEST = 1e12;
// A figure nearer to zero than this is a slip, and no store keeps it exactly.
const SMALLEST = 1e-9;

/** Holds numbers and percentages of different kinds: what is written with a sign is left to whoever knows which is meant. */
const EITHER = 'numberOrPercent';
const PERCENT_SIGN = /%\s*$/;
const BRACKETS = /^\s*\(/;
const IN_BRACKETS = 'A figure in brackets is a negative one. ';
const CHECK = 'Check the figure against your records and correct it.';

type Limits = { minimum: number; maximum: number };

function limitsOf(field: SourceField): Limits {
  const { minimum, maximum } = field.constraints ?? {};
  return {
    minimum: typeof minimum === 'number' ? minimum : -LARGEST,
    maximum: typeof maximum === 'number' ? maximum : LARGEST,
  };
}

function limitsInWords({ minimum, maximum }: Limits): string {
  if (maximum < LARGEST) return minimum > -LARGEST ? ` from ${minimum} to ${maximum}` : `, at most ${maximum}`;
  return minimum > -LARGEST ? `, ${minimum} or more` : '';
}

/** Reads a number as its field type says, before any limits; null where the text is no such number. */
function readAs(type: string, text: string): number | null {
  if (type === 'percent') return readPercent(text);
  const value = readNumber(text);
  const isAny = type === 'number' || type === EITHER;
  return value === null || isAny || Number.isInteger(value) ? value : null;
}

const isPercentage = (text: string): boolean => PERCENT_SIGN.test(text) && readPercent(text) !== null;

const SIGN = 'Leave out the percent sign: this is no percentage. ';

/** Integers, numbers, percentages and years, within the limits of the field. A percent sign makes a number a fault. */
export function numberCell(field: SourceField, isMissing: IsMissing): CellReader {
  const limits = limitsOf(field);
  const { minimum, maximum } = limits;
  const { zeroFrom = Number.POSITIVE_INFINITY, zeroTo = Number.POSITIVE_INFINITY } = field;
  let isNoNumber = true;
  const within = (value: number): FieldValue | typeof FAULT => {
    if (value >= zeroFrom && value <= zeroTo) return 0;
    isNoNumber = false;
    if (value !== 0 && Math.abs(value) < SMALLEST) return FAULT;
    return value >= minimum && value <= maximum ? value + 0 : FAULT;
  };
  const expected = `${EXPECTED[field.type] ?? 'a number'}${limitsInWords(limits)}`;
  const isShare = field.type === 'percent';
  const isEither = field.type === EITHER;
  return {
    read: (text) => {
      const digits = isShare ? -1 : readDigits(text);
      if (digits >= 0) return within(digits);
      if (isMissing(text)) return null;
      const value = readAs(field.type, text);
      if (value !== null) return within(value);
      if (isEither && isPercentage(text)) return text.trim();
      isNoNumber = true;
      return FAULT;
    },
    faultCode: () => (isNoNumber ? 'bad-number' : 'out-of-range'),
    explain: (text) =>
      readAs(field.type, text) === null
        ? {
            code: 'bad-number',
            expected,
            fix: `${isPercentage(text) ? SIGN : ''}Write ${EXPECTED[field.type] ?? 'a number'} with the digits 0 to 9 only.`,
          }
        : { code: 'out-of-range', expected, fix: `${BRACKETS.test(text) ? IN_BRACKETS : ''}${CHECK}` },
  };
}
