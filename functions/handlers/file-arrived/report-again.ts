import { parseArrivalKey } from '../../core/submissions/arrival.ts';
import { assembleReport, type ReportedFindings } from '../../core/submissions/assemble-report.ts';
import { createFileReader } from '../../core/submissions/file-reader.ts';
import type { SubmissionReport } from '../../core/submissions/report.ts';
import { isWithheld, shownKey } from '../../core/submissions/shown-key.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { templateFeed } from '../../core/template/template-arrival.ts';
import type { FileArrivedDeps } from './deps.ts';
import { judge } from './judge.ts';
import { type ReadArrival, readArrival } from './read-arrival.ts';
import { writeReport } from './report-file.ts';
import { templateAgain } from './settle-template.ts';
import { keepWithdrawn } from './withdraw.ts';

/** How much of a report could be said again: what was found in the file, or only what the table says of it. */
export type ReportAgain = 'from the file' | 'from the table';

/** What is left to find where there is no file to read. */
function noFindings({ key }: Submission): ReportedFindings {
  return createFileReader({ from: parseArrivalKey(shownKey(key)), areaLookup: new Map() }).end();
}

/** Of what was said in comparison with other files, that which is said again now, if it leads to the same outcome. */
async function comparedAgain(deps: FileArrivedDeps, submission: Submission, read: ReadArrival): Promise<string | null> {
  const judgement = await judge(deps, submission, read);
  const isWarned = judgement.issues.length > 0 || read.findings.tally.result().issueCounts.total > 0;
  const outcome = judgement.outcome === 'accepted' && isWarned ? 'accepted-with-warnings' : judgement.outcome;
  if (outcome !== submission.outcome) return null;
  for (const issue of judgement.issues) read.findings.tally.add(issue);
  return judgement.duplicateOf;
}

async function findingsOf(deps: FileArrivedDeps, submission: Submission) {
  const { outcome, attempts, failures, key } = submission;
  // What may have stopped the runtime is not read once more, and what was refused by its name cannot be found.
  const isRisky = outcome === 'rejected' && attempts - 1 - failures > 0;
  const feed = templateFeed(key);
  const template = feed === null ? null : await templateAgain(deps, submission, feed);
  if (template) return { ...template, duplicateOf: null };
  const read = isRisky || isWithheld(key) ? null : await readArrival(deps, submission);
  if (!read) return { findings: noFindings(submission), sha256: submission.arrival?.sha256 ?? '', duplicateOf: null };
  const duplicateOf = await comparedAgain(deps, submission, read);
  return { findings: read.findings, sha256: read.sha256, duplicateOf };
}

/**
 * Says again what was found in a file that is settled, where its report is not there any more: the outcome as the table
 * has it, the faults from the file as far as it is kept. When reading began, and what was said in comparison with other
 * files that count no more, is lost.
 */
export async function reportAgain(deps: FileArrivedDeps, submission: Submission): Promise<ReportAgain> {
  const { id, key, versionId, bytes, source, feed, outcome, rows, periods, areas, settledAt, replaced } = submission;
  const { findings, sha256, duplicateOf } = await findingsOf(deps, submission);
  const at = settledAt ?? submission.arrivedAt;
  const report: SubmissionReport = assembleReport({
    submission: id,
    source,
    feed,
    file: { key, versionId, bytes, sha256 },
    findings: { ...findings, rows: rows ?? findings.rows, periods, areas },
    outcome: submission.withdrawal ? 'accepted-with-warnings' : (outcome ?? 'rejected'),
    duplicateOf,
    replaced,
    startedAt: at,
    finishedAt: at,
  });
  await writeReport(deps, report);
  if (submission.withdrawal) await keepWithdrawn(deps, submission);
  return findings.contract ? 'from the file' : 'from the table';
}
