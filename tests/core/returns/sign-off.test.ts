import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutFor, layoutYears } from '../../../functions/core/returns/layout.ts';
import {
  type Actor,
  isInOrder,
  isSamePerson,
  NO_SIGN_OFF,
  SIGN_OFF_ROLES,
  SIGN_OFF_STEPS,
  type SignOff,
  type SignOffAnswer,
  type SignOffRules,
  type SignOffStep,
} from '../../../functions/core/returns/sign-off.ts';
import { lapsedAudit, signOffAudit } from '../../../functions/core/returns/sign-off-audit.ts';
import { giveStep, type StepRequest } from '../../../functions/core/returns/sign-off-step.ts';
import { unlockReturn } from '../../../functions/core/returns/sign-off-unlock.ts';

const rules: SignOffRules = { steps: SIGN_OFF_STEPS, separateDuties: true };
const everyRole = Object.values(SIGN_OFF_ROLES);
const person = (name: string): Actor => ({ name, roles: everyRole });
const at = '2025-07-21T09:30:00.000Z';
const draft = { revision: 3, contentSha256: 'c3', missing: [] };
const place = { quarter: '2025-26-Q1', area: 'E08000026' };

function standing(answer: SignOffAnswer): SignOff {
  if ('refused' in answer) throw new Error(`${answer.refused}: ${answer.why}`);
  return answer.signOff;
}
const refusal = (answer: SignOffAnswer) => ('refused' in answer ? answer.refused : null);
const asked = (name: string, parts: Partial<StepRequest> = {}): StepRequest => ({
  draft,
  at,
  actor: person(name),
  ...parts,
});

/** The state after these people have each given the step that was due. */
const givenBy = (...names: string[]): SignOff =>
  names.reduce((before, name) => standing(giveStep(before, asked(name), rules)), NO_SIGN_OFF);
const signed = givenBy('Ann', 'Ben', 'Cat');

describe('a return is signed in three steps', () => {
  it('by whoever says that the data are complete, by whoever reviews it, and for the board', () => {
    expect(signed.steps.map(({ step, by }) => [step, by])).toEqual([
      ['submit', 'Ann'],
      ['review', 'Ben'],
      ['certify', 'Cat'],
    ]);
    expect(signed.signedOff).toEqual({ revision: 3, contentSha256: 'c3', at, by: 'Cat' });
    expect(givenBy('Ann', 'Ben').signedOff).toBeNull();
  });

  it('each at its turn', () => {
    expect(refusal(giveStep(NO_SIGN_OFF, asked('Ann', { step: 'certify' }), rules))).toBe('not-due');
    expect(refusal(giveStep(givenBy('Ann'), asked('Ben', { step: 'submit' }), rules))).toBe('not-due');
    expect(refusal(giveStep(signed, asked('Dan'), rules))).toBe('not-due');
  });

  it.each(['Ann', ' ann', 'A n n', 'ANN', 'An\u200bn'])('by three people: %j is Ann', (name) => {
    expect(isSamePerson(name, 'Ann')).toBe(true);
    expect(refusal(giveStep(givenBy('Ann'), asked(name), rules))).toBe('duties-not-separate');
    expect(refusal(giveStep(givenBy('Ann', 'Ben'), asked(name), rules))).toBe('duties-not-separate');
  });

  it('by one person alone where the year does not ask for more', () => {
    const alone: SignOffRules = { steps: ['certify'], separateDuties: false };
    expect(standing(giveStep(NO_SIGN_OFF, asked('Ann'), alone)).signedOff?.by).toBe('Ann');
    const thrice = { ...rules, separateDuties: false };
    const first = standing(giveStep(NO_SIGN_OFF, asked('Ann'), thrice));
    expect(standing(giveStep(first, asked('Ann'), thrice)).steps).toHaveLength(2);
  });

  it('only by those who may', () => {
    for (const [step, role] of Object.entries(SIGN_OFF_ROLES)) {
      const before = { submit: NO_SIGN_OFF, review: givenBy('Ann'), certify: givenBy('Ann', 'Ben') }[step];
      const without = { name: 'Dan', roles: everyRole.filter((one) => one !== role) };
      expect(refusal(giveStep(before ?? NO_SIGN_OFF, asked('', { actor: without }), rules))).toBe('not-allowed');
      const only = { name: 'Dan', roles: [role] };
      expect(refusal(giveStep(before ?? NO_SIGN_OFF, asked('', { actor: only }), rules))).toBeNull();
    }
  });

  it('and the same step by the same person again changes nothing', () => {
    expect(giveStep(givenBy('Ann'), asked('ANN', { step: 'submit' }), rules)).toEqual({
      signOff: givenBy('Ann'),
      isNew: false,
    });
    expect(giveStep(signed, asked('Cat', { step: 'certify', contentSha256: 'c3' }), rules)).toEqual({
      signOff: signed,
      isNew: false,
    });
  });
});

describe('what is signed is what was read', () => {
  it('so whoever has read something else is told', () => {
    expect(refusal(giveStep(NO_SIGN_OFF, asked('Ann', { contentSha256: 'c2' }), rules))).toBe('content-changed');
    expect(refusal(giveStep(givenBy('Ann'), asked('Ann', { step: 'submit', contentSha256: 'c2' }), rules))).toBe(
      'content-changed',
    );
  });

  it.each([
    ['another content', { ...draft, contentSha256: 'c4' }],
    ['the same content in a later revision', { ...draft, revision: 5 }],
  ])('so steps that were given do not hold for %s', (_what, other) => {
    const begun = standing(giveStep(givenBy('Ann', 'Ben'), asked('Ann', { draft: other }), rules));
    expect(begun.steps.map(({ step }) => step)).toEqual(['submit']);
    expect(refusal(giveStep(givenBy('Ann', 'Ben'), asked('Cat', { draft: other, step: 'certify' }), rules))).toBe(
      'not-due',
    );
  });
});

describe('a checklist that is not complete', () => {
  const lacking = { ...draft, missing: ['4. Metrics: plan of falls', '2. Cover: contact'] };

  it('keeps a return from being certified, and says what is missing', () => {
    const answer = giveStep(givenBy('Ann', 'Ben'), asked('Cat', { draft: lacking }), rules);
    expect(answer).toMatchObject({ refused: 'incomplete', why: expect.stringContaining('plan of falls; 2. Cover') });
    expect(refusal(giveStep(NO_SIGN_OFF, asked('Ann', { draft: lacking }), rules))).toBeNull();
  });

  it('is no hindrance where somebody says why, which is kept', () => {
    const despite = 'the board meets on Friday';
    const answer = giveStep(givenBy('Ann', 'Ben'), asked('Cat', { draft: lacking, despite }), rules);
    expect(standing(answer).steps.at(-1)).toEqual({ step: 'certify', by: 'Cat', at, despite });
    expect(
      standing(giveStep(givenBy('Ann', 'Ben'), asked('Cat', { despite }), rules)).steps.at(-1)?.despite,
    ).toBeNull();
  });
});

describe('unlocking', () => {
  const request = { actor: person('Ben'), reason: 'two wards were left out', at, revision: 4 };

  it('needs a signature to take off, and starts signing afresh', () => {
    expect(refusal(unlockReturn(givenBy('Ann', 'Ben'), request))).toBe('not-signed');
    const open = standing(unlockReturn(signed, request));
    expect(open).toMatchObject({ steps: [], signedOff: null, version: signed.version + 1 });
    expect(open.unlocked).toEqual([{ by: 'Ben', at, reason: request.reason, revision: 4 }]);
  });

  it('is for reviewers and certifiers', () => {
    expect(refusal(unlockReturn(signed, { ...request, actor: { name: 'Ann', roles: ['provider'] } }))).toBe(
      'not-allowed',
    );
    expect(refusal(unlockReturn(signed, { ...request, actor: { name: 'Ann', roles: ['reviewer'] } }))).toBeNull();
  });

  it('twice with the same reason is once', () => {
    const open = standing(unlockReturn(signed, request));
    expect(unlockReturn(open, request)).toEqual({ signOff: open, isNew: false });
    expect(refusal(unlockReturn(open, { ...request, reason: 'another' }))).toBe('not-signed');
  });
});

describe('the audit trail', () => {
  it('has every step and every unlocking, each under its own id', () => {
    const entries = signOffAudit(place, signed);
    expect(entries.map(({ who, what }) => [who, what])).toEqual([
      ['Ann', 'return submitted, revision 3, content c3'],
      ['Ben', 'return reviewed, revision 3, content c3'],
      ['Cat', 'return certified and signed off, revision 3, content c3'],
    ]);
    const open = standing(unlockReturn(signed, { actor: person('Ben'), reason: 'wrong', at, revision: 4 }));
    const all = [...entries, ...signOffAudit(place, open)];
    expect(all.at(-1)).toMatchObject({ who: 'Ben', why: 'wrong', what: 'signed return unlocked, revision 4' });
    expect(new Set(all.map(({ id }) => id)).size).toBe(4);
  });

  it('says that steps lapse when the return says something else', () => {
    const newest = { revision: 5, contentSha256: 'c5', at };
    expect(lapsedAudit(place, givenBy('Ann'), newest)).toMatchObject({
      id: '2025-26-Q1-E08000026-r3-lapsed',
      what: 'sign-off of revision 3 lapsed: submitted by Ann',
    });
    for (const holds of [NO_SIGN_OFF, signed]) expect(lapsedAudit(place, holds, newest)).toBeNull();
    expect(lapsedAudit(place, givenBy('Ann'), { ...newest, revision: 3 })).toBeNull();
  });
});

type Act =
  | { kind: 'step'; who: number; step: SignOffStep | undefined }
  | { kind: 'change' }
  | { kind: 'unlock'; who: number };
const names = ['Ann', 'Ben', 'Cat', 'Dan', ' a N n'];
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('step' as const),
      who: fc.nat(4),
      step: fc.option(fc.constantFrom(...SIGN_OFF_STEPS), { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'change' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unlock' as const), who: fc.nat(4) }) },
);
const ruleSets = fc.record({
  steps: fc.subarray(['submit', 'review'] as const).map((some): SignOffStep[] => [...some, 'certify']),
  separateDuties: fc.boolean(),
});

describe('whatever people do, in whatever order', () => {
  it('duties stay separate, steps hold for one draft only, and what is signed changes only by unlocking', () => {
    fc.assert(
      fc.property(ruleSets, fc.array(act, { maxLength: 40 }), (given, acts) => {
        let state = NO_SIGN_OFF;
        let revision = 1;
        for (const one of acts) {
          if (one.kind === 'change') {
            revision += 1;
            continue;
          }
          const actor = person(names[one.who] ?? '');
          const newest = { revision, contentSha256: `c${revision}`, missing: [] };
          const answer =
            one.kind === 'step'
              ? giveStep(state, { draft: newest, actor, at, step: one.step }, given)
              : unlockReturn(state, { actor, reason: 'why', at, revision: 1 });
          if ('refused' in answer) continue;
          const next = answer.signOff;
          expect(next.version).toBe(state.version + (answer.isNew ? 1 : 0));
          if (state.signedOff && one.kind === 'step') expect(next).toEqual(state);
          if (answer.isNew && one.kind === 'step') {
            expect([next.revision, next.contentSha256]).toEqual([revision, `c${revision}`]);
            expect(next.steps.map(({ step }) => step)).toEqual(given.steps.slice(0, next.steps.length));
          }
          if (given.separateDuties) {
            for (const [index, { by }] of next.steps.entries()) {
              expect(next.steps.slice(0, index).some((other) => isSamePerson(other.by, by))).toBe(false);
            }
          }
          if (next.signedOff) {
            expect(next.steps).toHaveLength(given.steps.length);
            expect([next.revision, next.contentSha256]).toEqual([
              next.signedOff.revision,
              next.signedOff.contentSha256,
            ]);
          }
          state = next;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('which steps a year asks for', () => {
  it('is said in its layout, in order, and ends with the certificate', () => {
    for (const year of layoutYears()) {
      const { steps, citation } = layoutFor(year).signOff;
      expect([isInOrder(steps), steps.at(-1), citation.length > 20]).toEqual([true, 'certify', true]);
    }
    expect(isInOrder(['review', 'submit'])).toBe(false);
    expect(isInOrder(['submit', 'submit'])).toBe(false);
  });
});
