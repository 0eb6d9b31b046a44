import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boards, findBoard } from '../../../functions/core/areas/boards.ts';
import { identifierInName } from '../../../functions/core/checks/identifier-in-name.ts';
import { identifierInText } from '../../../functions/core/checks/identifier-in-text.ts';
import { shownValue } from '../../../functions/core/checks/shown-value.ts';
import { readAgeBand } from '../../../functions/core/intake/cells/age-band-cell.ts';
import { compileCell } from '../../../functions/core/intake/cells/compile-cell.ts';
import { readNumber, readPercent } from '../../../functions/core/intake/cells/read-number.ts';
import { sourceContracts } from '../../../functions/core/intake/contracts.ts';
import { compileMissing } from '../../../functions/core/intake/missing.ts';
import { valueInText } from '../../../functions/core/intake/value-in-text.ts';
import { formatDay, parseDateDays, parseTimestamp } from '../../../functions/core/periods/parse-date.ts';
import {
  parseFinancialYear,
  parseMonth,
  parsePeriod,
  parseQuarter,
  parseYearLabel,
} from '../../../functions/core/periods/parse-period.ts';
import { parsePartOfYear } from '../../../functions/core/periods/part-of-year.ts';
import { isFinancialYear, isMonth, isQuarter, type Period } from '../../../functions/core/periods/period.ts';
import {
  parsePeriodOf,
  periodInText,
  periodLabels,
  yearInText,
} from '../../../functions/core/periods/period-in-text.ts';
import { yearsInText } from '../../../functions/core/periods/years-in-text.ts';
import { readNumber as readReviewed } from '../../../functions/core/review/reading.ts';
import { parseArrivalKey } from '../../../functions/core/submissions/arrival.ts';
import { shownKey } from '../../../functions/core/submissions/shown-key.ts';
import { parseCell, parseRange, parseRanges } from '../../../functions/core/template/cell-range.ts';
import { issueWords } from '../../../functions/core/words/issue-words.ts';
import { note } from '../figures.ts';
import { someChanges } from './changes.ts';
import { editText } from './edit-text.ts';
import { fuzz } from './fuzz.ts';
import { watchReaders } from './reached.ts';
import { shapes } from './shapes.ts';

/** Every different text in the files of the sample, and ways of writing what they hold. */
const written = [
  ...new Set(shapes.flatMap(({ rows, fileName }) => [fileName, ...rows.flat()])),
  ...boards.slice(0, 40).flatMap(({ name, code }) => [name, code, `${name} Council`, `HWB: ${name}`]),
  'Oct-Dec 2025 Q3 2025/26',
  'Financial year 2025-26, quarter 1 (April to June)',
  '1st April 2025 to 30th June 2025',
  '2025-04-07T09:30:00.000+01:00',
  '07/04/2025 09:30',
  '45748.5',
  '£4,181,686.50',
  '(1,234)',
  '97.4 %',
  '65 and over',
  '90+',
  "'[1]Sheet 1'!$A$1:$C$20",
  'sus-apc/coventry/april.csv',
];
const text = fc.tuple(fc.constantFrom(...written), someChanges).map(([given, changes]) => editText(given, changes));

const isPeriod = (period: Period): boolean => isMonth(period) || isQuarter(period) || isFinancialYear(period);
const DAY_MS = 86_400_000;
const [FIRST_DAY = 0, LAST_DAY = 0] = ['0001-01-01', '9999-12-31'].map(
  (day) => Date.parse(`${day}T00:00:00Z`) / DAY_MS,
);
const isDay = (days: number): boolean => Number.isInteger(days) && days >= FIRST_DAY && days <= LAST_DAY;
const isWhen = (periods: readonly (Period | null)[]): boolean =>
  periods.every((period) => period === null || isPeriod(period));

const isMissing = compileMissing(['', '-', '*', 'NULL']);
const fields = sourceContracts.flatMap((contract) => contract.fields.map((field) => ({ field, contract })));
const cells = fields.map(({ field, contract }) => ({ field, contract, cell: compileCell(field, isMissing) }));

const readers = watchReaders('cells');

describe('whatever stands in a cell', () => {
  test('is a value of its column, nothing, or a fault that says what was expected', async () => {
    const tried = await fuzz(
      fc.tuple(fc.constantFrom(...cells), text),
      { runs: [6000, 400_000], seconds: [3, 12] },
      ([{ field, cell }, given]) => {
        const value = cell.read(given);
        if (value === undefined) {
          const code = cell.faultCode();
          const { expected, fix, code: explained } = cell.explain(given);
          expect(explained).toBe(code);
          expect([Object.hasOwn(issueWords, code), expected.length > 3, fix.length > 10]).toEqual([true, true, true]);
          return;
        }
        expect(['string', 'number', 'object']).toContain(typeof value);
        if (typeof value === 'number')
          expect([field.type, given, Number.isFinite(value)]).toEqual([field.type, given, true]);
        if (field.type === 'date' && value !== null) expect([given, isDay(Number(value))]).toEqual([given, true]);
        // What was read says the same when it is read again.
        if (field.type === 'month' && typeof value === 'string') expect(cell.read(value)).toBe(value);
      },
    );
    note({ promise: 'inputs fuzzed', what: 'cells of every field of every source', tried });
  });

  test('is a day, a month, a quarter, a year, a number, an area or none, by every reader', async () => {
    const tried = await fuzz(text, { runs: [6000, 400_000], seconds: [3, 12] }, (given) => {
      const days = parseDateDays(given);
      if (days !== null) expect([given, isDay(days), parseDateDays(formatDay(days))]).toEqual([given, true, days]);
      expect(Number.isFinite(parseTimestamp(given) ?? 0)).toBe(true);
      const kinds = (['month', 'quarter', 'financial-year', 'any'] as const).flatMap((kind) => [
        parsePeriodOf(given, kind),
        periodInText(given, kind),
      ]);
      expect(isWhen([...kinds, parseMonth(given), parseQuarter(given), parsePeriod(given)])).toBe(true);
      expect(
        isWhen([
          parseFinancialYear(given),
          parseYearLabel(given),
          yearInText(given)?.year ?? null,
          ...yearsInText(given),
        ]),
      ).toBe(true);
      for (const { from, to } of periodLabels(given)) expect(from >= 0 && from < to && to <= given.length).toBe(true);
      const part = parsePartOfYear(given);
      if (part) expect(part.number >= 1 && part.number <= (part.kind === 'month' ? 12 : 4)).toBe(true);
      for (const number of [readNumber(given), readPercent(given), readReviewed(given)?.value ?? null])
        expect([given, Number.isFinite(number ?? 0)]).toEqual([given, true]);
      const board = findBoard(given);
      expect(board === undefined || boards.includes(board)).toBe(true);
      expect(readAgeBand(given)?.length ?? 1).toBeGreaterThan(0);
      for (const place of [
        parseCell(given),
        ...parseRanges(given).map(({ from }) => from),
        parseRange(given)?.to ?? null,
      ])
        expect(place === null || (place.row >= 1 && place.column >= 0)).toBe(true);
    });
    note({ promise: 'inputs fuzzed', what: 'dates, periods, numbers, areas and ranges', tried });
  });

  test('is found in a title or a name as one value or none, and what says who somebody is is not shown', async () => {
    const looked = fields.filter(({ field }) => field.elsewhere);
    const tried = await fuzz(
      fc.tuple(fc.constantFrom(...looked), text),
      { runs: [3000, 200_000], seconds: [2, 10] },
      ([{ field, contract }, given]) => {
        const value = valueInText(field, given, contract);
        expect(value === null || typeof value === 'string' || Number.isFinite(value)).toBe(true);
        const shown = shownValue(given, 'personal');
        expect((shown ?? '').length).toBeLessThanOrEqual(80);
        expect(shown === null || identifierInText(shown) === null).toBe(true);
        const key = parseArrivalKey(given);
        expect(key === null || (key.source !== '' && key.feed !== '' && key.fileName !== '')).toBe(true);
        expect(
          shownKey(given)
            .split('/')
            .every((each) => identifierInName(each) === null),
        ).toBe(true);
      },
    );
    note({ promise: 'inputs fuzzed', what: 'titles, names and keys', tried });
  });
});

readers.expectReached();
