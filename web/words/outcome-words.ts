import type { NotCountedReason, Outcome } from '../../functions/core/submissions/report.ts';

/** How an outcome is called, and what it means for the numbers. `look` is the colour of its tag. */
type OutcomeWords = { name: string; meaning: string; look: 'good' | 'note' | 'wait' | 'bad' | 'plain' };

const outcomes: Record<Outcome, OutcomeWords> = {
  accepted: { name: 'Accepted', meaning: 'The file is accepted and its rows count.', look: 'good' },
  'accepted-with-warnings': {
    name: 'Accepted with warnings',
    meaning: 'The file is accepted and its rows count, but somebody should look at what is listed below.',
    look: 'note',
  },
  held: {
    name: 'Held',
    meaning:
      'The file is held until somebody confirms it, because much less came than before. The earlier numbers stand.',
    look: 'wait',
  },
  rejected: {
    name: 'Rejected',
    meaning: 'The file is rejected and nothing in it counts. What was sent before still counts.',
    look: 'bad',
  },
  duplicate: {
    name: 'Sent before',
    meaning: 'The same content was sent before, so nothing has changed.',
    look: 'plain',
  },
};

const READING: OutcomeWords = {
  name: 'Being read',
  meaning: 'The file is being read. Open this page again in a moment.',
  look: 'plain',
};

/** Null is a file that is still being read. */
export function outcomeWords(outcome: Outcome | null): OutcomeWords {
  return outcome === null ? READING : outcomes[outcome];
}

/** Why rows in good order count nowhere. */
export const notCountedWords: Record<NotCountedReason, string> = {
  duplicate: 'the same spell stands in another row',
  'spell-not-ended': 'the patient had not left hospital yet',
  'residence-outside-england': 'the patient lives outside England',
  'residence-not-given': 'no place of residence is given',
  'residence-unknown': 'the place of residence is not known',
  'residence-needs-area-lookup': 'the place of residence needs an area lookup file, which has not been sent',
  'no-figures': 'the row has no figures',
  'area-not-a-board': 'the area is not a health and wellbeing board',
};
