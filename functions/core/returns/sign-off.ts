/** The steps by which a return is signed, in their order. A year may ask for fewer; `certify` signs it. */
export const SIGN_OFF_STEPS = ['submit', 'review', 'certify'] as const;
export type SignOffStep = (typeof SIGN_OFF_STEPS)[number];

export type SignOffRole = 'provider' | 'reviewer' | 'certifier';
export const SIGN_OFF_ROLES: Readonly<Record<SignOffStep, SignOffRole>> = {
  submit: 'provider',
  review: 'reviewer',
  certify: 'certifier',
};

/** Who acts. */
export type Actor = { name: string; roles: readonly SignOffRole[] };

/** What a year asks for: its steps in order, and whether each is for another person. */
export type SignOffRules = { steps: readonly SignOffStep[]; separateDuties: boolean };

/** One step as it was given. `despite` is why it was given although the checklist is not complete. `at` is an ISO time. */
export type GivenStep = { step: SignOffStep; by: string; at: string; despite: string | null };

/** `revision` is the draft that was signed, whose content has this hash. */
export type SignedOff = { revision: number; contentSha256: string; at: string; by: string };

/** `revision` is the signed one that was unlocked. */
export type Unlocking = { by: string; at: string; reason: string; revision: number };

/**
 * How far a return is signed. The steps hold for one draft and its content alone. `version` grows by one with every
 * change, against which it is written.
 */
export type SignOff = {
  version: number;
  revision: number | null;
  contentSha256: string | null;
  steps: GivenStep[];
  signedOff: SignedOff | null;
  unlocked: Unlocking[];
};

/** A return for which nobody has done anything yet. */
export const NO_SIGN_OFF: SignOff = {
  version: 0,
  revision: null,
  contentSha256: null,
  steps: [],
  signedOff: null,
  unlocked: [],
};

/** What a signed revision says of its signing. `dataAsAt` is when the draft was made whose content, `contentSha256`, was signed. */
export type SignOffStatement = SignedOff & { dataAsAt: string; steps: GivenStep[] };

export type SignOffFault =
  | 'content-changed'
  | 'duties-not-separate'
  | 'incomplete'
  | 'not-allowed'
  | 'not-due'
  | 'not-signed';

/** What became of a request: how things stand now and whether that is new, or why it is refused. */
export type SignOffAnswer = { signOff: SignOff; isNew: boolean } | { refused: SignOffFault; why: string };

/** Whether steps stand in the order in which they are given, each once. */
export function isInOrder(steps: readonly SignOffStep[]): boolean {
  const places = steps.map((step) => SIGN_OFF_STEPS.indexOf(step));
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? place));
}

/** Whether two names are of one person: case, spaces and characters that nobody sees do not matter. */
export function isSamePerson(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}

function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase();
}

/** The steps that hold for a draft. Those that were given on another one have lapsed. */
export function stepsOn(signOff: SignOff, draft: { revision: number; contentSha256: string }): GivenStep[] {
  const isSame = signOff.revision === draft.revision && signOff.contentSha256 === draft.contentSha256;
  return isSame ? signOff.steps : [];
}

/** The step that is due next; null where all are given. */
export function dueStep({ steps }: SignOffRules, given: readonly GivenStep[]): SignOffStep | null {
  return steps.find((step) => !given.some((one) => one.step === step)) ?? null;
}
