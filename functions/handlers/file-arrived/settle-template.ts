import { fileIssue } from '../../core/checks/file-issue.ts';
import type { Issue } from '../../core/checks/issue.ts';
import { createTally } from '../../core/checks/tally.ts';
import type { Quarter } from '../../core/periods/period.ts';
import { keptByNewer, sameContentAs } from '../../core/submissions/against-current.ts';
import type { Arrival } from '../../core/submissions/arrival.ts';
import { assembleReport, type ReportedFindings } from '../../core/submissions/assemble-report.ts';
import { applyArrival, WHOLE_FEED } from '../../core/submissions/current.ts';
import { newerFileStandsIssue } from '../../core/submissions/issues.ts';
import { replacedBy } from '../../core/submissions/replaced.ts';
import type { Outcome, RowTotals, SubmissionReport } from '../../core/submissions/report.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import {
  mapName,
  mapNotThere,
  quarterNotGiven,
  TEMPLATE,
  templateQuarter,
} from '../../core/template/template-arrival.ts';
import type { TemplateMap } from '../../core/template/template-map.ts';
import { templateMapFor } from '../../core/template/template-maps.ts';
import { contentSha256, countsIdOf } from '../../edges/records/identity.ts';
import { storeTemplate } from '../../edges/records/templates.ts';
import { checkTemplate } from '../../edges/spreadsheets/check-template.ts';
import { MOST_STORED_BYTES } from '../../edges/spreadsheets/workbook-limits.ts';
import type { FileArrivedDeps } from './deps.ts';
import { settle } from './settle.ts';

const NO_ROWS: RowTotals = { read: 0, accepted: 0, rejected: 0, notCounted: 0, notCountedBecause: {} };

function notTaken(code: 'unreadable' | 'too-large', found: string, fix: string): Issue {
  return fileIssue(code, { found, expected: 'the blank official template', fix });
}

type Read = { bytes: Uint8Array; issues: Issue[] };

async function readBytes(deps: FileArrivedDeps, { key, versionId }: Submission): Promise<Read> {
  const opened = await deps.arrivals.open(key, versionId);
  const nothing = new Uint8Array();
  if (!opened) {
    const fix = 'The file was deleted before it could be read. Send it again.';
    return { bytes: nothing, issues: [notTaken('unreadable', 'no file', fix)] };
  }
  if (opened.bytes > MOST_STORED_BYTES) {
    opened.stream.destroy();
    const found = `${Math.ceil(opened.bytes / 1024 ** 2)} MB`;
    return { bytes: nothing, issues: [notTaken('too-large', found, 'Send the template as it was published.')] };
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of opened.stream) pieces.push(piece);
  return { bytes: Buffer.concat(pieces), issues: [] };
}

type Judged = { quarter: Quarter | null; map: TemplateMap | null; issues: Issue[] };

async function judgeTemplate(feed: string, { bytes, issues }: Read): Promise<Judged> {
  const quarter = templateQuarter(feed);
  if (!quarter) return { quarter, map: null, issues: [...issues, quarterNotGiven(feed)] };
  const map = templateMapFor(quarter);
  if (!map) return { quarter, map, issues: [...issues, mapNotThere(quarter)] };
  if (issues.length > 0) return { quarter, map, issues };
  return { quarter, map, issues: await checkTemplate(bytes, map) };
}

type Taken = Pick<SubmissionReport, 'duplicateOf' | 'replaced'> & { issues: Issue[] };

/** Every return of the quarter that was published is asked for again. */
async function askForPublished(deps: FileArrivedDeps, quarter: Quarter): Promise<void> {
  for (const { area } of await deps.records.returns.ofQuarter(quarter)) await deps.publish.send({ area, quarter });
}

/** Stores a template and makes it the one that is filled for its quarter, unless a newer one is. */
async function takeUp(
  deps: FileArrivedDeps,
  submission: Submission,
  file: { feed: string; quarter: Quarter; bytes: Uint8Array; sha256: string },
): Promise<Taken> {
  const { id, key, sequencer, arrivedAt } = submission;
  const { feed, quarter, sha256 } = file;
  const slots = [{ scope: WHOLE_FEED, period: quarter, rows: 1 }];
  const fingerprint = `${TEMPLATE}/1`;
  const countsId = countsIdOf(id, fingerprint);
  const arrival: Arrival = { submission: id, countsId, key, sequencer, arrivedAt, sha256, fingerprint };
  const duplicateOf = sameContentAs(await deps.records.currents.get(TEMPLATE, feed), arrival, slots);
  await storeTemplate(deps.evidence, quarter, file);
  const next = await deps.records.currents.move(TEMPLATE, feed, (current) => applyArrival(current, arrival, slots));
  await askForPublished(deps, quarter);
  const issues = keptByNewer(next, arrival, slots).map(newerFileStandsIssue);
  return { duplicateOf, replaced: replacedBy(next, arrival), issues };
}

function outcomeOf(issues: readonly Issue[], duplicateOf: string | null): Outcome {
  if (issues.some(({ level }) => level === 'file')) return 'rejected';
  if (duplicateOf !== null) return 'duplicate';
  return issues.length > 0 ? 'accepted-with-warnings' : 'accepted';
}

function findingsOf({ quarter, map, issues }: Judged): ReportedFindings {
  const tally = createTally();
  for (const issue of issues) tally.add(issue);
  const periods = quarter ? [quarter] : [];
  const nothing = { contract: null, encoding: null, taken: [], areas: [], rows: NO_ROWS };
  return { ...nothing, layout: map && mapName(map), recognisedBy: 'prefix', periods, tally };
}

/** What a template says by itself, read once more; null where it is not kept. Nothing is written. */
export async function templateAgain(
  deps: FileArrivedDeps,
  submission: Submission,
  feed: string,
): Promise<{ findings: ReportedFindings; sha256: string } | null> {
  const read = await readBytes(deps, submission);
  if (read.bytes.length === 0) return null;
  return { findings: findingsOf(await judgeTemplate(feed, read)), sha256: contentSha256(read.bytes) };
}

/**
 * Takes a blank official template from its arrival to its report: held against the gate and its cell map, stored as
 * the one of its quarter, and every published return of that quarter asked for. Repeating it changes nothing.
 */
export async function settleTemplate(
  deps: FileArrivedDeps,
  submission: Submission,
  { feed, startedAt }: { feed: string; startedAt: string },
): Promise<SubmissionReport> {
  const read = await readBytes(deps, submission);
  const { bytes } = read;
  const sha256 = bytes.length > 0 ? contentSha256(bytes) : '';
  const { quarter, map, issues } = await judgeTemplate(feed, read);
  const isRefused = quarter === null || issues.some(({ level }) => level === 'file');
  const taken = isRefused ? null : await takeUp(deps, submission, { feed, quarter, bytes, sha256 });
  const all = [...issues, ...(taken?.issues ?? [])];
  const report = assembleReport({
    submission: submission.id,
    source: TEMPLATE,
    feed,
    file: { key: submission.key, versionId: submission.versionId, bytes: submission.bytes, sha256 },
    findings: findingsOf({ quarter, map, issues: all }),
    outcome: outcomeOf(all, taken?.duplicateOf ?? null),
    duplicateOf: taken?.duplicateOf ?? null,
    replaced: taken?.replaced ?? [],
    startedAt,
    finishedAt: deps.now().toISOString(),
  });
  return settle(deps, submission, { report, judged: null, needsAreaLookup: false });
}
