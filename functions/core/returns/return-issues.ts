import { metricDefinition } from '../metrics/catalogue.ts';
import type { MetricFlag, MetricValue } from '../metrics/metric-value.ts';
import { financialYearOf, monthsOfQuarter } from '../periods/period.ts';
import { listWords, periodWords } from '../periods/period-words.ts';
import { delayBandRemarks, monthSumRemarks } from './consistency.ts';
import { missingMonths } from './coverage-words.ts';
import type { LayoutMetric } from './layout.ts';
import { createMetricLookup } from './metric-lookup.ts';
import { assessedPeriod, type ReturnFigures } from './return-content.ts';
import type { ReturnIssue } from './return-issue.ts';

/** What a reviewer must know before signing: months and plans that are missing, what the numbers' flags say, sums that disagree. */
export function returnIssues(content: ReturnFigures): ReturnIssue[] {
  const perMetric = content.layout.metrics
    .filter((entry) => entry.role !== 'supporting')
    .flatMap((entry) => [
      ...gapRemarks(content, entry),
      ...planRemarks(content, entry),
      ...flagRemarks(content, entry),
    ]);
  return [...layoutRemarks(content), ...perMetric, ...monthSumRemarks(content), ...delayBandRemarks(content)];
}

function layoutRemarks({ layout, quarter }: ReturnFigures): ReturnIssue[] {
  const year = financialYearOf(quarter);
  if (layout.financialYear === year) return [];
  return [
    {
      code: 'layout-of-another-year',
      level: 'warning',
      sheet: null,
      row: null,
      column: null,
      found: `the layout of ${layout.financialYear}`,
      expected: `a layout of ${year}`,
      fix: `The return of ${year} is not described here. Read this one for its figures, and do not send it`,
      metric: null,
      period: quarter,
    },
  ];
}

function gapRemarks(content: ReturnFigures, entry: LayoutMetric): ReturnIssue[] {
  const missing = missingMonths(content, entry.metric);
  if (missing.length === 0) return [];
  const { sources } = metricDefinition(entry.metric);
  const files = sources.map(({ source }) => sourceTitle(content, source)).join(', or the ');
  return [
    remark(content, entry, {
      code: 'missing-months',
      found: `no data for ${listWords(missing.map(periodWords))}`,
      expected: `data for every month of ${periodWords(content.quarter)}`,
      fix: `Send the ${files} for ${listWords(missing.map(periodWords))}`,
    }),
  ];
}

function planRemarks(content: ReturnFigures, entry: LayoutMetric): ReturnIssue[] {
  const period = assessedPeriod(content.layout, content.quarter);
  const value = createMetricLookup(content.metrics)(entry.metric, period);
  if (value === undefined || value.plan !== null) return [];
  const expected = `a plan for ${periodWords(period)}`;
  const fix = `Send a plan file with "${entry.metric}" for ${periodWords(period)}`;
  return [remark(content, entry, { code: 'no-plan', found: null, expected, fix })];
}

function flagRemarks(content: ReturnFigures, entry: LayoutMetric): ReturnIssue[] {
  const lookUp = createMetricLookup(content.metrics);
  const values = [...monthsOfQuarter(content.quarter), content.quarter].map((period) => lookUp(entry.metric, period));
  const flags = new Map<string, MetricFlag>();
  for (const flag of values.flatMap((value: MetricValue | undefined) => value?.flags ?? [])) flags.set(flag.text, flag);
  return [...flags.values()].map((flag) =>
    remark(content, entry, {
      code: flag.code,
      found: flag.text,
      expected: null,
      fix: 'Read the note, and decide whether the number can stand',
    }),
  );
}

function remark(
  { quarter, layout }: ReturnFigures,
  entry: LayoutMetric,
  said: Pick<ReturnIssue, 'code' | 'found' | 'expected' | 'fix'>,
): ReturnIssue {
  const sheet = layout.sheets.find(({ id }) => id === 'metrics')?.title ?? null;
  return { ...said, level: 'warning', sheet, row: null, column: null, metric: entry.metric, period: quarter };
}

function sourceTitle({ layout }: ReturnFigures, id: string): string {
  const title = layout.expectedSources.find(({ source }) => source === id)?.title ?? id;
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}
