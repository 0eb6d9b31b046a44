import type { Issue } from '../../functions/core/checks/issue.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { insteadWords, replacedWords } from '../../functions/core/words/standing-words.ts';

const OUTCOMES: Record<SubmissionReport['outcome'], string> = {
  accepted: 'accepted',
  'accepted-with-warnings': 'accepted, with warnings',
  held: 'held until somebody confirms it; the earlier numbers stand',
  rejected: 'rejected; the earlier numbers stand',
  duplicate: 'the same content as before; nothing has changed',
  withdrawn: 'withdrawn; nothing in it counts',
};

const SHOWN_PER_CAUSE = 5;
const SLOTS_SHOWN = 12;

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

function slotLines<T extends { submission: string | null }>(
  title: string,
  slots: readonly T[],
  wordsOf: (slot: T) => string,
): string[] {
  const shown = slots.slice(0, SLOTS_SHOWN);
  const more = slots.length - shown.length;
  return [
    `  ${title}`,
    ...shown.map((slot) => `    ${wordsOf(slot)}${slot.submission === null ? '' : ` (${slot.submission})`}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}

/** What the file counts in place of another, or what counts now that it is withdrawn. */
function standingLines({ replaced, withdrawn }: SubmissionReport): string[] {
  if (withdrawn) {
    const { by, reason, instead } = withdrawn;
    return slotLines(`withdrawn by ${by}: ${reason}`, instead, insteadWords);
  }
  return replaced.length > 0 ? slotLines('it replaced', replaced, replacedWords) : [];
}

/** Line ends in what a file says would make it look like lines of ours. */
const inOneLine = (text: string): string => text.replaceAll(/[\r\n\u0085\u2028\u2029]+/g, ' ');

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
    ...(report.feed === null ? [] : [`  submission ${report.submission}`]),
    `  ${what}; ${rows.accepted} of ${rows.read} rows are fine, ${rows.rejected} rejected, ${rows.notCounted} not counted`,
    ...(report.periods.length > 0 ? [`  periods ${report.periods.join(', ')}`] : []),
    ...standingLines(report),
    ...(causes.length > 0 ? causes : ['  No faults found.']),
  ].map(inOneLine);
}
