import { boardByCode } from '../areas/boards.ts';
import { periodWords } from '../periods/period-words.ts';
import { type Place, WHOLE_FEED } from '../submissions/current.ts';
import type { InsteadSlot } from '../submissions/instead.ts';
import type { ReplacedSlot } from '../submissions/replaced.ts';
import { countWords, numberWords } from './count-words.ts';

/** Populations are kept by year and basis, lookups by the kind of small area: those are said as they are. */
export function periodName(period: string): string {
  return /^\d{4}-\d{2}(-Q[1-4])?$/.test(period) ? periodWords(period) : period.replaceAll('~', ', ');
}

/** A slot in words, `April 2025` or `Coventry, April 2025`. */
export function placeWords({ scope, period }: Place): string {
  if (scope === WHOLE_FEED) return periodName(period);
  return `${boardByCode(scope)?.name ?? scope}, ${periodName(period)}`;
}

function changeWords(now: number, before: number): string {
  if (now === before || before === 0) return '';
  const change = Math.round(((now - before) / before) * 100);
  return ` (${change < 0 ? '−' : '+'}${numberWords(Math.abs(change))} %)`;
}

/** What a file counts in a slot in place of another one, without the name of that one. */
export function replacedWords(slot: ReplacedSlot): string {
  const { rows, before, count, countBefore } = slot;
  const counted =
    count === null || countBefore === null
      ? ''
      : `; ${numberWords(count)} counted, ${numberWords(countBefore)} before${changeWords(count, countBefore)}`;
  return `${placeWords(slot)}: ${countWords(rows, 'row')}, ${numberWords(before)} before${changeWords(rows, before)}${counted}`;
}

/** What counts in a slot after a withdrawal, without the name of the file that it comes from. */
export function insteadWords(slot: InsteadSlot): string {
  const { rows, before, isLost } = slot;
  const gone = `${placeWords(slot)}: ${countWords(before, 'row')} withdrawn; `;
  if (rows === null) return `${gone}nothing counts now`;
  if (isLost) return `${gone}what counted before is not kept any more, so nothing counts until it is sent again`;
  return `${gone}${countWords(rows, 'row')} of an earlier or other file ${rows === 1 ? 'counts' : 'count'} again`;
}
