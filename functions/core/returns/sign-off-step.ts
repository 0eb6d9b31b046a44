import {
  type Actor,
  dueStep,
  type GivenStep,
  isSamePerson,
  SIGN_OFF_ROLES,
  type SignOff,
  type SignOffAnswer,
  type SignOffRules,
  type SignOffStep,
  stepsOn,
} from './sign-off.ts';
import { doneWords } from './sign-off-words.ts';
import { timeWords } from './time-words.ts';

/** The newest draft, and what its checklist lacks, in words. */
export type DraftToSign = { revision: number; contentSha256: string; missing: readonly string[] };

/** Somebody asks for a step: the one that is due next where none is named. `contentSha256` is what they have read. */
export type StepRequest = {
  draft: DraftToSign;
  actor: Actor;
  /** An ISO time. */
  at: string;
  step?: SignOffStep | undefined;
  despite?: string | undefined;
  contentSha256?: string | undefined;
};

type Refusal = Extract<SignOffAnswer, { refused: string }>;

/**
 * Gives a step of signing to the newest draft; the last one signs it. Steps that were given on another draft lapse. The
 * same step by the same person again changes nothing.
 */
export function giveStep(signOff: SignOff, request: StepRequest, rules: SignOffRules): SignOffAnswer {
  const { draft, actor, at } = request;
  const given = signOff.signedOff ? signOff.steps : stepsOn(signOff, draft);
  const again = given.find(({ step, by }) => step === request.step && isSamePerson(by, actor.name));
  const isOfSigned = request.contentSha256 === undefined || request.contentSha256 === signOff.contentSha256;
  if (again && isOfSigned) return { signOff, isNew: false };
  const due = dueStep(rules, given);
  const refusal = refusalOf({ signOff, request, rules, given, due });
  if (refusal) return refusal;
  const step: GivenStep = {
    step: due ?? 'certify',
    by: actor.name,
    at,
    despite: due === 'certify' && draft.missing.length > 0 ? (request.despite ?? null) : null,
  };
  const { revision, contentSha256 } = draft;
  return {
    isNew: true,
    signOff: {
      ...signOff,
      version: signOff.version + 1,
      revision,
      contentSha256,
      steps: [...given, step],
      signedOff: step.step === 'certify' ? { revision, contentSha256, at, by: actor.name } : null,
    },
  };
}

type Asked = {
  signOff: SignOff;
  request: StepRequest;
  rules: SignOffRules;
  given: readonly GivenStep[];
  due: SignOffStep | null;
};

function refusalOf(asked: Asked): Refusal | null {
  const { signedOff } = asked.signOff;
  if (signedOff) {
    const when = `${signedOff.by} on ${timeWords(signedOff.at)}`;
    return { refused: 'not-due', why: `The return was signed off by ${when}. Unlock it before it is signed anew.` };
  }
  return contentRefusal(asked) ?? dueRefusal(asked) ?? personRefusal(asked) ?? completenessRefusal(asked);
}

function contentRefusal({ request: { draft, contentSha256 } }: Asked): Refusal | null {
  if (contentSha256 === undefined || contentSha256 === draft.contentSha256) return null;
  const why = `The newest draft, revision ${draft.revision}, says something else than what you have read. Read it, then sign it.`;
  return { refused: 'content-changed', why };
}

function dueRefusal({ request, given, due }: Asked): Refusal | null {
  const { step } = request;
  if (step === undefined || step === due) return null;
  const before = given.find((one) => one.step === step);
  const next = due === null ? '' : ` Next is to ${due} it.`;
  const why = before
    ? `Revision ${request.draft.revision} is ${doneWords(step)} by ${before.by} already.${next}`
    : `Revision ${request.draft.revision} cannot be ${doneWords(step)} now.${next}`;
  return { refused: 'not-due', why };
}

function personRefusal({ request: { actor }, rules, given, due }: Asked): Refusal | null {
  if (due !== null && !actor.roles.includes(SIGN_OFF_ROLES[due])) {
    const why = `To ${due} a return, one needs the role ${SIGN_OFF_ROLES[due]}.`;
    return { refused: 'not-allowed', why };
  }
  const before = rules.separateDuties && given.find(({ by }) => isSamePerson(by, actor.name));
  if (!before) return null;
  const why = `${before.by} has ${doneWords(before.step)} this revision. Somebody else must ${due ?? 'certify'} it.`;
  return { refused: 'duties-not-separate', why };
}

function completenessRefusal({ request: { draft, despite }, due }: Asked): Refusal | null {
  if (due !== 'certify' || draft.missing.length === 0 || despite !== undefined) return null;
  const count = draft.missing.length === 1 ? '1 item' : `${draft.missing.length} items`;
  const why = `${count} of the checklist are not complete: ${draft.missing.join('; ')}. Complete them, or say why the return is signed despite that.`;
  return { refused: 'incomplete', why };
}
