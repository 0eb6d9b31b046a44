import type { IssueCode } from '../../checks/issue.ts';

/** What a cell says: a value, or null where it is missing. Dates are days since 1970-01-01, timestamps milliseconds. */
export type FieldValue = string | number | null;

/** Stands for a cell that cannot be read. It is no value, so that reading a good cell allocates nothing. */
export const FAULT = undefined;

/** Reads the cells of one column. `faultCode` and `explain` are called only after `read` gave `FAULT`. */
export type CellReader = {
  read(text: string): FieldValue | typeof FAULT;
  /** The code of the fault that `read` gave last, so that a fault which is only counted is not read twice. */
  faultCode(): IssueCode;
  explain(text: string): CellFault;
};

export type CellFault = { code: IssueCode; expected: string; fix: string };
