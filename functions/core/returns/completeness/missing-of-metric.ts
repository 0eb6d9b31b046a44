import type { MetricValue } from '../../metrics/metric-value.ts';
import { periodWords } from '../../periods/period-words.ts';
import type { FilledCells } from '../answers/filled-cells.ts';
import type { LayoutMetric } from '../layout.ts';
import type { MetricsBlock } from '../layout-blocks.ts';
import { createMetricLookup } from '../metric-lookup.ts';
import { assessedPeriod, type ReturnContent } from '../return-content.ts';

type Checked = { content: ReturnContent; filled: FilledCells; block: MetricsBlock; entry: LayoutMetric };

function missingData(entry: LayoutMetric, value: MetricValue | undefined, when: string): string | null {
  if (value === undefined || value.coverage.monthsPresent === 0) return `No data for ${when}`;
  if (!value.coverage.complete) {
    return `Data for ${value.coverage.monthsPresent} of ${value.coverage.monthsExpected} months of ${when}`;
  }
  return value.value === null ? `${entry.title} cannot be worked out for ${when}` : null;
}

/** A metric needs its plan, and its data unless somebody has assessed it by what else is known. */
export function missingOfMetric({ content, filled, block, entry }: Checked): string[] {
  const period = assessedPeriod(content.layout, content.quarter);
  const value = createMetricLookup(content.metrics)(entry.metric, period);
  const when = periodWords(period);
  const assessment = block.asks.find(({ known }) => known === 'assessment');
  const isAssessed = assessment && filled.cell(block.id, entry.metric, assessment.id)?.from === 'answer';
  const data = isAssessed ? null : missingData(entry, value, when);
  const plan = value === undefined || value.plan === null ? `No plan for ${when}` : null;
  return [data, data === null ? plan : null].filter((words) => words !== null);
}
