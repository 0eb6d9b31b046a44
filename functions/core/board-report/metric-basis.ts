import { metricDefinition } from '../metrics/catalogue.ts';
import { type MetricDefinition, numeratorFor } from '../metrics/metric-definition.ts';
import type { LineageEntry, MetricValue } from '../metrics/metric-value.ts';
import { periodWords } from '../periods/period-words.ts';
import { localSources } from '../returns/answers/local-sources.ts';
import { dataAsAt } from '../returns/data-as-at.ts';
import { timeWords } from '../returns/time-words.ts';
import { countWords, numberWords } from '../words/count-words.ts';
import type { Remark } from './board-report.ts';
import type { ReportContent } from './report-content.ts';

/** The title of a variant, which is there only where a metric has several. */
function countedWords(defined: MetricDefinition, { variant, numerator, period }: MetricValue): string {
  const { title } = numeratorFor(defined, variant);
  const name = variant === null ? '' : ` (definition: ${variant})`;
  return `${title}${name}${numerator === null ? '' : `: ${numberWords(numerator)}, ${periodWords(period)}`}.`;
}

function denominatorWords({ denominator, denominatorBasis }: MetricValue): string | null {
  if (denominatorBasis === '') return null;
  const basis = denominatorBasis.charAt(0).toUpperCase() + denominatorBasis.slice(1);
  return `${basis}${denominator === null ? '' : `: ${numberWords(denominator)}`}.`;
}

function sourceWords(titles: string, lineage: readonly LineageEntry[]): string {
  if (lineage.length === 0) return 'No file has come for this period.';
  const rows = lineage.reduce((sum, entry) => sum + entry.rows, 0);
  const files = `${countWords(lineage.length, 'file')}, ${countWords(rows, 'row')} counted`;
  return `${titles === '' ? '' : `${titles}; `}${files}. The sheet Notes of the workbook names each file with its SHA-256.`;
}

/** What a figure counts, divides by, comes from, and as at when. */
export function metricBasis({ document, layout }: ReportContent, value: MetricValue | undefined): Remark[] {
  const asAt = { name: 'Data as at', text: `${timeWords(dataAsAt(document))}.` };
  if (value === undefined) return [asAt];
  const defined = metricDefinition(value.metric);
  const denominator = denominatorWords(value);
  const { interval } = defined;
  return [
    { name: 'Counted', text: countedWords(defined, value) },
    ...(denominator === null ? [] : [{ name: 'Measured against', text: denominator }]),
    ...(value.lower95 === null ? [] : [{ name: 'Interval', text: `95% confidence. ${interval.citation}.` }]),
    { name: 'Sources', text: sourceWords(localSources(layout, value), value.lineage) },
    asAt,
  ];
}
