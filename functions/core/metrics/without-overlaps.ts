import { heldByBoth, isOfAllProviders, providersOf } from '../counts/same-discharges.ts';
import { listWords, periodWords } from '../periods/period-words.ts';
import type { MetricFlag } from './metric-value.ts';
import type { SourceCell } from './quarter-inputs.ts';

type Choice = { kept: SourceCell[]; flags: MetricFlag[] };

const newestFirst = (a: SourceCell, b: SourceCell): number => {
  // Stryker disable next-line EqualityOperator: the two differ here
  if (a.arrivedAt !== b.arrivedAt) return a.arrivedAt > b.arrivedAt ? -1 : 1;
  // Stryker disable next-line EqualityOperator: a feed has one file of a month
  return a.feed < b.feed ? -1 : 1;
};
const mostTrustsFirst = (a: SourceCell, b: SourceCell): number =>
  providersOf(b).length - providersOf(a).length || newestFirst(a, b);

const feedsOf = (cells: readonly SourceCell[]): string[] => cells.map(({ feed }) => feed).sort();
const overlap = (text: string): MetricFlag => ({ code: 'overlap', text });

/** The file that holds a whole area stands alone: the newest of several. */
function wholeArea(whole: SourceCell, others: readonly SourceCell[]): Choice {
  if (others.length === 0) return { kept: [whole], flags: [] };
  const left = listWords(feedsOf(others));
  const newest = others.some(isOfAllProviders) ? ', the newest file that does' : '';
  const text = `${whole.feed} reports the discharges from all trusts in ${periodWords(whole.period)}${newest}. Only ${whole.feed} is counted; ${left} would be counted twice and ${others.length === 1 ? 'is' : 'are'} left out.`;
  return { kept: [whole], flags: [overlap(text)] };
}

function leftOutText(left: SourceCell, kept: readonly SourceCell[]): string {
  const others = kept.filter((cell) => heldByBoth(cell, left) !== null);
  // Stryker disable next-line ArrayDeclaration: the others are those that hold some of it
  const both = [...new Set(others.flatMap((cell) => heldByBoth(cell, left) ?? []))].sort();
  const counted = listWords(feedsOf(others));
  const hasMore = others.some((cell) => providersOf(cell).length > providersOf(left).length);
  const lost = providersOf(left).filter((code) => !kept.some((cell) => providersOf(cell).includes(code)));
  const isMissing = lost.length > 0 ? ` So ${listWords(lost)} ${lost.length === 1 ? 'is' : 'are'} missing.` : '';
  return `${listWords(feedsOf([left, ...others]))} each report ${listWords(both)} in ${periodWords(left.period)}; only ${counted} ${others.length === 1 ? 'is' : 'are'} counted, the file ${hasMore ? 'with more trusts' : 'that came last'}, and ${left.feed} is left out.${isMissing}`;
}

/**
 * The cells of one area and month that can be added up, which is where no trust is in two of them. A cell of all trusts
 * stands alone. Of cells that share a trust the one with more trusts stays, then the newest.
 */
export function withoutOverlaps(cells: readonly SourceCell[]): Choice {
  const whole = cells.filter(isOfAllProviders).sort(newestFirst)[0];
  if (whole) {
    return wholeArea(
      whole,
      cells.filter((cell) => cell !== whole),
    );
  }
  const kept: SourceCell[] = [];
  const left: SourceCell[] = [];
  for (const cell of [...cells].sort(mostTrustsFirst)) {
    (kept.some((other) => heldByBoth(cell, other) !== null) ? left : kept).push(cell);
  }
  return { kept, flags: left.map((cell) => overlap(leftOutText(cell, kept))) };
}
