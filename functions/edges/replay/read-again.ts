import { contractOfItsDay, countedBy } from '../../core/counts/counted-by.ts';
import type { AreaLookup } from '../../core/counts/counter.ts';
import { type Arrival, parseArrivalKey } from '../../core/submissions/arrival.ts';
import { createFileReader, type FileFindings, type FileReaderOptions } from '../../core/submissions/file-reader.ts';
import { feedBytes } from '../files/feed-bytes.ts';
import { loadNamedLookup } from '../records/area-lookups.ts';
import type { Stores } from '../stores.ts';

export type ReadAgainDeps = Pick<Stores, 'arrivals' | 'evidence' | 'records'>;

export type ReadAgain = { sha256: string; findings: FileFindings };

async function lookupOf({ evidence }: ReadAgainDeps, { fingerprint }: Arrival): Promise<AreaLookup> {
  const { areaLookupId } = countedBy(fingerprint);
  return areaLookupId === null ? new Map() : (await loadNamedLookup(evidence, areaLookupId)).areas;
}

/**
 * Reads the stored bytes of an arrival by the contract and the lookups of their day; null where they are kept no longer.
 * Its rows are counted by the source's own counter, or by another. Writes nothing.
 */
export async function readAgain(
  deps: ReadAgainDeps,
  arrival: Arrival,
  count?: FileReaderOptions['count'],
): Promise<ReadAgain | null> {
  const submission = await deps.records.submissions.get(arrival.submission);
  const opened = submission && (await deps.arrivals.open(submission.key, submission.versionId));
  if (!opened) return null;
  const reader = createFileReader({
    from: parseArrivalKey(arrival.key),
    areaLookup: await lookupOf(deps, arrival),
    arrived: arrival.arrivedAt.slice(0, 10),
    contract: contractOfItsDay(arrival.fingerprint),
    count,
  });
  const fed = await feedBytes(opened.stream, reader);
  if (fed.fault) reader.report(fed.fault);
  return { sha256: fed.sha256, findings: reader.end() };
}
