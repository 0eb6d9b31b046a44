import { plainHeader } from './header-text.ts';

const MAX_LENGTH = 60;
const MAX_SHARE = 0.4;
// A header of more columns is no header, and comparing them all with every name takes seconds.
const MOST_HEADERS = 1000;

/** How many letters must be added, removed or changed to make one text of the other. */
export function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** The header that looks most like one of the names, or null where none is alike (more than 40 % of its letters differ). */
export function nearestHeader(names: readonly string[], headers: readonly string[]): string | null {
  let best: string | null = null;
  let bestShare = MAX_SHARE;
  for (const header of headers.slice(0, MOST_HEADERS)) {
    const plain = plainHeader(header);
    if (plain === '' || plain.length > MAX_LENGTH) continue;
    for (const name of names) {
      const longer = Math.max(plain.length, name.length);
      if (Math.abs(plain.length - name.length) > bestShare * longer) continue;
      const share = editDistance(plain, name) / longer;
      if (share < bestShare) [best, bestShare] = [header, share];
    }
  }
  return best;
}
