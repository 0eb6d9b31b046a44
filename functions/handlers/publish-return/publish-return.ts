import type { Quarter } from '../../core/periods/period.ts';
import type { LatestReturn } from '../../edges/records/returns.ts';
import { claimRevision, contentHash } from './claim-revision.ts';
import type { PublishDeps } from './deps.ts';
import { draftOf } from './draft.ts';
import { latestOf, writeLatest } from './write-latest.ts';
import { writeRevision } from './write-revision.ts';

/** What publishing came to: the newest revision, and whether it is new. */
export type Publication = { latest: LatestReturn; changed: boolean };

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
  const document = { ...draft.document, revision: claim.revision, generatedAt: claim.generatedAt };
  const files = await writeRevision(deps, { ...draft, document });
  await deps.records.returns.markPublished({ ...claim, files });
  const latest = latestOf({ claim, document, files });
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
