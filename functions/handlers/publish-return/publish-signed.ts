import { asRevision } from '../../core/returns/return-document.ts';
import type { SignedOff, SignOff, SignOffStatement } from '../../core/returns/sign-off.ts';
import type { LatestReturn, ReturnRevision } from '../../edges/records/returns.ts';
import { claimRevision } from './claim-revision.ts';
import type { PublishDeps } from './deps.ts';
import { finishRevision, notePublished, type Published } from './finish-revision.ts';
import { publishedRevision } from './published-revision.ts';
import { type StoredDraft, storedDraft } from './signed-content.ts';

type Place = Pick<LatestReturn, 'area' | 'quarter'>;
type Signed = SignOff & { signedOff: SignedOff };

/** Whether the return is signed off. */
export function isSigned(signOff: SignOff): signOff is Signed {
  return signOff.signedOff !== null;
}

/** The revision by which a signed return is published; undefined where it is not yet. */
export function signedRevision(
  revisions: readonly ReturnRevision[],
  { signedOff }: Pick<Signed, 'signedOff'>,
): ReturnRevision | undefined {
  return revisions.find(({ state, signOff }) => state === 'published' && signOff?.revision === signedOff.revision);
}

async function contentSigned(deps: PublishDeps, place: Place, { signedOff }: Signed): Promise<StoredDraft> {
  const stored = await storedDraft(deps, { ...place, ...signedOff });
  if (stored) return stored;
  throw new Error(`What was signed of ${place.quarter} ${place.area}, revision ${signedOff.revision}, is not kept`);
}

/**
 * Publishes what was signed as a revision of its own: to the letter what the draft says that was signed, whatever has
 * come since, with who signed it. Where that is done already, it stays as it is. May be repeated.
 */
export async function publishSigned(deps: PublishDeps, place: Place, signOff: Signed): Promise<Published> {
  const { area, quarter } = place;
  const { signedOff, steps } = signOff;
  const known = signedRevision(await deps.records.returns.revisions(quarter, area), signOff);
  const document = known && (await publishedRevision(deps, known));
  if (known && document) {
    await notePublished(deps, known);
    return { claim: known, document, isNew: false };
  }
  const draft = await contentSigned(deps, place, signOff);
  const statement: SignOffStatement = { ...signedOff, dataAsAt: draft.document.generatedAt, steps };
  const { contentSha256, at } = signedOff;
  const claim = await claimRevision(deps, {
    area,
    quarter,
    contentSha256,
    generatedAt: at,
    previousRevision: signedOff.revision,
    signOff: statement,
  });
  const { revision, generatedAt } = claim;
  const parts = { revision, generatedAt, previous: draft.document, signOff: statement };
  return finishRevision(deps, { claim, document: asRevision(draft.document, parts), inputs: draft.inputs });
}
