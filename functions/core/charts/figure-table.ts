/** A small table of figures in words: the first column names the row, `corner` names what the rows are. */
export type FigureTable = {
  caption: string;
  corner: string;
  columns: readonly string[];
  rows: readonly { heading: string; cells: readonly string[] }[];
};
