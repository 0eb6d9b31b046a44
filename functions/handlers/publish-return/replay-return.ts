import { boardByCode } from '../../core/areas/boards.ts';
import type { MetricValue } from '../../core/metrics/metric-value.ts';
import { financialYearOf, type Quarter } from '../../core/periods/period.ts';
import { compareMetrics } from '../../core/replay/compare-metrics.ts';
import { compared, notKept, type Replayed } from '../../core/replay/replayed.ts';
import { layoutFor } from '../../core/returns/layout.ts';
import { asRevision, assembleReturn, type ReturnDocument } from '../../core/returns/return-document.ts';
import type { ReturnEntries } from '../../core/returns/return-entries.ts';
import { contentSha256 } from '../../edges/records/identity.ts';
import type { LatestReturn } from '../../edges/records/returns.ts';
import type { PublishDeps } from './deps.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import { type PublishedBefore, revisionsBefore } from './published-before.ts';
import { publishedRevision } from './published-revision.ts';
import type { RevisionFile } from './revision-file.ts';
import { templateInputs } from './template-inputs.ts';
import { revisionFiles } from './write-revision.ts';

type ReplayDeps = Pick<PublishDeps, 'returns' | 'evidence' | 'records' | 'writeWorkbook' | 'writeBoardReport'>;

/** A published return, and what it is to be made of again. */
export type ReturnToReplay = {
  latest: LatestReturn;
  metrics: readonly MetricValue[];
  entries: ReturnEntries;
  earlierQuarters: readonly MetricValue[];
};

const nameOf = ({ entry, quarter, revision }: LatestReturn, file: string): Replayed['name'] =>
  `${entry.area.name} ${quarter} revision ${revision}: ${file}`;

/** The revision that says what the data say now: of a signed return the one that is proposed, where one is. */
async function newestOf(deps: ReplayDeps, latest: LatestReturn): Promise<LatestReturn> {
  const { area, quarter, proposed } = latest;
  if (!proposed) return latest;
  const claim = (await deps.records.returns.revisions(quarter, area)).find(
    ({ revision }) => revision === proposed.revision,
  );
  return claim ? { ...latest, revision: claim.revision, files: claim.files } : latest;
}

/** What the newest revision would say; null where its claim, or the revision that it follows, is kept no longer. */
async function documentOf(
  deps: ReplayDeps,
  { latest, metrics, entries }: ReturnToReplay,
): Promise<ReturnDocument | null> {
  const { area, quarter, revision } = latest;
  const board = boardByCode(area);
  const claim = (await deps.records.returns.revisions(quarter, area)).find((one) => one.revision === revision);
  if (!board || !claim) return null;
  const previous = await publishedRevision(deps, { area, quarter, revision: claim.previousRevision ?? null });
  if ((claim.previousRevision ?? null) !== null && !previous) return null;
  const { generatedAt, signOff = null } = claim;
  const today = signOff?.dataAsAt ?? generatedAt;
  const content = assembleReturn({ board, quarter, metrics, entries, today });
  return asRevision(content, { revision, generatedAt, previous, signOff });
}

function numbersThatDiffer(stored: Uint8Array, file: RevisionFile): string[] {
  if (file.name !== 'return.json') return [];
  const [was, is] = [stored, file.body].map((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as ReturnDocument);
  return compareMetrics(was?.metrics ?? [], is?.metrics ?? []);
}

async function compareFile(deps: ReplayDeps, latest: LatestReturn, file: RevisionFile): Promise<Replayed> {
  const named = { kind: 'return' as const, name: nameOf(latest, file.name) };
  const published = latest.files.find(({ name }) => name === file.name);
  const stored = published && (await deps.returns.read(published.key));
  if (!published || !stored) return notKept(named, 'the published file is not there any more');
  const [was, is] = [contentSha256(stored), contentSha256(file.body)];
  const changedSince = was === published.sha256 ? [] : [`it is not the file that was published: ${published.sha256}`];
  const differs = was === is ? [] : [`sha256 ${was} → ${is}`, ...numbersThatDiffer(stored, file)];
  return compared(named, [...changedSince, ...differs]);
}

/** The earlier returns by which the public profile was judged, as the manifest names them. */
async function judgedWith(deps: ReplayDeps, { area, files }: LatestReturn): Promise<PublishedBefore[]> {
  const key = files.find(({ name }) => name === MANIFEST)?.key;
  const bytes = key === undefined ? null : await deps.returns.read(key);
  if (!bytes) return [];
  const manifest: Manifest = JSON.parse(new TextDecoder().decode(bytes));
  return revisionsBefore(deps, area, manifest.judgedWith);
}

function layoutVersionOf(quarter: Quarter): number {
  return layoutFor(financialYearOf(quarter)).version;
}

async function publishedLayoutVersion(deps: ReplayDeps, { area, quarter, revision }: LatestReturn) {
  return (await publishedRevision(deps, { area, quarter, revision }))?.layoutVersion;
}

/** Makes the files of a published return's newest revision again, or of the one proposed beside the signed one, and holds each against the stored bytes. Writes nothing. */
export async function replayReturn(deps: ReplayDeps, asked: ReturnToReplay): Promise<Replayed[]> {
  const again = { ...asked, latest: await newestOf(deps, asked.latest) };
  const { latest, earlierQuarters } = again;
  const version = await publishedLayoutVersion(deps, latest);
  if (version !== undefined && version !== layoutVersionOf(latest.quarter)) {
    const why = `version ${version} of the year's layout is kept no longer`;
    return latest.files.map(({ name }) => notKept({ kind: 'return', name: nameOf(latest, name) }, why));
  }
  const document = await documentOf(deps, again);
  if (!document) {
    const why = 'the revision that it follows is not there any more';
    return latest.files.map(({ name }) => notKept({ kind: 'return', name: nameOf(latest, name) }, why));
  }
  const template = await templateInputs(deps, latest.quarter);
  const publishedBefore = await judgedWith(deps, latest);
  const results: Replayed[] = [];
  for (const file of await revisionFiles(deps, { document, earlierQuarters, template, publishedBefore })) {
    results.push(await compareFile(deps, latest, file));
  }
  return results;
}
