/** A name that a workbook gives to cells; `sheet` is where alone it holds, null where it holds everywhere. */
export type DefinedName = { name: string; sheet: string | null; refersTo: string };

/** A template as far as filling it needs to know it. Sheets are in the order of their tabs. */
export type TemplateWorkbook = {
  sheets: readonly { name: string; xml: string }[];
  names: readonly DefinedName[];
  /** The day from which dates are counted. */
  dateSystem: 1900 | 1904;
  /** The numbers of the cell styles that leave a cell open in a protected sheet. */
  openStyles: ReadonlySet<number>;
  /** What the cells of a range show, row by row, blank ones left out; null where there is no such sheet. */
  textsIn(sheet: string, range: string): readonly string[] | null;
};
