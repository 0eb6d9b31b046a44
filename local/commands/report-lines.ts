import type { Issue } from '../../functions/core/checks/issue.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';

const OUTCOMES: Record<SubmissionReport['outcome'], string> = {
  accepted: 'accepted',
  'accepted-with-warnings': 'accepted, with warnings',
  held: 'held until somebody confirms it; the earlier numbers stand',
  rejected: 'rejected; the earlier numbers stand',
  duplicate: 'the same content as before; nothing has changed',
};

const SHOWN_PER_CAUSE = 5;

function place({ sheet, row, column }: Issue): string {
  const parts = [sheet, row === null ? null : `row ${row}`, column];
  return parts.filter((part) => part !== null).join(', ');
}

function issueLine(issue: Issue): string {
  const found = issue.found === null ? '' : `found ${issue.found}, `;
  const where = place(issue);
  return `    ${where ? `${where}: ` : ''}${found}expected ${issue.expected ?? 'something else'}`;
}

function causeLines(code: string, count: number, issues: readonly Issue[]): string[] {
  const shown = issues.slice(0, SHOWN_PER_CAUSE);
  const more = count - shown.length;
  return [
    `  ${code} (${count})`,
    ...shown.map(issueLine),
    ...(more > 0 ? [`    and ${more} more`] : []),
    ...(shown[0] ? [`    -> ${shown[0].fix}`] : []),
  ];
}

/** A report as lines for a terminal: the outcome, how many rows are fine, and the faults by cause. */
export function reportLines(name: string, report: SubmissionReport): string[] {
  const { rows, issueCounts } = report;
  const what = report.source ? `${report.source}${report.layout ? ` (${report.layout})` : ''}` : 'unknown source';
  const causes = Object.entries(issueCounts.byCode).flatMap(([code, count]) =>
    causeLines(
      code,
      count ?? 0,
      report.issues.filter((issue) => issue.code === code),
    ),
  );
  return [
    `${name}: ${OUTCOMES[report.outcome]}`,
    ...(report.outcome === 'held' ? [`  submission ${report.submission}`] : []),
    `  ${what}; ${rows.accepted} of ${rows.read} rows are fine, ${rows.rejected} rejected, ${rows.notCounted} not counted`,
    ...(report.periods.length > 0 ? [`  periods ${report.periods.join(', ')}`] : []),
    ...(causes.length > 0 ? causes : ['  No faults found.']),
  ];
}
