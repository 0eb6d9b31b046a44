import { quarterIndexPage } from '../../../web/pages/quarter-index-page.ts';
import type { Quarter } from '../../core/periods/period.ts';
import type { LatestDocument, ProposedRevision, ReturnFile } from '../../core/returns/latest-document.ts';
import { quarterIndex, quarterIndexEntry } from '../../core/returns/quarter-index.ts';
import type { LatestReturn, PublishedFile } from '../../edges/records/returns.ts';
import type { PublishDeps } from './deps.ts';
import type { Published } from './finish-revision.ts';
import { publishedRevision } from './published-revision.ts';
import { folderOf, quarterFolder } from './write-revision.ts';

type LinkDeps = Pick<PublishDeps, 'returns' | 'settings' | 'now'>;

/** What is remembered of a revision that stands once all its files are there, with the one that is proposed beside it. */
export function latestOf(
  { claim, document }: Published,
  { version, proposal }: { version: number; proposal: Published | null },
): LatestReturn {
  const { area, quarter, revision, contentSha256, generatedAt, files } = claim;
  const { files: _files, ...entry } = quarterIndexEntry(document, { revision, publishedAt: generatedAt, files: [] });
  return {
    version,
    proposed: proposal && {
      revision: proposal.claim.revision,
      publishedAt: proposal.claim.generatedAt,
      changes: proposal.document.changes.length,
    },
    area,
    quarter,
    revision,
    contentSha256,
    publishedAt: generatedAt,
    files,
    period: document.period,
    entry,
  };
}

/** The proposed revision of a signed return, with every number that differs; null where nothing is proposed. */
export async function proposedRevision(
  deps: Pick<PublishDeps, 'returns' | 'records'>,
  { area, quarter, proposed }: LatestReturn,
): Promise<ProposedRevision | null> {
  if (!proposed) return null;
  const { revision, publishedAt } = proposed;
  const document = await publishedRevision(deps, { area, quarter, revision });
  return { revision, publishedAt, changes: document?.changes ?? [] };
}

/** The files of a return, each with a link that works from now on for as long as the settings say. */
export async function linkedFiles(deps: LinkDeps, files: readonly PublishedFile[]): Promise<ReturnFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const { url, expiresAt } = await deps.returns.link(file.key, deps.settings.linkHours, deps.now());
      return { ...file, link: url, linkExpiresAt: expiresAt };
    }),
  );
}

async function putJson(deps: PublishDeps, key: string, document: unknown): Promise<void> {
  await deps.returns.put({ key, body: `${JSON.stringify(document, null, 2)}\n`, contentType: 'application/json' });
}

/** Writes `latest.json`; where another revision became the newest meanwhile, writes again. */
export async function writeLatest(deps: PublishDeps, quarter: Quarter, area: string): Promise<void> {
  for (let latest = await deps.records.returns.latest(quarter, area); latest; ) {
    const { entry, period } = latest;
    const document: LatestDocument = {
      schema: 'bcf-latest/1',
      area: entry.area,
      period,
      revision: latest.revision,
      status: entry.status,
      state: entry.state,
      publishedAt: latest.publishedAt,
      proposed: await proposedRevision(deps, latest),
      files: await linkedFiles(deps, latest.files),
    };
    await putJson(deps, `${folderOf(area, quarter)}/latest.json`, document);
    const again = await deps.records.returns.latest(quarter, area);
    if (again?.version === latest.version) return;
    latest = again;
  }
}

const versionOf = (returns: readonly LatestReturn[]) => returns.map((r) => `${r.area}@${r.version}`).join(' ');

/** Writes the index of a quarter from every newest revision; where one changed meanwhile, writes again. */
export async function writeIndex(deps: PublishDeps, quarter: Quarter): Promise<void> {
  for (let returns = await deps.records.returns.ofQuarter(quarter); ; ) {
    const entries = await Promise.all(
      returns.map(async ({ entry, proposed, files }) => ({
        ...entry,
        proposed: proposed && { revision: proposed.revision, changes: proposed.changes },
        files: await linkedFiles(deps, files),
      })),
    );
    const index = quarterIndex({ quarter, updatedAt: deps.now().toISOString(), entries });
    const folder = quarterFolder(quarter);
    await putJson(deps, `${folder}/index.json`, index);
    const body = quarterIndexPage(index);
    await deps.returns.put({ key: `${folder}/index.html`, body, contentType: 'text/html; charset=utf-8' });
    const again = await deps.records.returns.ofQuarter(quarter);
    if (versionOf(again) === versionOf(returns)) return;
    returns = again;
  }
}
