import type { Quarter } from '../../core/periods/period.ts';
import type { Actor, SignOff } from '../../core/returns/sign-off.ts';
import { unlockReturn } from '../../core/returns/sign-off-unlock.ts';
import type { SignOffView } from '../../core/returns/sign-off-view.ts';
import { changeSignOff, type SignOffDeps } from './change-sign-off.ts';
import { loadSignOff } from './load-sign-off.ts';
import { publishReturn } from './publish-return.ts';

/** Somebody takes back that a return is signed, and why. */
export type Unlock = { area: string; quarter: Quarter; actor: Actor; reason: string };

/** The number of the signed revision. Where it does not stand yet, it is made to first, so that no draft is signed twice. */
async function signedNumber(deps: SignOffDeps, { area, quarter }: Unlock, { signedOff }: SignOff): Promise<number> {
  if (!signedOff) return 0;
  const latest = await deps.records.returns.latest(quarter, area);
  if (latest?.entry.status === 'signed-off') return latest.revision;
  return (await publishReturn(deps, area, quarter)).latest.revision;
}

/**
 * Unlocks a signed return: what was signed stays as it is, signing starts afresh, and a new draft is asked for: the
 * proposed revision, or the same content as a draft. Throws `Rejected` where the return is not signed.
 */
export async function unlock(deps: SignOffDeps, request: Unlock): Promise<SignOffView> {
  const { area, quarter, actor, reason } = request;
  await changeSignOff(deps, { area, quarter }, async (before) => {
    const revision = await signedNumber(deps, request, before);
    return unlockReturn(before, { actor, reason, at: deps.now().toISOString(), revision });
  });
  return loadSignOff(deps, quarter, area);
}
