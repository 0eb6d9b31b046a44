import type { ReturnEntries, ReturnSchemeLine } from '../../../functions/core/returns/return-entries.ts';

/** A scheme line of which only some things matter. */
export function schemeLine(fields: Partial<ReturnSchemeLine>): ReturnSchemeLine {
  return {
    schemeId: null,
    schemeName: null,
    schemeType: null,
    subType: null,
    areaOfSpend: null,
    commissioner: null,
    provider: null,
    fundingSource: null,
    unit: null,
    nhsPercent: null,
    planned: null,
    actual: null,
    plannedOutputs: null,
    actualOutputs: null,
    ...fields,
  };
}

/** A little of everything that a return holds beyond its metrics; the grant is spent for more than it brings in. */
export const coventryEntries: ReturnEntries = {
  income: {
    toQuarter: '2025-26-Q4',
    sources: [
      { fundingSource: 'dfg', planned: 5_290_411, updated: null, actual: 4_443_945.5 },
      { fundingSource: 'minimum-nhs-contribution', planned: 34_124_808, updated: 34_200_000, actual: 34_124_808 },
    ],
  },
  schemes: {
    lines: [
      schemeLine({
        schemeId: '4',
        schemeName: 'Disabled Facility Grants',
        areaOfSpend: 'social-care',
        commissioner: 'la',
        fundingSource: 'dfg',
        unit: 'Number of adaptations funded/people supported',
        planned: 5_290_421,
        actual: 4_443_945.5,
        plannedOutputs: 610,
        actualOutputs: 512,
      }),
      schemeLine({
        schemeId: '9',
        schemeName: 'Out of Hospital & Nursing Care',
        areaOfSpend: 'community-health',
        commissioner: 'joint',
        nhsPercent: 28,
        fundingSource: 'minimum-nhs-contribution',
        planned: 34_200_000,
      }),
    ],
    spend: { 'out-of-hospital': { planned: 9_576_000, actual: null } },
  },
  capacityAndDemand: [
    {
      kind: 'demand-hospital',
      service: 'reablement-at-home',
      referralSource: 'UHCW',
      months: { '2025-04': 206, '2025-05': 220 },
    },
    { kind: 'demand-hospital', service: 'social-support', referralSource: null, months: { '2025-04': 12 } },
  ],
  answers: [
    { sheet: '2. Cover', question: 'Completed by', answer: '=HYPERLINK("http://x")' },
    { sheet: '3. National Conditions', question: 'National condition 1', answer: 'Yes' },
    { sheet: '3. National Conditions', question: 'Date of the section 75 agreement', answer: '12/05/2025' },
    { sheet: '8. Year-End Feedback', question: 'Success 1: Enabler', answer: 'Pooled or aligned resources' },
  ],
  entryFiles: [{ source: 'finance', submission: 's-1', sha256: 'f'.repeat(64), file: 'income.csv', rows: 2 }],
  leftOut: [],
};
