import type { SubmissionReport } from '../../core/submissions/report.ts';
import type { SheetCopy } from '../../core/submissions/sheet-copy.ts';
import { MOST_REPLACED, type Submission } from '../../core/submissions/submission.ts';
import type { FileArrivedDeps } from './deps.ts';
import type { Judged } from './judge.ts';
import { writeReport } from './report-file.ts';

/** The tag by which the arrivals bucket's lifecycle deletes a file that must not be kept. */
const TO_BE_DELETED = { 'bcf-delete': 'identifiable-data' };

/** `copy` is the sheet that was read, where it may be copied. */
export type Settlement = {
  report: SubmissionReport;
  judged: Judged | null;
  needsAreaLookup: boolean;
  copy?: SheetCopy | null;
};

/** Stores the report with its error workbook, notes the outcome in the audit trail, and closes the submission. Repeating it changes nothing. */
export async function settle(
  deps: Pick<FileArrivedDeps, 'records' | 'evidence' | 'arrivals' | 'writeWorkbook'>,
  submission: Submission,
  { report, judged, needsAreaLookup, copy = null }: Settlement,
): Promise<SubmissionReport> {
  if (report.issueCounts.byCode['identifiable-data']) {
    await deps.arrivals.tag(submission.key, submission.versionId, TO_BE_DELETED);
  }
  const reportKey = await writeReport(deps, report, copy);
  await deps.records.audit.add({
    id: `${submission.id}-${report.outcome}-${judged?.arrival.countsId ?? 'none'}`,
    at: report.finishedAt,
    who: 'system',
    what: `file ${report.outcome}`,
    subject: submission.id,
    why: null,
  });
  await deps.records.submissions.put({
    ...submission,
    state: 'settled',
    source: report.source,
    feed: report.feed,
    outcome: report.outcome,
    rows: report.rows,
    issueTotal: report.issueCounts.total,
    periods: report.periods,
    areas: report.areas,
    reportKey,
    settledAt: report.finishedAt,
    arrival: judged?.arrival ?? null,
    slots: (report.outcome === 'held' && judged?.counted.slots) || [],
    needsAreaLookup,
    replaced: report.replaced.slice(0, MOST_REPLACED),
  });
  return report;
}
