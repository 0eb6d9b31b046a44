/** What stands in the way of a cell of the map. All but `list-not-read` leave the cell as it was. */
export type TemplateFindingCode =
  | 'no-such-sheet'
  | 'no-such-name'
  | 'no-such-cell'
  | 'damaged-sheet'
  | 'formula'
  | 'locked'
  | 'merged'
  | 'taken-twice'
  | 'not-on-list'
  | 'not-a-number'
  | 'not-a-date'
  | 'no-value'
  | 'list-not-read';

/** Said of one cell of the map: what was found there, and how to mend it. */
export type TemplateFinding = {
  code: TemplateFindingCode;
  sheet: string | null;
  cell: string | null;
  label: string;
  found: string;
  fix: string;
};
