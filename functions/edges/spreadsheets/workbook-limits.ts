const MB = 1024 ** 2;

/** A file of this size is unpacked to more than is ever read, and it is held in memory as it came. */
export const MOST_STORED_BYTES = 64 * MB;

/** A workbook has a dozen parts and a few for every sheet, drawing and picture; the directory of more is not even read. */
export const MOST_ENTRIES = 1000;

/** One for each of the 153 boards and as many again; the first rows of all of them are searched for a table. */
export const MOST_SHEETS = 300;

/** A million rows of a dozen short cells, which is all that a sheet can hold. Counted while inflating, over all parts. */
export const MOST_INFLATED_BYTES = 200 * MB;

/** Sheets of numbers shrink to a tenth, sheets of nothing but formatted blanks to a fiftieth. */
export const MOST_RATIO = 100;

/** Up to here any ratio is taken: a small part of repeated words costs nothing. */
export const RATIO_COUNTS_FROM = 10 * MB;

/** Excel takes 32,767 characters in a cell; a tag is shorter. */
export const MOST_CHARACTERS_OF_CELL = 1 << 20;

/** Blank cells before and between those of all rows of a sheet, each of which takes the time of a cell. */
export const MOST_BLANKS = 50_000_000;

/** Cells of all rows by the width of the header, blank ones too: a million rows of fifty columns. */
export const MOST_CELLS_READ = 50_000_000;

/** Cells of the first rows of all sheets, which are held at one time. */
export const MOST_CELLS_OF_HEADS = 8_000_000;

/** The last row and column of a sheet of Excel (XFD1048576). */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** Ranges of merged cells that are looked at: more than anybody merges by hand. */
export const MOST_MERGED = 10_000;
