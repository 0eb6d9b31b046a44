import type { MetricValue } from '../metrics/metric-value.ts';
import type { Quarter } from '../periods/period.ts';
import { periodWords } from '../periods/period-words.ts';
import type { LayoutMetric, ReturnLayout } from './layout.ts';
import { createMetricLookup } from './metric-lookup.ts';

/** One thing that must be done before the return is sent, as in the template's checklist. `reason` says what is missing. */
export type ChecklistItem = { sheet: string; item: string; complete: boolean; reason: string | null };

export type ReturnContent = { layout: ReturnLayout; quarter: Quarter; metrics: readonly MetricValue[] };

/** One item per sheet that a person fills in, and one per metric that has a plan, in the order of the template. */
export function checklistOf(content: ReturnContent): ChecklistItem[] {
  return content.layout.sheets.flatMap((sheet) => {
    if (sheet.id === 'metrics') return metricItems(content, sheet.title);
    if (sheet.item === null) return [];
    return [{ sheet: sheet.title, item: sheet.item, complete: false, reason: 'To be filled in by the board' }];
  });
}

function metricItems({ layout, quarter, metrics }: ReturnContent, sheet: string): ChecklistItem[] {
  const lookUp = createMetricLookup(metrics);
  return layout.metrics
    .filter((entry) => entry.role !== 'supporting')
    .map((entry) => {
      const reason = whatIsMissing(entry, quarter, lookUp(entry.metric, quarter));
      return { sheet, item: `${entry.section} ${entry.title}`, complete: reason === null, reason };
    });
}

function whatIsMissing(entry: LayoutMetric, quarter: Quarter, value: MetricValue | undefined): string | null {
  const when = periodWords(quarter);
  if (value === undefined || value.coverage.monthsPresent === 0) return `No data for ${when}`;
  if (!value.coverage.complete) {
    return `Data for ${value.coverage.monthsPresent} of ${value.coverage.monthsExpected} months of ${when}`;
  }
  if (value.value === null) return `${entry.title} cannot be worked out for ${when}`;
  return value.plan === null ? `No plan for ${when}` : null;
}
