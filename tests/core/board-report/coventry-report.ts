import type { BoardReport } from '../../../functions/core/board-report/board-report.ts';
import { makeBoardReport } from '../../../functions/core/board-report/make-board-report.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import type { ReturnEntries } from '../../../functions/core/returns/return-entries.ts';
import { coventryRevision } from '../returns/coventry-revision.ts';

const line = {
  schemeId: '1',
  schemeName: 'Reablement',
  schemeType: null,
  subType: null,
  areaOfSpend: null,
  commissioner: null,
  provider: null,
  unit: null,
  nhsPercent: null,
  plannedOutputs: null,
  actualOutputs: null,
};

/** Income and schemes of one source, two months of demand and capacity, and two answers about a metric. */
export const entries: ReturnEntries = {
  income: {
    toQuarter: null,
    sources: [{ fundingSource: 'minimum-nhs-contribution', planned: 32_000_000, updated: null, actual: 8_000_000.5 }],
  },
  schemes: {
    lines: [{ ...line, fundingSource: 'minimum-nhs-contribution', planned: 32_000_000, actual: 7_900_000 }],
    spend: {},
  },
  capacityAndDemand: [
    { kind: 'demand-hospital', service: 'a', referralSource: 'x', months: { '2025-04': 40, '2025-05': 44 } },
    { kind: 'demand-hospital', service: 'b', referralSource: null, months: { '2025-04': 2 } },
    { kind: 'capacity-hospital', service: 'a', referralSource: null, months: { '2025-04': 38, '2025-05': 45 } },
  ],
  answers: [
    {
      sheet: '4. Metrics',
      question: 'Emergency admissions (rate per 100,000): Challenges and any Support Needs',
      answer: 'The falls service had <two> vacancies.\nBoth are filled.',
    },
  ],
  entryFiles: [],
  leftOut: [],
};

type Parts = NonNullable<Parameters<typeof coventryRevision>[0]>;

/** The board's paper of Coventry for quarter 1 of 2025-26. */
export function coventryReport(parts: Parts = {}): BoardReport {
  const document = coventryRevision({ entries, ...parts });
  return makeBoardReport({ document, layout: layoutFor('2025-26'), earlierQuarters: [] });
}
