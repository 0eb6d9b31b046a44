import { parseDateDays, parseTimestamp } from '../../periods/parse-date.ts';
import type { IsMissing } from '../missing.ts';
import type { SourceField } from '../source-contract.ts';
import { type CellReader, FAULT, type FieldValue } from './cell-reader.ts';
import { remembered } from './remembered.ts';

const EXAMPLE = 'such as 2025-04-30 or 30/04/2025';
const FIX = 'Write the day first, then the month, then the year with four digits. Check that the day exists.';

function limit(text: number | string | undefined, otherwise: number): number {
  return (typeof text === 'string' ? parseDateDays(text) : null) ?? otherwise;
}

/** Days since 1970-01-01. A column has few days for its rows, so what a text was read as is remembered. */
export function dateCell(field: SourceField, isMissing: IsMissing): CellReader {
  const minimum = limit(field.constraints?.minimum, Number.NEGATIVE_INFINITY);
  const maximum = limit(field.constraints?.maximum, Number.POSITIVE_INFINITY);
  const range = `a date from ${field.constraints?.minimum ?? 'any day'} to ${field.constraints?.maximum ?? 'any day'}`;
  let isNoDate = true;
  const read = (text: string): FieldValue | typeof FAULT => {
    const days = parseDateDays(text);
    isNoDate = days === null;
    if (days === null) return isMissing(text) ? null : FAULT;
    return days < minimum || days > maximum ? FAULT : days;
  };
  return {
    ...remembered({ read, faultCode: () => (isNoDate ? 'bad-date' : 'out-of-range') }),
    explain: (text) =>
      parseDateDays(text) === null
        ? { code: 'bad-date', expected: `a date, ${EXAMPLE}`, fix: FIX }
        : { code: 'out-of-range', expected: range, fix: 'Check the year.' },
  };
}

/** Milliseconds since 1970-01-01T00:00Z; a date without a time is its midnight. Whole files often have one such text. */
export function timestampCell(isMissing: IsMissing): CellReader {
  const expected = `a date with or without a time, ${EXAMPLE} 09:30`;
  let lastText = '';
  let lastMs = 0;
  return {
    read: (text) => {
      if (text.length === 0) return null;
      if (text === lastText) return lastMs;
      const ms = parseTimestamp(text);
      if (ms === null) return isMissing(text) ? null : FAULT;
      lastText = text;
      lastMs = ms;
      return ms;
    },
    faultCode: () => 'bad-date',
    explain: () => ({ code: 'bad-date', expected, fix: FIX }),
  };
}
