/**
 * The wanted cells of a record before their texts are put together: `references[from + place]` is the number of the text of
 * the cell at that place among the wanted ones. The same number is the same text in the same column, whatever the row;
 * less than 0 is a text that has no number. The same object each time: it tells of the row at hand only.
 */
export type NumberedRow = { references: Int32Array; from: number; text(place: number): string };
