import type { TallyResult } from '../checks/tally.ts';
import type { FileFindings } from './file-reader.ts';
import type { Outcome, SubmissionReport } from './report.ts';
import { shownKey } from './shown-key.ts';

/** What a report says of a file beyond its name and what became of it. */
export type ReportedFindings = Pick<
  FileFindings,
  'contract' | 'layout' | 'encoding' | 'recognisedBy' | 'taken' | 'periods' | 'areas' | 'rows' | 'tally'
>;

export type ReportParts = {
  submission: string;
  source: string | null;
  feed: string | null;
  file: { key: string; versionId: string; bytes: number; sha256: string };
  findings: ReportedFindings;
  outcome: Outcome;
  duplicateOf: string | null;
  replaced?: SubmissionReport['replaced'];
  startedAt: string;
  finishedAt: string;
};

/** Of a file that says who a person is nothing is quoted: a name may stand in the place of anything. */
function tallied(result: TallyResult): TallyResult {
  if (!result.issueCounts.byCode['identifiable-data']) return result;
  return { ...result, issues: result.issues.map((issue) => ({ ...issue, found: null })) };
}

/** Puts together the report of a file from what was found in it and what became of it. */
export function assembleReport(parts: ReportParts): SubmissionReport {
  const { findings } = parts;
  return {
    schema: 'bcf-report/1',
    submission: parts.submission,
    source: parts.source,
    sourceVersion: findings.contract?.version ?? null,
    layout: findings.layout,
    feed: parts.feed,
    file: { ...parts.file, key: shownKey(parts.file.key), encoding: findings.encoding },
    outcome: parts.outcome,
    duplicateOf: parts.duplicateOf,
    replaced: parts.replaced ?? [],
    withdrawn: null,
    recognisedBy: findings.recognisedBy,
    taken: findings.taken,
    periods: findings.periods,
    areas: findings.areas,
    rows: findings.rows,
    ...tallied(findings.tally.result()),
    startedAt: parts.startedAt,
    finishedAt: parts.finishedAt,
  };
}

/** What becomes of a file by its own content alone, before it is held against what counts now. */
export function outcomeOf(findings: FileFindings): Outcome {
  if (findings.rejected) return 'rejected';
  return findings.tally.result().issueCounts.total > 0 ? 'accepted-with-warnings' : 'accepted';
}
