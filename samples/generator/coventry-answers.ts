import type { Quarter } from '../../functions/core/periods/period.ts';

/** An invented answer: the sheet of the return, the question, and what is said. None is taken from a board's own return. */
export type Answer = readonly [sheet: string, question: string, answer: string];

const COVER = '2. Cover';
const CONDITIONS = '3. National Conditions';
const METRICS = '4. Metrics';
const FEEDBACK = '8. Year-End Feedback';

/** What the board says alike every quarter. Whether it has signed the return off is left for it to say. */
const ALWAYS: readonly Answer[] = [
  [COVER, 'Completed by', 'Better Care Fund lead, Coventry (sample)'],
  [COVER, 'E-mail', 'better.care.fund@council.example'],
  [COVER, 'Contact number', '024 7600 0000'],
  [CONDITIONS, 'Has the section 75 agreement been signed?', 'Yes'],
  [CONDITIONS, 'Date of the section 75 agreement', '12/05/2025'],
  [CONDITIONS, 'National condition 1', 'Yes'],
  [CONDITIONS, 'National condition 2', 'Yes'],
  [CONDITIONS, 'National condition 3', 'Yes'],
  [CONDITIONS, 'National condition 4', 'Yes'],
];

const OF_QUARTER: Readonly<Record<string, readonly Answer[]>> = {
  '2025-26-Q1': [
    [
      METRICS,
      'Emergency admissions: challenges and support needs',
      'The falls service had two vacancies until June.\nBoth are filled, and the evening rota is complete again.',
    ],
    [METRICS, 'Emergency admissions: achievements', 'Fewer admissions than planned in every month of the quarter.'],
    [
      METRICS,
      'Discharge delays: challenges and support needs',
      'Waits for care at home rose in June, because one provider left the framework. A new one starts in July.',
    ],
  ],
  '2025-26-Q2': [
    [
      METRICS,
      'Residential admissions: challenges and support needs',
      'Admissions were above the plan:\n- more people came from hospital with dementia,\n- two extra care schemes opened a quarter late.',
    ],
    [METRICS, 'Discharge delays: achievements', 'The average delay stayed below the plan through the summer.'],
  ],
  '2025-26-Q3': [
    [
      METRICS,
      'Emergency admissions: challenges and support needs',
      'Winter illness came early. The virtual ward took more people in December than in any month before.',
    ],
    [
      METRICS,
      'Residential admissions: achievements',
      'Both extra care schemes are open, and half of the flats are let.',
    ],
  ],
  '2025-26-Q4': [
    [
      METRICS,
      'Residential admissions: challenges and support needs',
      'Admissions were above the plan in February and March: homes took people whose care at home had ended in the winter. The panel now sees every request within two days.',
    ],
    [
      METRICS,
      'Discharge delays: achievements',
      'The discharge hub works seven days a week since January, and delays of three weeks and more have halved.',
    ],
    [
      CONDITIONS,
      'Which lessons were learnt?',
      'The board asks to keep this answer: no question of the return fits it.',
    ],
    ['5. Expenditure', 'Expenditure comments', 'Adaptations were held up by a shortage of builders until autumn.'],
    [
      FEEDBACK,
      '1. The overall delivery of the BCF has improved joint working between health and social care in our locality',
      'Strongly Agree',
    ],
    [FEEDBACK, '2. Our BCF schemes were implemented as planned in 2025-26', 'Agree'],
    [
      FEEDBACK,
      '2. Our BCF schemes were implemented as planned in 2025-26: Comments',
      'All but the adaptations, which began late.',
    ],
    [
      FEEDBACK,
      '3. The delivery of our BCF plan in 2025-26 had a positive impact on the integration of health and social care in our locality',
      'Agree',
    ],
    [FEEDBACK, 'Success 1: Enabler', '8. Pooled or aligned resources'],
    [FEEDBACK, 'Success 1: Response', 'One budget for care after hospital, agreed by the council and the ICB.'],
    [
      FEEDBACK,
      'Success 2: Enabler',
      '3. Integrated electronic records and sharing across the system with service users',
    ],
    [FEEDBACK, 'Success 2: Response', 'Ward and discharge hub see the same record.'],
    [FEEDBACK, 'Challenge 1: Enabler', '6. Good quality and sustainable provider market that can meet demand'],
    [FEEDBACK, 'Challenge 1: Response', 'Two providers of care at home left the framework.'],
    [
      FEEDBACK,
      'Challenge 2: Enabler',
      '5. Integrated workforce: joint approach to training and upskilling of workforce',
    ],
    [FEEDBACK, 'Challenge 2: Response', 'Therapists are hard to find.'],
  ],
};

/** Coventry's answers for one quarter of 2025-26, sheet by sheet. */
export function coventryAnswers(quarter: Quarter): Answer[] {
  const answers = [...ALWAYS, ...(OF_QUARTER[quarter] ?? [])];
  return answers.sort(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1));
}
