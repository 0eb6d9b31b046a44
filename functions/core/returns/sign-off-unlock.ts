import { type Actor, isSamePerson, type SignOff, type SignOffAnswer, type SignOffRole } from './sign-off.ts';

/** The roles of which one is needed to take a signature off. */
export const MAY_UNLOCK: readonly SignOffRole[] = ['certifier', 'reviewer'];

/** Somebody takes back that a return is signed, so that it can be changed. `revision` is the signed one; `at` is an ISO time. */
export type UnlockRequest = { actor: Actor; reason: string; at: string; revision: number };

/**
 * Takes the signature off a return: signing starts afresh, and what was signed stays as it is. The same person with the
 * same reason again changes nothing.
 */
export function unlockReturn(signOff: SignOff, { actor, reason, at, revision }: UnlockRequest): SignOffAnswer {
  if (!signOff.signedOff) {
    const last = signOff.unlocked.at(-1);
    const isAgain = last && signOff.steps.length === 0 && last.reason === reason && isSamePerson(last.by, actor.name);
    if (isAgain) return { signOff, isNew: false };
    return { refused: 'not-signed', why: 'The return is not signed off, so there is nothing to unlock.' };
  }
  if (!MAY_UNLOCK.some((role) => actor.roles.includes(role))) {
    return { refused: 'not-allowed', why: `To unlock a return, one needs the role ${MAY_UNLOCK.join(' or ')}.` };
  }
  return {
    isNew: true,
    signOff: {
      version: signOff.version + 1,
      revision: null,
      contentSha256: null,
      steps: [],
      signedOff: null,
      unlocked: [...signOff.unlocked, { by: actor.name, at, reason, revision }],
    },
  };
}
