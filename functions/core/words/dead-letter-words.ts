import type { DeadCause, DeadLetter } from '../dead-letters/dead-letter.ts';

/** What is the matter, and what is to be done, in a sentence each. */
const causes: Readonly<Record<DeadCause, { why: string; todo: string }>> = {
  away: {
    why: 'A store could not be reached, or could not take what was written.',
    todo: 'See that the stores answer and have room, then have it tried again.',
  },
  refused: {
    why: 'A store refused: the product may not read or write something that it needs.',
    todo: 'Give back the right that is missing, then have it tried again.',
  },
  fault: {
    why: 'The product failed at it, by a fault of its own.',
    todo: 'Tell whoever looks after the product. Once it is mended, have it tried again; until then, a file may be sent in another form, such as CSV.',
  },
  stopped: {
    why: 'The work ended without a word: memory or time ran out, or the machine stopped.',
    todo: 'Have it tried again. If it ends so once more, tell whoever looks after the product.',
  },
};

/** Why work could not be done, and what to do about it. */
export function deadLetterWords({ cause, error }: DeadLetter): { why: string; todo: string } {
  const { why, todo } = causes[cause];
  return { why: cause === 'fault' && error !== null ? `${why.slice(0, -1)} (${error}).` : why, todo };
}

/** How what could not be done is set going again. */
export const TRY_AGAIN =
  'Nothing of it is lost: once the cause is mended, one command has everything tried again that was laid aside, redrive (runbook, Dead letters).';
