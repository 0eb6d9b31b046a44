/**
 * What one submission counts for one unit in one period: the only thing that is kept of a file's rows.
 * `unit` is a board's area code or, for files by trust, the trust's ODS code; `period` is a month, a quarter, a
 * financial year, or a population year with its basis. `counts` holds numbers by measure id (for plans: planned values
 * by metric id); `labels` holds words that belong to them, such as a plan's version.
 */
export type CountCell = {
  unit: string;
  period: string;
  rows: number;
  counts: Record<string, number>;
  labels?: Record<string, string>;
};
