import type { Quarter } from '../../functions/core/periods/period.ts';
import { tableText } from './table-text.ts';

// Invented answers to the questions of the return. None is taken from a board's own return.
const ANSWERS: Readonly<Record<string, readonly (readonly [sheet: string, question: string, answer: string])[]>> = {
  '2025-26-Q1': [
    ['3. National Conditions', 'Has the section 75 agreement been signed?', 'Yes, on 12 May 2025.'],
    [
      '4. Metrics',
      'Emergency admissions: challenges and support needs',
      'The falls service had two vacancies until June.\nBoth are filled, and the evening rota is complete again.',
    ],
    [
      '4. Metrics',
      'Emergency admissions: achievements',
      'Fewer admissions than planned in every month of the quarter.',
    ],
    [
      '4. Metrics',
      'Discharge delays: challenges and support needs',
      'Waits for care at home rose in June, because one provider left the framework. A new one starts in July.',
    ],
  ],
  '2025-26-Q2': [
    ['3. National Conditions', 'Has the section 75 agreement been signed?', 'Yes, on 12 May 2025.'],
    [
      '4. Metrics',
      'Residential admissions: challenges and support needs',
      'Admissions were above the plan:\n- more people came from hospital with dementia,\n- two extra care schemes opened a quarter late.',
    ],
    ['4. Metrics', 'Discharge delays: achievements', 'The average delay stayed below the plan through the summer.'],
  ],
};

/** Coventry's answers for one quarter; the quarter stands in the title and the sheet only on its first row. */
export function coventryNarrative(quarter: Quarter): string {
  let last = '';
  const rows = (ANSWERS[quarter] ?? []).map(([sheet, question, answer]) => {
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
