import type { GivenStep } from '../../../functions/core/returns/sign-off.ts';
import type { SignOffView } from '../../../functions/core/returns/sign-off-view.ts';
import { coventry } from './coventry-quarter.ts';

const CONTENT = 'c'.repeat(64);
const AT = '2025-07-21T09:30:00.000Z';

/** How far Coventry's return for quarter 1 of 2025-26 is signed: not at all, unless told otherwise. */
export function coventrySignOff(fields: Partial<SignOffView> = {}): SignOffView {
  return {
    schema: 'bcf-sign-off/1',
    area: coventry,
    quarter: '2025-26-Q1',
    status: 'draft',
    revision: 3,
    contentSha256: CONTENT,
    steps: [],
    next: { step: 'submit', role: 'provider' },
    missing: [],
    signedOff: null,
    unlocked: [],
    proposed: null,
    ...fields,
  };
}

/** The same signed by three people as revision 4, the last of them despite a gap. */
export function coventrySigned(fields: Partial<SignOffView> = {}): SignOffView {
  const given = (step: GivenStep['step'], by: string, despite: string | null = null) => ({ step, by, at: AT, despite });
  return coventrySignOff({
    status: 'signed-off',
    revision: 4,
    steps: [given('submit', 'Ann'), given('review', 'Ben'), given('certify', 'Cat', 'the board meets on Friday')],
    next: null,
    signedOff: { revision: 3, contentSha256: CONTENT, at: AT, by: 'Cat', publishedAs: 4 },
    ...fields,
  });
}
