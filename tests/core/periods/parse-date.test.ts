import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, parseDateDays, parseTimestamp } from '../../../functions/core/periods/parse-date.ts';

const MS_PER_DAY = 86_400_000;
const FIRST = Date.UTC(1900, 0, 1) / MS_PER_DAY;
const LAST = Date.UTC(2100, 11, 31) / MS_PER_DAY;
const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (number: number): string => String(number).padStart(2, '0');

const forms: Record<string, (year: number, month: number, day: number) => string> = {
  'yyyy-MM-dd': (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  'yyyy/MM/dd': (y, m, d) => `${y}/${two(m)}/${two(d)}`,
  yyyyMMdd: (y, m, d) => `${y}${two(m)}${two(d)}`,
  'dd/MM/yyyy': (y, m, d) => `${two(d)}/${two(m)}/${y}`,
  'd/M/yyyy': (y, m, d) => `${d}/${m}/${y}`,
  'dd-MM-yyyy': (y, m, d) => `${two(d)}-${two(m)}-${y}`,
  'dd-Mon-yyyy': (y, m, d) => `${two(d)}-${NAMES[m - 1]}-${y}`,
  'dd-MON-yyyy': (y, m, d) => `${two(d)}-${NAMES[m - 1]?.toUpperCase()}-${y}`,
};

const timeParts: [text: string, ms: number][] = [
  ['', 0],
  [' 00:00:00.000', 0],
  ['T10:15', 36_900_000],
  [' 10:15:30', 36_930_000],
  [' 9:05', 32_700_000],
  [' 10:15:30.1234567', 36_930_123],
  ['T23:59:59.5', 86_399_500],
  ['T23:59:59.123456789', 86_399_123],
  [' 101530', 36_930_000],
  ['T10:15:30Z', 36_930_000],
  ['T10:15:30.250Z', 36_930_250],
  ['T10:15:30+01:00', 33_330_000],
  ['T10:15-05:30', 56_700_000],
  ['  10:15', 36_900_000],
  ['T101530+01:00', 33_330_000],
  ['T10:15:30.250+01:00', 33_330_250],
];

const day = fc.integer({ min: FIRST, max: LAST });
const form = fc.constantFrom(...Object.values(forms));

function write(days: number, how: (year: number, month: number, day: number) => string): string {
  const date = new Date(days * MS_PER_DAY);
  return how(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

describe('reading a date', () => {
  test.each(Object.entries(forms))(
    'every day from 1900 to 2100 written as %s is that day of the calendar',
    (_, how) => {
      const wrong: string[] = [];
      for (let days = FIRST; days <= LAST && wrong.length < 5; days += 1) {
        const text = write(days, how);
        if (parseDateDays(text) !== days) wrong.push(text);
      }
      expect(wrong).toEqual([]);
    },
  );

  test('every day from 1900 to 2100 is written back as the same ISO date', () => {
    const wrong: number[] = [];
    for (let days = FIRST; days <= LAST && wrong.length < 5; days += 1) {
      if (formatDay(days) !== new Date(days * MS_PER_DAY).toISOString().slice(0, 10)) wrong.push(days);
    }
    expect(wrong).toEqual([]);
  });

  test('a day that the calendar does not have is never a date, in any form', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.nat(99),
        fc.nat(99),
        form,
        (year, month, dayOfMonth, how) => {
          const real = new Date(Date.UTC(year, month - 1, dayOfMonth));
          const exists = real.getUTCMonth() + 1 === month && real.getUTCDate() === dayOfMonth && month <= 12;
          const expected = exists ? real.getTime() / MS_PER_DAY : null;
          if (NAMES[month - 1] !== undefined) expect(parseDateDays(how(year, month, dayOfMonth))).toBe(expected);
          else expect(parseDateDays(`${year}-${two(month)}-${two(dayOfMonth)}`)).toBe(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('spaces, tabs and no-break spaces round a date do not matter', () => {
    const space = fc.array(fc.constantFrom(' ', '\t', '\u00a0', '\u202f', '\r', '\ufeff'), { maxLength: 4 });
    fc.assert(
      fc.property(day, form, space, space, (days, how, before, after) => {
        expect(parseDateDays(before.join('') + write(days, how) + after.join(''))).toBe(days);
      }),
    );
  });

  test('no text whatever makes the reader fail, and what it reads lies in the years 1000 to 9999', () => {
    const dateLike = fc.string({ unit: fc.constantFrom(...'0123456789-/ T:.ZJanFebDec+\u00a0'), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), dateLike), (text) => {
        const days = parseDateDays(text);
        if (days !== null) expect(parseDateDays(formatDay(days))).toBe(days);
        expect(parseTimestamp(text) === null).toBe(days === null);
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    '',
    ' ',
    '-',
    '29/02/2025',
    '29/02/1900',
    '31/04/2025',
    '00/01/2025',
    '01/00/2025',
    '2025-13-01',
    '2025-00-10',
    '2025-04-00',
    '01-04-25',
    '25/04',
    '31/04/25',
    '01/04/5',
    '04/31/25',
    '01-Apr-25',
    '25-04-01',
    '2025-04',
    '202504',
    '0025-04-01',
    '2025-04/01',
    '01/04-2025',
    '01-Abc-2025',
    '01-Ap-2025',
    '01-Apr/2025',
    '01-',
    '01-j',
    '2025-Apr-01',
    '2025-004-01',
    '2025-04-011',
    '2025-04-',
    '001/04/2025',
    '01/04/20255',
    '1/4/20255',
    '0999-12-31',
    '202504011',
    '45748',
    '2025-04-01x',
    '2025-04-01T',
    '2025-04-01x10:15',
    '2025-04-01-10:15',
    'date',
    '10:15',
    '2025–04–01',
  ])('%j is not a date', (text) => {
    expect([parseDateDays(text), parseTimestamp(text)]).toEqual([null, null]);
  });

  test('29 February is a date in 2024 and 2000', () => {
    expect(parseDateDays('29/02/2024')).toBe(19_782);
    expect(parseDateDays('20000229')).toBe(11_016);
  });

  test('years have four digits, from 1000 to 9999', () => {
    expect(parseDateDays('1000-01-01')).toBe(Date.UTC(1000, 0, 1) / MS_PER_DAY);
    expect(parseDateDays('31/12/9999')).toBe(Date.UTC(9999, 11, 31) / MS_PER_DAY);
  });

  test('a day is written as an ISO date, with two digits for month and day', () => {
    for (const iso of ['2025-04-01', '2025-10-10', '2025-09-09', '2000-02-29', '2000-03-01', '1999-12-31']) {
      expect(formatDay(Date.parse(iso) / MS_PER_DAY)).toBe(iso);
    }
  });

  test('a year of two digits behind slashes is one of this century, the day first', () => {
    expect(['01/04/25', '1/4/25', '31/12/99', '01/04/25 09:30'].map(parseDateDays)).toEqual(
      ['2025-04-01', '2025-04-01', '2099-12-31', '2025-04-01'].map(parseDateDays),
    );
  });

  test('the day comes before the month', () => {
    expect(parseDateDays('03/04/2025')).toBe(Date.UTC(2025, 3, 3) / MS_PER_DAY);
  });
});

describe('reading a time of day', () => {
  test.each(timeParts)('a date followed by %j keeps its day', (part) => {
    expect(parseDateDays(`2025-04-01${part}`)).toBe(Date.UTC(2025, 3, 1) / MS_PER_DAY);
  });

  test.each(timeParts)('%j after a date, in every form, is %i ms after midnight UTC', (part, ms) => {
    fc.assert(
      fc.property(day, form, (days, how) => {
        expect(parseTimestamp(write(days, how) + part)).toBe(days * MS_PER_DAY + ms);
      }),
    );
  });

  test('a date and time may be written as fourteen digits, as the portal extract writes its extract date/time', () => {
    expect(parseTimestamp('20250801040506')).toBe(Date.UTC(2025, 7, 1, 4, 5, 6));
    expect(parseDateDays(' 20250801040506 ')).toBe(Date.UTC(2025, 7, 1) / MS_PER_DAY);
    expect(parseTimestamp('\t 2025-08-01 04:05 ')).toBe(Date.UTC(2025, 7, 1, 4, 5));
  });

  test.each([
    '20250801240000',
    '20250801046006',
    '20250231040506',
    '2025080104050',
    '202508010405060',
    '2025080104:05',
    '2025080104:05Z',
    '20250801:0405',
  ])('%j is not fourteen digits of a date and time', (text) => {
    expect([parseDateDays(text), parseTimestamp(text)]).toEqual([null, null]);
  });

  test('every time to the millisecond is read as Date reads it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(FIRST * MS_PER_DAY), max: new Date(LAST * MS_PER_DAY), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString();
          expect(parseTimestamp(iso)).toBe(date.getTime());
          expect(parseTimestamp(iso.replace('T', ' ').replace('Z', ''))).toBe(date.getTime());
          expect(parseTimestamp(iso.slice(0, 16))).toBe(Math.floor(date.getTime() / 60_000) * 60_000);
        },
      ),
    );
  });

  test.each([
    '24:00',
    '10:60',
    '10:15:60',
    '10',
    '10:1',
    '10:1Z',
    '10:15:',
    '10:15:3',
    '10:15:3Z',
    '10:15x',
    '10:15:30x',
    '10:15:30.',
    '10:15:30.x',
    '10:15 PM',
    '1015',
    '240000',
    '010:15',
    '10:15:30+1',
    '10:15:30+01:60',
    '10:15:30+01:30x',
    '10:15:30+1x:30',
    '10:15:30+01:3x',
    '10:15:30*01:00',
    '10:15:30+01-00',
    '10-15',
    ':10:15',
  ])('a date followed by %j is refused', (part) => {
    expect(parseDateDays(`2025-04-01 ${part}`)).toBeNull();
    expect(parseTimestamp(`2025-04-01 ${part}`)).toBeNull();
  });
});
