import { asRevision } from '../../core/returns/return-document.ts';
import { claimRevision } from './claim-revision.ts';
import type { PublishDeps } from './deps.ts';
import type { Draft } from './draft.ts';
import { finishRevision, type Published } from './finish-revision.ts';
import { publishedRevision } from './published-revision.ts';

/** The hash of a draft's content, and the revision that it differs from. */
export type Following = { contentSha256: string; previousRevision: number | null };

/** Publishes a draft as a revision that follows another one. */
export async function publishDraft(deps: PublishDeps, draft: Draft, following: Following): Promise<Published> {
  const { area, quarter, content, earlierQuarters, template, publishedBefore } = draft;
  const claim = await claimRevision(deps, { area, quarter, generatedAt: draft.at, ...following });
  const inputs = { earlierQuarters, template, publishedBefore };
  const { revision, generatedAt } = claim;
  const previous = await publishedRevision(deps, { area, quarter, revision: claim.previousRevision });
  return finishRevision(deps, { claim, document: asRevision(content, { revision, generatedAt, previous }), inputs });
}
