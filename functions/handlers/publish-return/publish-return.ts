import type { Quarter } from '../../core/periods/period.ts';
import { asRevision } from '../../core/returns/return-document.ts';
import type { LatestReturn, ReturnRevision } from '../../edges/records/returns.ts';
import { claimRevision, contentHash } from './claim-revision.ts';
import type { PublishDeps } from './deps.ts';
import { type Draft, draftOf } from './draft.ts';
import { publishedRevision } from './published-revision.ts';
import { latestOf, writeLatest } from './write-latest.ts';
import { writeRevision } from './write-revision.ts';

/** What publishing came to: the newest revision, and whether it is new. */
export type Publication = { latest: LatestReturn; changed: boolean };

/** Writes the files of a claimed revision. Those of a published one stay as they are, to the byte. */
async function completeRevision(deps: PublishDeps, draft: Draft, claim: ReturnRevision): Promise<LatestReturn> {
  const { area, quarter, revision, generatedAt } = claim;
  const previous = await publishedRevision(deps, { area, quarter, revision: claim.previousRevision ?? null });
  const document = asRevision(draft.content, { revision, generatedAt, previous });
  if (claim.state === 'published') return latestOf({ claim, document, files: claim.files });
  const { earlierQuarters, template, publishedBefore } = draft;
  const files = await writeRevision(deps, { document, earlierQuarters, template, publishedBefore });
  await deps.records.returns.markPublished({ ...claim, files });
  return latestOf({ claim, document, files });
}

/**
 * Publishes the return of one area and quarter as a new revision, or nothing new where the newest revision says the
 * same already. Throws `Rejected` for an area or quarter that there is not.
 */
export async function publishReturn(deps: PublishDeps, area: string, quarter: Quarter): Promise<Publication> {
  const draft = await draftOf(deps, area, quarter);
  const standing = await deps.records.returns.latest(quarter, draft.area);
  const contentSha256 = contentHash(draft);
  if (standing?.contentSha256 === contentSha256) {
    await writeLatest(deps, quarter, draft.area);
    return { latest: standing, changed: false };
  }
  const claim = await claimRevision(deps, draft, contentSha256);
  const latest = await completeRevision(deps, draft, claim);
  await deps.records.audit.add({
    id: `${quarter}-${draft.area}-r${claim.revision}`,
    at: claim.generatedAt,
    who: 'system',
    what: `return published, revision ${claim.revision}`,
    subject: `${quarter} ${draft.area}`,
    why: null,
  });
  await deps.records.returns.moveLatest(latest);
  await writeLatest(deps, quarter, draft.area);
  return { latest, changed: true };
}
