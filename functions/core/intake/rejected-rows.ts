import type { IssueCode } from '../checks/issue.ts';

/** Rows that are left out, by the first fault of each. */
export type RejectedRows = Partial<Record<IssueCode, number>>;

/** Adds rows that are left out for one fault. */
export function addRejected(to: RejectedRows, code: IssueCode, rows: number): void {
  to[code] = (to[code] ?? 0) + rows;
}

/** Adds rows that are left out, fault by fault. */
export function addAllRejected(to: RejectedRows, more: Readonly<RejectedRows>): void {
  for (const code of Object.keys(more) as IssueCode[]) addRejected(to, code, more[code] ?? 0);
}

/** How many rows are left out, whatever their faults. */
export function rejectedIn(rows: Readonly<RejectedRows>): number {
  return Object.values(rows).reduce((sum, count) => sum + count, 0);
}
