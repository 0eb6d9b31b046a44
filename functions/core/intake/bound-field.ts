import type { SourceField } from './source-contract.ts';

/**
 * A header row: the text of each cell and the same text as it is compared. `unnamed` is the column that has no name in
 * the file and was given one by what stands in it.
 */
export type Header = { texts: string[]; plain: string[]; unnamed?: number };

/**
 * The columns that hold a field, the preferred one first: the value is the first that is not missing, or, where they are
 * `joined`, all of them.
 */
export type BoundField = { field: SourceField; columns: number[]; joined?: true };
export type MissingColumn = { title: string; fields: SourceField[] };
