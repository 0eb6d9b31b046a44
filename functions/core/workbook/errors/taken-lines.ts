import { sourceContract } from '../../intake/contracts.ts';
import type { SubmissionReport, TakenValue } from '../../submissions/report.ts';

const places: Record<TakenValue['from'], string> = {
  title: 'the title above the table',
  sheet: 'the name of the sheet',
  file: 'the name of the file',
  feed: 'the name of the feed',
  arrival: 'the day on which the file came',
};

/** What was not in a column and was read from a title or a name instead: an item and an entry for each. */
export function takenLines({ source, taken }: SubmissionReport): [string, string][] {
  const fields = sourceContract(source ?? '')?.fields ?? [];
  return taken.map(({ field, value, from, text }) => {
    const title = fields.find(({ name }) => name === field)?.title ?? field;
    return [`Not in a column: ${title}`, `${value}, taken from ${places[from]}: "${text}"`];
  });
}
