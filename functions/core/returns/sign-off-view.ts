import type { Quarter } from '../periods/period.ts';
import type { ProposedRevision } from './latest-document.ts';
import type { ReturnDocument, ReturnStatus } from './return-document.ts';
import {
  dueStep,
  type GivenStep,
  SIGN_OFF_ROLES,
  type SignedOff,
  type SignOff,
  type SignOffRole,
  type SignOffRules,
  type SignOffStep,
  stepsOn,
  type Unlocking,
} from './sign-off.ts';

/** How far a return is signed, as it is shown and sent: the steps that hold, the one that is due, and what later data propose. */
export type SignOffView = {
  schema: 'bcf-sign-off/1';
  area: ReturnDocument['area'];
  quarter: Quarter;
  status: ReturnStatus;
  /** The revision that stands, and the hash of what it says. */
  revision: number;
  contentSha256: string;
  steps: GivenStep[];
  /** Null where the return is signed, and for as long as the draft of an unlocked one is being made. */
  next: { step: SignOffStep; role: SignOffRole } | null;
  /** Items of the checklist that are not complete. */
  missing: string[];
  /** `revision` is the draft that was signed, `publishedAs` the revision that says so; null until it is published. */
  signedOff: (SignedOff & { publishedAs: number | null }) | null;
  unlocked: Unlocking[];
  proposed: ProposedRevision | null;
};

export type SignOffParts = {
  quarter: Quarter;
  latest: { revision: number; contentSha256: string; entry: { status: ReturnStatus } };
  document: Pick<ReturnDocument, 'area' | 'checklist'>;
  proposed: ProposedRevision | null;
  signOff: SignOff;
  rules: SignOffRules;
};

/** The items of a checklist that are not complete, in words. */
export function missingItems({ checklist }: Pick<ReturnDocument, 'checklist'>): string[] {
  return checklist.filter(({ complete }) => !complete).map(({ sheet, item }) => `${sheet}: ${item}`);
}

/** How far a return is signed. It is signed from the moment of the last step, even before the signed revision is published. */
export function signOffView(parts: SignOffParts): SignOffView {
  const { quarter, latest, document, proposed, signOff, rules } = parts;
  const { revision, contentSha256 } = latest;
  const { signedOff, unlocked } = signOff;
  const steps = signedOff ? signOff.steps : stepsOn(signOff, latest);
  const isDraft = latest.entry.status === 'draft';
  const due = signedOff || !isDraft ? null : dueStep(rules, steps);
  return {
    schema: 'bcf-sign-off/1',
    area: document.area,
    quarter,
    status: signedOff ? 'signed-off' : 'draft',
    revision,
    contentSha256,
    steps,
    next: due && { step: due, role: SIGN_OFF_ROLES[due] },
    missing: missingItems(document),
    signedOff: signedOff && { ...signedOff, publishedAs: isDraft ? null : revision },
    unlocked,
    proposed,
  };
}
