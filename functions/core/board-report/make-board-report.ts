import { chartTable } from '../charts/chart-table.ts';
import { periodWords } from '../periods/period-words.ts';
import type { LayoutMetric } from '../returns/layout.ts';
import { assessedPeriod } from '../returns/return-content.ts';
import { targetWords } from '../words/target-words.ts';
import type { BoardReport, MetricSection } from './board-report.ts';
import { demandAndCapacity } from './demand-and-capacity.ts';
import { entryBasis } from './entry-basis.ts';
import { financeTables } from './finance-tables.ts';
import { metricSection } from './metric-section.ts';
import { reportChanges } from './report-changes.ts';
import { type ReportContent, type ReportParts, reportContent } from './report-content.ts';
import { reportContacts, reportFacts, reportStanding } from './report-head.ts';

const HANDLING =
  'Not for publication before NHS England has published the returns. This paper has exact numbers, for the board, its partners and the Better Care Fund team. Take figures for the public from the public profile of the return, in which small numbers are suppressed.';

function sections(content: ReportContent, entries: readonly LayoutMetric[]): MetricSection[] {
  let isUnderHeadline = false;
  return entries.map((entry) => {
    if (entry.role === 'headline') isUnderHeadline = true;
    return metricSection(content, entry, entry.role === 'component' && isUnderHeadline ? 3 : 2);
  });
}

function summaryTable(
  { layout, quarter, lookUp }: ReportContent,
  entries: readonly LayoutMetric[],
): BoardReport['summary'] {
  const period = assessedPeriod(layout, quarter);
  const rows = entries.map(({ metric, boardLabel }) => {
    const value = lookUp(metric, period);
    const outcome = targetWords[value?.assessment ?? 'not-assessable'];
    return { heading: boardLabel, cells: [value?.planDisplay ?? 'none', value?.display ?? 'no data', outcome] };
  });
  return {
    caption: `${periodWords(period)} against target`,
    corner: 'Metric',
    columns: ['Target', 'Performance', 'Outcome'],
    rows,
  };
}

/** The board's paper about a revision of its return: headline metrics and their components, finance, changes. The same revision gives the same report. */
export function makeBoardReport(parts: ReportParts): BoardReport {
  const content = reportContent(parts);
  const { document, quarter } = content;
  const entries = parts.layout.metrics.filter(({ role }) => role !== 'supporting');
  return {
    title: `Better Care Fund performance, ${periodWords(quarter)}`,
    area: document.area.name,
    standing: reportStanding(content),
    handling: HANDLING,
    facts: reportFacts(content),
    summary: summaryTable(content, entries),
    metrics: sections(content, entries),
    intermediateCare: {
      figures: demandAndCapacity(content).map((chart, index) => ({
        id: `demand-${index + 1}`,
        table: chartTable(chart),
        chart,
      })),
      basis: entryBasis(content, 'intermediate-care'),
    },
    finance: { tables: financeTables(content), basis: entryBasis(content, 'finance') },
    changes: reportChanges(content),
    contacts: reportContacts(content),
    generatedAt: document.generatedAt,
  };
}
