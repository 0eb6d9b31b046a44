import type { Quarter } from '../../core/periods/period.ts';
import { canonicalJson } from '../../core/returns/canonical-json.ts';
import type { SignOff, SignOffAnswer } from '../../core/returns/sign-off.ts';
import { signOffAudit } from '../../core/returns/sign-off-audit.ts';
import { Rejected, Retry } from '../../edges/problem.ts';
import type { PublishRequest } from '../../edges/work/publish-request.ts';
import type { WorkQueue } from '../../edges/work/work-queue.ts';
import type { PublishDeps } from './deps.ts';

/** What signing needs: what publishing does, and the queue that asks for it. */
export type SignOffDeps = PublishDeps & { publish: WorkQueue<PublishRequest> };

export type ReturnPlace = { area: string; quarter: Quarter };

const RACES = 10;

/** Keeps what was written beside the table, and says it in the audit trail. */
async function note(deps: SignOffDeps, place: ReturnPlace, signOff: SignOff): Promise<void> {
  await deps.records.signOffs.keep(place.quarter, place.area, signOff);
  for (const entry of signOffAudit(place, signOff)) await deps.records.audit.add(entry);
}

/**
 * Writes what comes next. An answer that was lost is told from somebody else's change by what is stored then. What it
 * replaces is kept, and the steps that it leaves out are in the audit trail, before.
 */
async function isWritten(
  deps: SignOffDeps,
  place: ReturnPlace,
  { before, next }: { before: SignOff; next: SignOff },
): Promise<boolean> {
  const { signOffs } = deps.records;
  await note(deps, place, before);
  if (await signOffs.put(place.quarter, place.area, next)) return true;
  return canonicalJson(await signOffs.get(place.quarter, place.area)) === canonicalJson(next);
}

/** Whether a publication follows: after the last step and an unlocking, and where one of these is repeated. */
function changesWhatStands(before: SignOff, { signOff, isNew }: { signOff: SignOff; isNew: boolean }): boolean {
  if (isNew) return (signOff.signedOff === null) !== (before.signedOff === null);
  return signOff.signedOff !== null || signOff.steps.length === 0;
}

/**
 * Changes how far a return is signed, against the version that was read: `change` says what comes next, and is asked
 * again where somebody else was quicker. The one write is the moment of signing or unlocking. What follows, publishing,
 * is asked for before it as well as after, so that a crash right behind it does not leave it undone. Every step may be
 * repeated. Throws `Rejected` where the change is refused, `Retry` where others keep winning.
 */
export async function changeSignOff(
  deps: SignOffDeps,
  place: ReturnPlace,
  change: (signOff: SignOff) => Promise<SignOffAnswer>,
): Promise<void> {
  const { area, quarter } = place;
  for (let race = 0; race < RACES; race += 1) {
    const before = await deps.records.signOffs.get(quarter, area);
    const answer = await change(before);
    if ('refused' in answer) throw new Rejected(answer.refused, answer.why);
    const { signOff: next, isNew } = answer;
    const request = { area, quarter, cause: `sign-off ${next.version}` };
    const isForPublishing = changesWhatStands(before, answer);
    if (isForPublishing) await deps.publish.send(request);
    if (isNew && !(await isWritten(deps, place, { before, next }))) continue;
    await note(deps, place, next);
    if (isNew && next.signedOff && !before.signedOff) deps.log('return.signed', { area, quarter, returnsSigned: 1 });
    if (isForPublishing) await deps.publish.send(request);
    return;
  }
  throw new Retry('Others kept signing or unlocking this return');
}
