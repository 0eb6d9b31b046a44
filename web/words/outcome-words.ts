import type { Outcome } from '../../functions/core/submissions/report.ts';
import { outcomeMeanings } from '../../functions/core/words/outcome-words.ts';
import type { TagLook } from '../components/tag.ts';

/** How an outcome is called, and what it means for the numbers. `look` is the colour of its tag. */
type OutcomeWords = { name: string; meaning: string; look: TagLook };

const outcomes: Record<Outcome, Pick<OutcomeWords, 'name' | 'look'>> = {
  accepted: { name: 'Accepted', look: 'good' },
  'accepted-with-warnings': { name: 'Accepted with warnings', look: 'note' },
  held: { name: 'Held', look: 'wait' },
  rejected: { name: 'Rejected', look: 'bad' },
  duplicate: { name: 'Sent before', look: 'plain' },
  withdrawn: { name: 'Withdrawn', look: 'plain' },
};

const READING: OutcomeWords = {
  name: 'Being read',
  meaning: 'The file is being read. Open this page again in a moment.',
  look: 'plain',
};

const NOT_DONE: OutcomeWords = {
  name: 'Could not be handled',
  meaning: 'The file was tried five times and laid aside. Nothing in it counts yet; what was sent before still counts.',
  look: 'bad',
};

/** How a file stands that came: an outcome, or that it is still being read, or could not be. */
export function standingWords({ outcome, notDone }: { outcome: Outcome | null; notDone?: unknown }): OutcomeWords {
  return outcome === null && notDone ? NOT_DONE : outcomeWords(outcome);
}

/** Null is a file that is still being read. */
export function outcomeWords(outcome: Outcome | null): OutcomeWords {
  return outcome === null ? READING : { ...outcomes[outcome], meaning: outcomeMeanings[outcome] };
}
