import { shortPeriod } from '../periods/period-words.ts';
import { changeSummary, changeWords } from '../returns/change-words.ts';
import type { BoardReport } from './board-report.ts';
import type { ReportContent } from './report-content.ts';

/** What differs from the revision before; null in a first revision. */
export function reportChanges({ document, layout }: ReportContent): BoardReport['changes'] {
  const summary = changeSummary(document);
  if (summary === null) return null;
  if (document.changes.length === 0) return { summary, table: null };
  const labels = new Map(layout.metrics.map(({ metric, boardLabel }) => [metric, boardLabel]));
  const rows = document.changes.map((change) => ({
    heading: labels.get(change.metric) ?? change.metric,
    cells: [shortPeriod(change.period), changeWords(change), change.afterFreeze ? 'after the freeze' : ''],
  }));
  const caption = `Numbers that changed since revision ${document.previousRevision ?? ''}`;
  return { summary, table: { caption, corner: 'Metric', columns: ['Period', 'Before → now', 'Freeze'], rows } };
}
