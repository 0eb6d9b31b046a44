import type { Arrival } from './arrival.ts';
import { holderAmong } from './claims.ts';
import { type Current, claimsOn, holderOf, placesOf } from './current.ts';

/** Somebody took a file back. `at` is an ISO time. */
export type Withdrawal = { at: string; by: string; reason: string };

/**
 * What counts in a slot now that the file that counted `before` rows there is withdrawn; null where nothing does.
 * `isLost` where the counts of that submission are not kept any more.
 */
export type InsteadSlot = {
  period: string;
  scope: string;
  rows: number | null;
  before: number;
  submission: string | null;
  isLost: boolean;
};

/** What counts in place of a withdrawn submission, in each slot that it would hold if it were not withdrawn. */
export function insteadOf(current: Current, { submission }: Arrival): InsteadSlot[] {
  const known = current.arrivals[submission];
  if (!known) return [];
  const { withdrawn: _, ...standing } = known;
  const asIfNot = { ...current.arrivals, [submission]: standing };
  return placesOf(current, submission).flatMap(({ scope, period }) => {
    const before = holderAmong(asIfNot, claimsOn(current, { scope, period }));
    if (before?.submission !== submission) return [];
    const now = holderOf(current, { scope, period });
    const instead = { rows: now?.rows ?? null, submission: now?.submission ?? null };
    return [{ period, scope, before: before.rows, ...instead, isLost: false }];
  });
}
