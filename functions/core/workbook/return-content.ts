import type { MetricValue } from '../metrics/metric-value.ts';
import type { Quarter } from '../periods/period.ts';
import type { ReturnLayout } from '../returns/layout.ts';
import type { MetricLookup } from '../returns/metric-lookup.ts';
import type { ReturnDocument } from '../returns/return-document.ts';

/** What every sheet of the return is made from. `lookUp` also finds the quarters of the year before this one. */
export type ReturnWorkbookContent = {
  document: ReturnDocument;
  layout: ReturnLayout;
  quarter: Quarter;
  lookUp: MetricLookup;
  earlierQuarters: readonly MetricValue[];
};
