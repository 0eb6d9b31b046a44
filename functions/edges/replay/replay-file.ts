import { sinceThen } from '../../core/counts/counted-by.ts';
import { type CellDifference, compareCells } from '../../core/replay/compare-cells.ts';
import { compared, notKept, type Replayed } from '../../core/replay/replayed.ts';
import { type Arrival, fileNameOf } from '../../core/submissions/arrival.ts';
import type { FileFindings } from '../../core/submissions/file-reader.ts';
import { readAreaLookup } from '../records/area-lookups.ts';
import { type ReadAgain, type ReadAgainDeps, readAgain } from './read-again.ts';

/** A file that counts, of one source and feed. */
export type CurrentFile = { source: string; feed: string; arrival: Arrival };

/** How a file came out, and the cells that came out otherwise than they are stored. */
export type ReplayedFile = { replayed: Replayed; differences: CellDifference[] };

async function lookupDifferences(
  { evidence }: ReadAgainDeps,
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

/** What keeps a file that counts from being read now. */
export function refusal({ rejected, tally }: FileFindings): string[] {
  return rejected ? [`the file is refused now: ${Object.keys(tally.result().issueCounts.byCode).join(', ')}`] : [];
}

/** Where the cells of a file, or the lookup that was made of it, come out otherwise. */
async function compareFile(deps: ReadAgainDeps, arrival: Arrival, { sha256, findings }: ReadAgain) {
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
export async function replayFile(deps: ReadAgainDeps, { source, feed, arrival }: CurrentFile): Promise<ReplayedFile> {
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
