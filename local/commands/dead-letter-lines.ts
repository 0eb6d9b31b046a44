import type { DeadLetterView } from '../../functions/core/dead-letters/dead-letter-view.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';

/** What could not be done: what it is, since when, why, and what is to be done. */
export function deadLetterLines({ name, source, feed, submission, since, tries, why, todo }: DeadLetterView): string[] {
  const file = submission === null ? '' : `${source ?? 'unknown source'} of ${feed ?? 'nobody'}, `;
  const id = submission === null ? '' : `, ${submission}`;
  return [
    `  could not be handled, tried ${tries} times, since ${timeWords(since)}: ${file}${name}${id}`,
    `    ${why} ${todo}`,
  ];
}
