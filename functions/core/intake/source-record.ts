import type { FieldValue } from './cells/cell-reader.ts';

/**
 * One row by canonical field names; null where a value is missing. Dates are days since 1970-01-01, timestamps
 * milliseconds, percentages 0 to 100. One object is reused for every row: copy what you keep.
 */
export type SourceRecord = Record<string, FieldValue>;
