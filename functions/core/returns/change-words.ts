import { listWords, periodWords } from '../periods/period-words.ts';
import type { Change, Said } from './changes.ts';
import type { ReturnDocument } from './return-document.ts';

/** What a revision said of a number: `2,054`, or why there is none. */
export function saidWords(said: Said | null): string {
  if (said === null) return 'not in the return';
  return said.display ?? 'no value';
}

/** What changed of one number in words, such as `2,054 → 2,110 (numerator 3,288 → 3,378)`; its plan where that changed. */
export function changeWords({ before, after }: Change): string {
  const parts = [
    moved('', saidWords(before), saidWords(after)),
    moved('numerator ', countWords(before?.numerator), countWords(after?.numerator)),
    moved('denominator ', countWords(before?.denominator), countWords(after?.denominator)),
    moved('plan ', before?.planDisplay ?? 'none', after?.planDisplay ?? 'none'),
  ].filter((part) => part !== null);
  const [first = 'shown the same, differs behind the last digit shown', ...rest] = parts;
  return rest.length === 0 ? first : `${first} (${rest.join(', ')})`;
}

/** What changed since the revision before, in a sentence. Null in a first revision. */
export function changeSummary({ previousRevision, changes, status }: ReturnDocument): string | null {
  if (previousRevision === null) return null;
  if (status === 'signed-off' && changes.length === 0) {
    return `Nothing has changed since revision ${previousRevision}, which was signed.`;
  }
  const since = `since revision ${previousRevision}`;
  if (changes.length === 0) {
    return `No number has changed ${since}; what is said beside the metrics has, such as amounts, answers, states, remarks or files.`;
  }
  const numbers = changes.length === 1 ? '1 number has' : `${changes.length} numbers have`;
  return `${numbers} changed ${since}${afterFreezeWords(changes)}.`;
}

function afterFreezeWords(changes: readonly Change[]): string {
  const late = changes.filter(({ afterFreeze }) => afterFreeze);
  if (late.length === 0) return '';
  const periods = [...new Set(late.map(({ period }) => periodWords(period)))];
  const which = late.length === changes.length ? '' : `${late.length} of them `;
  return `, ${which}after the freeze of ${listWords(periods)}`;
}

function moved(what: string, before: string, after: string): string | null {
  return before === after ? null : `${what}${before} → ${after}`;
}

function countWords(count: number | null | undefined): string {
  return count === null || count === undefined ? 'none' : count.toLocaleString('en-GB');
}
