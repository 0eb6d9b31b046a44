import { contractOfItsDay, countedBy, sinceThen } from '../../core/counts/counted-by.ts';
import type { AreaLookup } from '../../core/counts/counter.ts';
import { type CellDifference, compareCells } from '../../core/replay/compare-cells.ts';
import { compared, notKept, type Replayed } from '../../core/replay/replayed.ts';
import { type Arrival, fileNameOf, parseArrivalKey } from '../../core/submissions/arrival.ts';
import { createFileReader, type FileFindings } from '../../core/submissions/file-reader.ts';
import { feedBytes } from '../files/feed-bytes.ts';
import { loadNamedLookup, readAreaLookup } from '../records/area-lookups.ts';
import type { Stores } from '../stores.ts';

type ReplayDeps = Pick<Stores, 'arrivals' | 'evidence' | 'records'>;

/** A file that counts, of one source and feed. */
export type CurrentFile = { source: string; feed: string; arrival: Arrival };

/** How a file came out, and the cells that came out otherwise than they are stored. */
export type ReplayedFile = { replayed: Replayed; differences: CellDifference[] };

type ReadAgain = { sha256: string; findings: FileFindings };

async function lookupOf({ evidence }: ReplayDeps, { fingerprint }: Arrival): Promise<AreaLookup> {
  const { areaLookupId } = countedBy(fingerprint);
  return areaLookupId === null ? new Map() : (await loadNamedLookup(evidence, areaLookupId)).areas;
}

/** Reads the stored bytes by the contract and the lookups of their day; null where they are kept no longer. */
async function readAgain(deps: ReplayDeps, arrival: Arrival): Promise<ReadAgain | null> {
  const submission = await deps.records.submissions.get(arrival.submission);
  const opened = submission && (await deps.arrivals.open(submission.key, submission.versionId));
  if (!opened) return null;
  const reader = createFileReader({
    from: parseArrivalKey(arrival.key),
    areaLookup: await lookupOf(deps, arrival),
    arrived: arrival.arrivedAt.slice(0, 10),
    contract: contractOfItsDay(arrival.fingerprint),
  });
  const fed = await feedBytes(opened.stream, reader);
  if (fed.fault) reader.report(fed.fault);
  return { sha256: fed.sha256, findings: reader.end() };
}

async function lookupDifferences(
  { evidence }: ReplayDeps,
  arrival: Arrival,
  { counted }: FileFindings,
): Promise<string[]> {
  if (!counted?.areaLookup) return [];
  const stored = await readAreaLookup(evidence, arrival.countsId);
  if (!stored) return ['the stored lookup that was made of it is not there'];
  const codes = new Set([...stored.keys(), ...counted.areaLookup.keys()]);
  return [...codes].flatMap((code) => {
    const [before, now] = [stored.get(code), counted.areaLookup?.get(code)];
    return before === now ? [] : [`${code}: ${before ?? 'none'} → ${now ?? 'none'}`];
  });
}

function refusal({ rejected, tally }: FileFindings): string[] {
  return rejected ? [`the file is refused now: ${Object.keys(tally.result().issueCounts.byCode).join(', ')}`] : [];
}

/** Where the cells of a file, or the lookup that was made of it, come out otherwise. */
async function compareFile(deps: ReplayDeps, arrival: Arrival, { sha256, findings }: ReadAgain) {
  if (sha256 !== arrival.sha256) {
    return { why: [`the stored bytes are others: sha256 ${arrival.sha256} → ${sha256}`], differences: [] };
  }
  const differences = compareCells({
    stored: await deps.records.counts.list(arrival.countsId),
    counted: findings.counted?.cells ?? [],
    extraCounts: sinceThen(arrival.fingerprint).hasNewRules ? 'came-later' : 'differ',
  });
  const words = differences.map((difference) => difference.words);
  return { why: [...refusal(findings), ...words, ...(await lookupDifferences(deps, arrival, findings))], differences };
}

/**
 * Counts one current file again from its stored bytes, by the contract, the rules and the lookups of its day, and holds
 * every cell against the stored one. Writes nothing.
 */
export async function replayFile(deps: ReplayDeps, { source, feed, arrival }: CurrentFile): Promise<ReplayedFile> {
  const named = { kind: 'file' as const, name: `${source}/${feed}/${fileNameOf(arrival.key)} (${arrival.submission})` };
  const { gone } = sinceThen(arrival.fingerprint);
  if (gone.length > 0) {
    const why = `what it was counted by is kept no longer: ${gone.join(', ')}`;
    return { replayed: notKept(named, why), differences: [] };
  }
  const read = await readAgain(deps, arrival);
  if (!read) return { replayed: notKept(named, 'the file has expired or was deleted'), differences: [] };
  const { why, differences } = await compareFile(deps, arrival, read);
  return { replayed: compared(named, why), differences };
}
