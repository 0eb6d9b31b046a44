import { parseMonth, parsePeriod } from '../../periods/parse-period.ts';
import type { IsMissing } from '../missing.ts';
import { type CellReader, FAULT } from './cell-reader.ts';
import { remembered } from './remembered.ts';

/** A month as `2025-04`. */
export function monthCell(isMissing: IsMissing): CellReader {
  return {
    read: remembered((text) => (isMissing(text) ? null : (parseMonth(text) ?? FAULT))),
    explain: () => ({
      code: 'bad-date',
      expected: 'a month, such as 2025-04, Apr-25, April 2025 or 01/04/2025',
      fix: 'Write the month in one of these ways.',
    }),
  };
}

/** A month `2025-04`, a quarter `2025-26-Q1` or a financial year `2025-26`. */
export function periodCell(isMissing: IsMissing): CellReader {
  return {
    read: remembered((text) => (isMissing(text) ? null : (parsePeriod(text) ?? FAULT))),
    explain: () => ({
      code: 'bad-date',
      expected: 'a month, a quarter or a financial year, such as 2025-04, 2025-26-Q1 or 2025-26',
      fix: 'Write the period in one of these ways.',
    }),
  };
}
