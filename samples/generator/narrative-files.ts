import type { Quarter } from '../../functions/core/periods/period.ts';
import { coventryAnswers } from './coventry-answers.ts';
import { tableText } from './table-text.ts';

/** Coventry's answers for one quarter; the quarter stands in the title and the sheet only on its first row. */
export function coventryNarrative(quarter: Quarter): string {
  let last = '';
  const rows = coventryAnswers(quarter).map(([sheet, question, answer]) => {
    const shown = sheet === last ? '' : sheet;
    last = sheet;
    return [shown, question, answer];
  });
  return tableText([
    [`Coventry: narrative for ${quarter.slice(-2)} ${quarter.slice(0, 7)}`],
    ['Sheet', 'Question', 'Answer'],
    ...rows,
  ]);
}
