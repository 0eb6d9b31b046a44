import type { SignOff } from './sign-off.ts';
import { doneWords } from './sign-off-words.ts';

/** Who did what, when and why, in the shape of the audit trail. */
type Entry = { id: string; at: string; who: string; what: string; subject: string; why: string | null };

type Place = { quarter: string; area: string };

const idOf = ({ quarter, area }: Place, revision: number, what: string) => `${quarter}-${area}-r${revision}-${what}`;

/**
 * What the audit trail must say of how far a return is signed: the steps that stand and every unlocking. Ids come from
 * revision and step, so that saying it again adds nothing.
 */
export function signOffAudit(place: Place, { revision, contentSha256, steps, unlocked }: SignOff): Entry[] {
  const subject = `${place.quarter} ${place.area}`;
  const given = steps.map(({ step, by, at, despite }) => ({
    id: idOf(place, revision ?? 0, step),
    at,
    who: by,
    what: `return ${doneWords(step)}${step === 'certify' ? ' and signed off' : ''}, revision ${revision}, content ${contentSha256}`,
    subject,
    why: despite,
  }));
  const taken = unlocked.map((one) => ({
    id: idOf(place, one.revision, 'unlocked'),
    at: one.at,
    who: one.by,
    what: `signed return unlocked, revision ${one.revision}`,
    subject,
    why: one.reason,
  }));
  return [...given, ...taken];
}

/** That steps have lapsed because another revision, made `at` that time, says something else. Null where none have. */
export function lapsedAudit(
  place: Place,
  signOff: SignOff,
  newest: { revision: number; contentSha256: string; at: string },
): Entry | null {
  const { revision, steps, signedOff } = signOff;
  if (signedOff || revision === null || steps.length === 0 || revision === newest.revision) return null;
  return {
    id: idOf(place, revision, 'lapsed'),
    at: newest.at,
    who: 'system',
    what: `sign-off of revision ${revision} lapsed: ${steps.map(({ step, by }) => `${doneWords(step)} by ${by}`).join(', ')}`,
    subject: `${place.quarter} ${place.area}`,
    why: `revision ${newest.revision} says something else`,
  };
}
