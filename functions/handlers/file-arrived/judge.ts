import type { Issue } from '../../core/checks/issue.ts';
import { fingerprintOf } from '../../core/counts/count-source.ts';
import type { AreaLookup, Counted } from '../../core/counts/counter.ts';
import type { Arrival } from '../../core/submissions/arrival.ts';
import { largeDrops, noteSentAgain, sameContentAs } from '../../core/submissions/current.ts';
import { largeDropIssue } from '../../core/submissions/issues.ts';
import type { Outcome } from '../../core/submissions/report.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { Retry } from '../../edges/problem.ts';
import { countsIdOf } from '../../edges/records/identity.ts';
import type { FileArrivedDeps } from './deps.ts';
import { overlapIssues } from './overlaps.ts';
import type { ReadArrival } from './read-arrival.ts';

/** A file that may count: whose it is, what it counts, and which part of its source it replaces. */
export type Judged = {
  outcome: Exclude<Outcome, 'rejected' | 'duplicate'>;
  source: string;
  feed: string;
  arrival: Arrival;
  counted: Counted;
  areaLookup: AreaLookup | null;
  issues: Issue[];
  duplicateOf: null;
};

export type Refused = {
  outcome: 'rejected' | 'duplicate';
  source: string | null;
  feed: string | null;
  issues: Issue[];
  duplicateOf: string | null;
};

/** Whether the file counts nothing by itself: it is rejected, or the same as one that counts. */
export function isRefused(judgement: Judged | Refused): judgement is Refused {
  return judgement.outcome === 'rejected' || judgement.outcome === 'duplicate';
}

/** What came between the first and this last time that the content was sent must not replace it, however late it is. */
async function standsStill(
  deps: Pick<FileArrivedDeps, 'records'>,
  { source, feed, duplicateOf, arrival }: { source: string; feed: string; duplicateOf: string; arrival: Arrival },
): Promise<void> {
  const { stands } = await deps.records.currents.move(source, feed, (current) =>
    noteSentAgain(current, duplicateOf, arrival),
  );
  if (!stands) throw new Retry('Another file replaced the same content meanwhile');
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
  const { counted } = findings;
  const fingerprint = fingerprintOf(findings.contract, read.areaLookupId);
  const arrival: Arrival = {
    submission: submission.id,
    countsId: countsIdOf(submission.id, fingerprint),
    key: submission.key,
    sequencer: submission.sequencer,
    arrivedAt: submission.arrivedAt,
    sha256: read.sha256,
    fingerprint,
  };
  const current = await deps.records.currents.get(source, feed);
  const duplicateOf = sameContentAs(current, arrival, counted.slots);
  if (duplicateOf) {
    await standsStill(deps, { source, feed, duplicateOf, arrival });
    return { outcome: 'duplicate', issues: [], source, feed, duplicateOf };
  }
  const drops = largeDrops(current, arrival, counted.slots).map(largeDropIssue);
  const overlaps = await overlapIssues(deps, { source, feed, cells: counted.cells });
  const warned = findings.tally.result().issueCounts.total + overlaps.length > 0;
  return {
    outcome: drops.length > 0 ? 'held' : warned ? 'accepted-with-warnings' : 'accepted',
    source,
    feed,
    arrival,
    counted,
    areaLookup: counted.areaLookup,
    issues: [...drops, ...overlaps],
    duplicateOf: null,
  };
}
