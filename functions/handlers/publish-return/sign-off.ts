import type { Quarter } from '../../core/periods/period.ts';
import { layoutFor } from '../../core/returns/layout.ts';
import type { Actor, SignOff, SignOffStep } from '../../core/returns/sign-off.ts';
import { type DraftToSign, giveStep } from '../../core/returns/sign-off-step.ts';
import { missingItems, type SignOffView } from '../../core/returns/sign-off-view.ts';
import { Rejected } from '../../edges/problem.ts';
import { changeSignOff, type SignOffDeps } from './change-sign-off.ts';
import { loadSignOff, standingReturn } from './load-sign-off.ts';
import { isOfThisLayout, storedDraft } from './signed-content.ts';

/** Somebody signs: the step that is due next where none is named. `contentSha256` is the hash of what they have read. */
export type SigningRequest = {
  area: string;
  quarter: Quarter;
  actor: Actor;
  step?: SignOffStep | undefined;
  despite?: string | undefined;
  contentSha256?: string | undefined;
};

const AGAIN =
  'It was made by an earlier version of the product or of its layout. Publish the return again, then sign it.';

const UNLOCKED = 'The return was unlocked, and its new draft is being made. Try again in a moment.';

/** The newest draft, which must be one that can be said again to the letter. Throws `Rejected`. */
async function draftToSign(deps: SignOffDeps, request: SigningRequest, before: SignOff): Promise<DraftToSign> {
  const { latest, document } = await standingReturn(deps, request.quarter, request.area);
  const { revision, contentSha256, entry } = latest;
  const draft = { revision, contentSha256, missing: missingItems(document) };
  if (before.signedOff) return draft;
  if (entry.status === 'signed-off') throw new Rejected('nothing-to-sign', UNLOCKED);
  if (isOfThisLayout(document) && (await storedDraft(deps, latest))) return draft;
  throw new Rejected('content-changed', `Revision ${revision} cannot be signed as it is. ${AGAIN}`);
}

/**
 * Gives a step of signing to the newest draft of a return; the last one signs it, and the signed revision is asked for.
 * Throws `Rejected` by the code of the refusal.
 */
export async function signOff(deps: SignOffDeps, request: SigningRequest): Promise<SignOffView> {
  const { area, quarter, actor, step, despite, contentSha256 } = request;
  const { financialYear } = (await standingReturn(deps, quarter, area)).document.period;
  const rules = layoutFor(financialYear).signOff;
  await changeSignOff(deps, { area, quarter }, async (before) => {
    const draft = await draftToSign(deps, request, before);
    const at = deps.now().toISOString();
    return giveStep(before, { draft, actor, at, step, despite, contentSha256 }, rules);
  });
  return loadSignOff(deps, quarter, area);
}
