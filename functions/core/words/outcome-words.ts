import type { NotCountedReason, Outcome } from '../submissions/report.ts';

/** What an outcome means for the numbers, in one sentence or two. */
export const outcomeMeanings: Record<Outcome, string> = {
  accepted: 'The file is accepted and its rows count.',
  'accepted-with-warnings': 'The file is accepted and its rows count, but somebody should look at what is listed.',
  held: 'The file is held until somebody confirms it, because much less came than before. The earlier numbers stand.',
  rejected: 'The file is rejected and nothing in it counts. What was sent before still counts.',
  duplicate: 'The same content was sent before, so nothing has changed.',
  withdrawn: 'Somebody withdrew the file, so nothing in it counts. What it had replaced counts again.',
};

/** Why rows in good order count nowhere. */
export const notCountedWords: Record<NotCountedReason, string> = {
  duplicate: 'the same spell stands in another row',
  'spell-not-ended': 'the patient had not left hospital yet',
  'residence-outside-england': 'the patient lives outside England',
  'residence-not-given': 'no place of residence is given',
  'residence-unknown': 'the place of residence is not known',
  'residence-needs-area-lookup': 'the place of residence needs an area lookup file, which has not been sent',
  'no-figures': 'the row has no figures',
  'no-answer': 'the question has no answer',
  subtotal: 'the row is a sum of other rows',
  'measure-not-used': 'the row says a figure that is not used',
  'area-not-a-board': 'the area is not a health and wellbeing board',
};
