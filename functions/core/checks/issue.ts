/** How far an issue reaches: the whole file is refused, one row is left out, or nothing is left out and a person should know. */
export type IssueLevel = 'file' | 'row' | 'warning';

/** Every kind of fault that a report can name. A code keeps its meaning for ever; new meanings get new codes. */
export type IssueCode =
  | 'unreadable'
  | 'unknown-source'
  | 'encoding'
  | 'empty-file'
  | 'missing-column'
  | 'duplicate-column'
  | 'ragged-row'
  | 'open-quote'
  | 'bad-date'
  | 'bad-number'
  | 'bad-code'
  | 'out-of-range'
  | 'required'
  | 'duplicate-key'
  | 'date-order'
  | 'unknown-area'
  | 'area-not-given'
  | 'period-assumed'
  | 'period-not-over'
  | 'basis-not-given'
  | 'sheet-not-read'
  | 'merged-figures'
  | 'unknown-provider'
  | 'unknown-metric'
  | 'total-mismatch'
  | 'identity-mismatch'
  | 'other-share'
  | 'identifiable-data'
  | 'too-many-errors'
  | 'large-drop'
  | 'count-moved'
  | 'overlap'
  | 'newer-file-stands'
  | 'zip-bomb'
  | 'macro'
  | 'external-link'
  | 'formula-without-value'
  | 'too-large'
  | 'malware'
  | 'not-scanned'
  | 'rule-not-applied'
  | 'rule-input-missing'
  | 'denominator-missing'
  | 'template-quarter'
  | 'template-sheet'
  | 'template-cell';

/**
 * One fault in a file, said so that the sender can mend it.
 * `row` is the row that a person sees in a spreadsheet: the first line of the file is row 1.
 */
export type Issue = {
  code: IssueCode;
  level: IssueLevel;
  sheet: string | null;
  row: number | null;
  column: string | null;
  /** The cell, such as `F9`, where the issue is about one. */
  cell?: string | undefined;
  found: string | null;
  expected: string | null;
  fix: string;
};
