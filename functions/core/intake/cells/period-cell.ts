import { parseMonth, parsePeriod, parseQuarter, parseYearLabel } from '../../periods/parse-period.ts';
import { parsePartOfYear } from '../../periods/part-of-year.ts';
import type { IsMissing } from '../missing.ts';
import { type CellFault, type CellReader, FAULT } from './cell-reader.ts';
import { remembered } from './remembered.ts';

// Every period of a file becomes an entry of its own, and years before or after these are slips of the pen.
const FIRST_YEAR = '1990';
const LAST_YEAR = '2100';

const isWithinYears = (period: string): boolean => period.slice(0, 4) >= FIRST_YEAR && period.slice(0, 4) <= LAST_YEAR;

const YEAR_MISSING =
  'The year is missing, and no financial year, or more than one, is named above the table, by the sheet or by the file.';

const OUT_OF_RANGE: CellFault = {
  code: 'out-of-range',
  expected: `a year from ${FIRST_YEAR} to ${LAST_YEAR}`,
  fix: 'Check the year.',
};

type Parse = (text: string) => string | null;

function readerOf(parse: Parse, isMissing: IsMissing, words: Pick<CellFault, 'expected' | 'fix'>): CellReader {
  let isNoPeriod = true;
  const read: CellReader['read'] = (text) => {
    if (isMissing(text)) return null;
    const period = parse(text);
    isNoPeriod = period === null;
    return period !== null && isWithinYears(period) ? period : FAULT;
  };
  return {
    ...remembered({ read, faultCode: () => (isNoPeriod ? 'bad-date' : 'out-of-range') }),
    explain: (text) => {
      if (parse(text) !== null) return OUT_OF_RANGE;
      return { code: 'bad-date', ...words, fix: parsePartOfYear(text) ? `${words.fix} ${YEAR_MISSING}` : words.fix };
    },
  };
}

/** A month as `2025-04`. */
export function monthCell(isMissing: IsMissing): CellReader {
  return readerOf(parseMonth, isMissing, {
    expected: 'a month, such as 2025-04, Apr-25, April 2025 or 01/04/2025',
    fix: 'Write the month in one of these ways.',
  });
}

/** A month `2025-04`, a quarter `2025-26-Q1` or a financial year `2025-26`. */
export function periodCell(isMissing: IsMissing): CellReader {
  return readerOf(parsePeriod, isMissing, {
    expected: 'a month, a quarter or a financial year, such as 2025-04, 2025-26-Q1 or 2025-26',
    fix: 'Write the period in one of these ways.',
  });
}

/** A quarter as `2025-26-Q1`. */
export function quarterCell(isMissing: IsMissing): CellReader {
  return readerOf(parseQuarter, isMissing, {
    expected: 'a quarter, such as 2025-26-Q1, Q1 2025/26 or Apr-Jun 2025',
    fix: 'Write the quarter in one of these ways.',
  });
}

/** A financial year as `2025-26`. */
export function financialYearCell(isMissing: IsMissing): CellReader {
  return readerOf(parseYearLabel, isMissing, {
    expected: 'a financial year, such as 2025-26, 2025/26 or 25/26',
    fix: 'Write the financial year in one of these ways.',
  });
}
