/**
 * The cells of a row. Where the reader of a file knows texts again, `numbers` has for each column the number of its text: the
 * same number is the same text, and less than 0 says nothing. They go with the array, so that a copy with other cells has none.
 */
export type RowCells = readonly string[] & { numbers?: Int32Array };
