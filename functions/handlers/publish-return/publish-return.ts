import { deadLetterId } from '../../core/dead-letters/dead-letter.ts';
import type { Quarter } from '../../core/periods/period.ts';
import type { SignOff } from '../../core/returns/sign-off.ts';
import { lapsedAudit } from '../../core/returns/sign-off-audit.ts';
import { Retry } from '../../edges/problem.ts';
import type { LatestReturn } from '../../edges/records/returns.ts';
import { contentHash } from './claim-revision.ts';
import type { PublishDeps } from './deps.ts';
import { asOf, boardOf, type Draft, draftOf } from './draft.ts';
import type { Published } from './finish-revision.ts';
import { publishDraft } from './publish-draft.ts';
import { isSigned, publishSigned } from './publish-signed.ts';
import { keepMissingInputs } from './revision-inputs.ts';
import { latestOf, writeLatest } from './write-latest.ts';

/** What publishing came to: the revision that stands, with what is proposed beside it, and whether any of it is new. */
export type Publication = { latest: LatestReturn; changed: boolean };

const RACES = 10;

/** What stood before: which revision, and how far it was signed. */
type Standing = { latest: LatestReturn | null; signOff: SignOff };

/** Beside a signed return, what the data say now; null where they say what was signed. Time that passes proposes nothing. */
async function proposalBeside(deps: PublishDeps, signed: Published, draft: Draft): Promise<Published | null> {
  const { revision, contentSha256, signOff } = signed.claim;
  const asSigned = signOff ? asOf(draft, signOff.dataAsAt) : draft;
  if (contentHash(asSigned) === contentSha256) return null;
  return publishDraft(deps, draft, { contentSha256: contentHash(draft), previousRevision: revision });
}

/** What is to stand now. The files of every revision in it are written; where nothing is new, it is what stood before. */
async function nextLatest(deps: PublishDeps, standing: Standing, draft: Draft): Promise<LatestReturn> {
  const { latest, signOff } = standing;
  const version = (latest?.version ?? 0) + 1;
  if (isSigned(signOff)) {
    const signed = await publishSigned(deps, draft, signOff);
    const proposal = await proposalBeside(deps, signed, draft);
    const isSame = latest?.revision === signed.claim.revision && latest.proposed?.revision === proposal?.claim.revision;
    return isSame ? latest : latestOf(signed, { version, proposal });
  }
  const contentSha256 = contentHash(draft);
  if (latest?.contentSha256 === contentSha256 && latest.entry.status === 'draft') {
    await keepMissingInputs(deps, latest, draft);
    return latest;
  }
  const published = await publishDraft(deps, draft, { contentSha256, previousRevision: latest?.revision ?? null });
  return latestOf(published, { version, proposal: null });
}

/** Steps that were given on another content hold no more; the audit trail keeps who gave them. */
async function noteLapsed(deps: PublishDeps, { signOff }: Standing, latest: LatestReturn): Promise<void> {
  const { revision, contentSha256, publishedAt } = latest;
  const lapsed = lapsedAudit(latest, signOff, { revision, contentSha256, at: publishedAt });
  if (lapsed) await deps.records.audit.add(lapsed);
}

/**
 * Publishes the return of one area and quarter as a new revision, or nothing new where the newest revision says the
 * same already. A signed return stands, to the byte: what data say that came later is published as a revision beside it,
 * which is proposed. Throws `Rejected` for an area or quarter that there is not.
 */
export async function publishReturn(deps: PublishDeps, area: string, quarter: Quarter): Promise<Publication> {
  const { code } = boardOf(area);
  const { returns, signOffs } = deps.records;
  for (let race = 0; race < RACES; race += 1) {
    const standing: Standing = {
      latest: await returns.latest(quarter, code),
      signOff: await signOffs.get(quarter, code),
    };
    // Whoever signed may have been cut off right behind it.
    await signOffs.keep(quarter, code, standing.signOff);
    const isAsSeen = async () => (await signOffs.get(quarter, code)).version === standing.signOff.version;
    const latest = await nextLatest(deps, standing, await draftOf(deps, code, quarter));
    const changed = latest !== standing.latest;
    if (changed && !((await isAsSeen()) && (await returns.moveLatest(latest)))) continue;
    await noteLapsed(deps, standing, latest);
    // Who signed meanwhile has signed what stood before; it must stand again.
    if (!(await isAsSeen())) continue;
    await writeLatest(deps, quarter, code);
    await deps.records.deadLetters.close(
      deadLetterId({ kind: 'return', area: code, quarter }),
      deps.now().toISOString(),
    );
    return { latest, changed };
  }
  throw new Retry('Others kept changing or signing this return');
}
