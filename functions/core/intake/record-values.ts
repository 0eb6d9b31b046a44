import type { SourceRecord } from './source-record.ts';

/** The number of a field, or null where it is missing or no number. */
export function numberIn(record: SourceRecord, field: string): number | null {
  const value = record[field];
  return typeof value === 'number' ? value : null;
}

/** The text of a field, or null where it is missing, blank or no text. */
export function textIn(record: SourceRecord, field: string): string | null {
  const value = record[field];
  return typeof value === 'string' && value !== '' ? value : null;
}
