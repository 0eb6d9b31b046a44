import { breakdowns } from './breakdowns.ts';
import { type Breakdown, disclosureRules } from './disclosure-rules.ts';
import type { ExactCounts } from './exact-counts.ts';
import { isSmall } from './rounded-count.ts';

/** The value of a count, also of one that only its parts tell: `a - b`. Null where that is not known. */
function numberOf(counts: ExactCounts, name: string): number | null {
  const direct = counts.get(name);
  if (direct) return direct.value;
  const [first = '', ...taken] = name.split(' - ');
  const start = taken.length > 0 ? counts.get(first) : undefined;
  return taken.reduce<number | null>((left, each) => {
    const less = counts.get(each);
    return left === null || !less ? null : left - less.value;
  }, start?.value ?? null);
}

/**
 * Whether a sum of days leaves every part free to be anything from 1 to 7: the days beyond the shortest delay suffice
 * for 7 discharges with the longest, and do not force 1 to 7 into the shortest. The bounds are such that a sum which
 * is withheld says no more than that: `docs/disclosure.md` has the argument.
 */
function leavesPartsFree(total: number, sum: number, leastOfParts: readonly number[]): boolean {
  const [shortest = 0, second = 0] = [...leastOfParts].sort((a, b) => a - b);
  const spare = sum - shortest * total;
  const needed = disclosureRules.counts.suppressTo * (Math.max(...leastOfParts) - shortest);
  const forced = (second - shortest) * total - spare;
  return spare > needed && (forced <= 0 || forced > disclosureRules.counts.suppressTo * (second - shortest));
}

function hideDays({ days, total }: Breakdown, counts: ExactCounts, hidden: Set<string>): void {
  if (!days) return;
  const [all, sum] = [numberOf(counts, total), counts.get(days.sum)?.value ?? null];
  const isSafe = !hidden.has(total) && all !== null && sum !== null && leavesPartsFree(all, sum, days.leastOfParts);
  if (!isSafe) hidden.add(days.sum);
}

/** A breakdown is shown whole or not at all: with one part hidden, the total would tell it. */
function hideBreakdown(breakdown: Breakdown, counts: ExactCounts, hidden: Set<string>): void {
  const { total, parts, rest } = breakdown;
  const values = parts.map((name) => counts.get(name)?.value ?? null);
  const all = numberOf(counts, total);
  const known = values.filter((value) => value !== null);
  const left = all === null || known.length === 0 ? 0 : known.reduce((sum, value) => sum - value, all);
  const names = rest === null ? parts : [...parts, rest];
  if (!hidden.has(total) && !names.some((name) => hidden.has(name)) && !isSmall(left)) return;
  for (const name of names) hidden.add(name);
  hideDays(breakdown, counts, hidden);
}

/**
 * The names of the counts of one period that are not shown: counts of 1 to 7, those in `already`, and what would tell
 * them. Official statistics are never among them.
 */
export function hideWithin(counts: ExactCounts, already: Iterable<string> = []): Set<string> {
  const hidden = new Set(already);
  for (const [name, { value, isDoubtful }] of counts) {
    if (!counts.get(name)?.isOfficial && (isDoubtful || isSmall(value) || value < 0)) hidden.add(name);
  }
  for (let before = -1; before !== hidden.size; ) {
    before = hidden.size;
    for (const breakdown of breakdowns) hideBreakdown(breakdown, counts, hidden);
  }
  for (const [name, { isOfficial }] of counts) if (isOfficial) hidden.delete(name);
  return hidden;
}
