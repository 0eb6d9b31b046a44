import { fileIssue } from '../../core/checks/file-issue.ts';
import type { Issue } from '../../core/checks/issue.ts';
import { sourceContract } from '../../core/intake/contracts.ts';
import { parseArrivalKey } from '../../core/submissions/arrival.ts';
import { assembleReport } from '../../core/submissions/assemble-report.ts';
import { createFileReader } from '../../core/submissions/file-reader.ts';
import { newerFileStandsIssue } from '../../core/submissions/issues.ts';
import type { SubmissionReport } from '../../core/submissions/report.ts';
import { shownKey } from '../../core/submissions/shown-key.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import type { TakenUp } from './accept.ts';
import type { Judged, Refused } from './judge.ts';
import type { ReadArrival } from './read-arrival.ts';

type ReportParts = {
  submission: Submission;
  read: ReadArrival;
  judgement: Judged | Refused;
  taken: TakenUp | null;
  startedAt: string;
  finishedAt: string;
};

/** The report of a file that was read to its end and held against what counted before it. */
export function reportOf({ submission, read, judgement, taken, ...times }: ReportParts): SubmissionReport {
  const late: Issue[] = [...judgement.issues, ...(taken?.kept ?? []).map(newerFileStandsIssue)];
  for (const issue of late) read.findings.tally.add(issue);
  const isPlain = judgement.outcome === 'accepted' && late.length === 0;
  const isAccepted = judgement.outcome === 'accepted' || judgement.outcome === 'accepted-with-warnings';
  const { id, key, versionId } = submission;
  return assembleReport({
    submission: id,
    source: judgement.source,
    feed: judgement.feed,
    file: { key, versionId, bytes: read.bytes, sha256: read.sha256 },
    findings: read.findings,
    outcome: isPlain || !isAccepted ? judgement.outcome : 'accepted-with-warnings',
    duplicateOf: judgement.duplicateOf,
    replaced: taken?.replaced ?? [],
    ...times,
  });
}

/** Why a file was not read to its end. */
export type NotRead = 'stopped-the-runtime' | 'not-there' | 'malware' | 'not-scanned';

const NOT_READ: Record<NotRead, Pick<Issue, 'code' | 'found' | 'expected' | 'fix'>> = {
  'stopped-the-runtime': {
    code: 'unreadable',
    found: 'reading stopped each time that it was begun',
    expected: 'a file that can be read in the time and memory there is',
    fix: 'Send the file in smaller parts, for example one month each.',
  },
  'not-there': {
    code: 'unreadable',
    found: 'no file',
    expected: 'the file that was announced',
    fix: 'The file was deleted before it could be read. Send it again.',
  },
  malware: {
    code: 'malware',
    found: 'malware',
    expected: 'a file in which the scan finds nothing harmful',
    fix: 'Nothing in the file was read. Tell those who look after security where it was made, make it again on another computer, and send that.',
  },
  'not-scanned': {
    code: 'not-scanned',
    found: 'a file that could not be scanned for malware',
    expected: 'a file without a password that the scan can look into',
    fix: 'Send the file again, without a password. If it is refused again, tell whoever runs this system.',
  },
};

/** The report of a file that could not be read to its end. */
export function notReadReport(
  submission: Submission,
  why: NotRead,
  times: { startedAt: string; finishedAt: string },
): SubmissionReport {
  const from = parseArrivalKey(shownKey(submission.key));
  const reader = createFileReader({ from, areaLookup: new Map() });
  const { code, ...words } = NOT_READ[why];
  reader.report(fileIssue(code, words));
  const { id, key, versionId, bytes } = submission;
  return assembleReport({
    submission: id,
    source: from && sourceContract(from.source) ? from.source : null,
    feed: from?.feed ?? null,
    file: { key, versionId, bytes, sha256: '' },
    findings: reader.end(),
    outcome: 'rejected',
    duplicateOf: null,
    ...times,
  });
}
