import type { Issue } from '../../core/checks/issue.ts';
import { fingerprintOf } from '../../core/counts/count-source.ts';
import type { AreaLookup, Counted } from '../../core/counts/counter.ts';
import { largeDrops, sameContentAs } from '../../core/submissions/against-current.ts';
import { type Arrival, namedUnits } from '../../core/submissions/arrival.ts';
import { slotsWithCount } from '../../core/submissions/headline.ts';
import { largeDropIssue } from '../../core/submissions/issues.ts';
import type { Outcome } from '../../core/submissions/report.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { countsIdOf } from '../../edges/records/identity.ts';
import { countMoved } from './count-moved.ts';
import type { FileArrivedDeps } from './deps.ts';
import { overlapIssues } from './overlaps.ts';
import type { ReadArrival } from './read-arrival.ts';

/**
 * A file that may count: whose it is, what it counts, and which part of its source it replaces. A duplicate counts as
 * well as the file that it repeats, should that one be withdrawn.
 */
export type Judged = {
  outcome: Exclude<Outcome, 'rejected' | 'withdrawn'>;
  source: string;
  feed: string;
  arrival: Arrival;
  counted: Counted;
  areaLookup: AreaLookup | null;
  issues: Issue[];
  duplicateOf: string | null;
};

export type Refused = {
  outcome: 'rejected';
  source: string | null;
  feed: string | null;
  issues: Issue[];
  duplicateOf: null;
};

/** Whether nothing in the file can count. */
export function isRefused(judgement: Judged | Refused): judgement is Refused {
  return judgement.outcome === 'rejected';
}

function arrivalOf(submission: Submission, read: ReadArrival, fingerprint: string): Arrival {
  const named = read.findings.taken.filter(({ from }) => from === 'file');
  const said = named.map(({ field, value }) => `${field} ${value}`).sort();
  return {
    submission: submission.id,
    countsId: countsIdOf(submission.id, fingerprint),
    key: submission.key,
    sequencer: submission.sequencer,
    arrivedAt: submission.arrivedAt,
    sha256: read.sha256,
    fingerprint,
    ...(said.length > 0 ? { saidByName: said.join(', ') } : {}),
    ...namedUnits((read.findings.counted?.cells ?? []).map(({ unit }) => unit)),
  };
}

/**
 * Decides, against what counts now, what becomes of a file that was read: rejected, the same as before, held because
 * too much of a month would go, or accepted.
 */
export async function judge(
  deps: Pick<FileArrivedDeps, 'records'>,
  submission: Submission,
  read: ReadArrival,
): Promise<Judged | Refused> {
  const { findings, from } = read;
  const source = findings.contract?.source ?? null;
  if (!source || !from || !findings.contract || !findings.counted) {
    return { outcome: 'rejected', issues: [], source, feed: from?.feed ?? null, duplicateOf: null };
  }
  const { feed } = from;
  const { headline } = findings.contract;
  const { cells, areaLookup, slots: found } = findings.counted;
  const slots = slotsWithCount(found, cells, headline);
  const arrival = arrivalOf(submission, read, fingerprintOf(findings.contract, read.areaLookupId));
  const judged = { source, feed, arrival, counted: { ...findings.counted, slots }, areaLookup };
  const current = await deps.records.currents.get(source, feed);
  const duplicateOf = sameContentAs(current, arrival, slots);
  if (duplicateOf) return { ...judged, outcome: 'duplicate', issues: [], duplicateOf };
  const drops = largeDrops(current, arrival, slots);
  const issues = [
    ...drops.map((drop) => largeDropIssue(drop, { submission: submission.id, headline })),
    ...(await countMoved(deps, { current, arrival, cells, headline })),
    ...(await overlapIssues(deps, { source, feed, cells, came: arrival })),
  ];
  const warned = findings.tally.result().issueCounts.total + issues.length > 0;
  const outcome = drops.length > 0 ? 'held' : warned ? 'accepted-with-warnings' : 'accepted';
  return { ...judged, outcome, issues, duplicateOf: null };
}
