import { expect } from 'vitest';
import {
  type Actor,
  SIGN_OFF_ROLES,
  SIGN_OFF_STEPS,
  type SignOffStep,
} from '../../../functions/core/returns/sign-off.ts';
import type { LatestReturn } from '../../../functions/edges/records/returns.ts';
import { signOff } from '../../../functions/handlers/publish-return/sign-off.ts';
import { unlock } from '../../../functions/handlers/publish-return/unlock.ts';
import type { Fault } from './gate.ts';
import { type Area, QUARTER } from './sent-file.ts';
import { count, type Read, type Signing, signingOf, type World } from './world.ts';

/** Ann provides, Ben reviews, Cat certifies, and Dan may do all three. */
export const PEOPLE = {
  Ann: [SIGN_OFF_ROLES.submit],
  Ben: [SIGN_OFF_ROLES.review],
  Cat: [SIGN_OFF_ROLES.certify],
  Dan: Object.values(SIGN_OFF_ROLES),
} as const;
export type Person = keyof typeof PEOPLE;

const actor = (name: Person): Actor => ({ name, roles: PEOPLE[name] });

export type StepAsked = { area: Area; step: SignOffStep; by: Person; fault: Fault | null; reading: 'now' | 'earlier' };

export const latestOf = ({ product }: World, area: Area): Promise<LatestReturn | null> =>
  product.stores.records.returns.latest(QUARTER, area);

const isOf = (on: Read | null, { revision, contentSha256 }: Read): boolean =>
  on?.revision === revision && on.contentSha256 === contentSha256;

const refused = (code: string) => ({ is: 'refused' as const, code });

/** Whether a step must be taken, by the rules as the people of the area would tell them. */
function stepExpected(
  signing: Signing,
  { step, by }: StepAsked,
  { latest, read }: { latest: LatestReturn; read: Read },
) {
  const given = signing.isSigned || isOf(signing.on, latest) ? signing.steps : [];
  const again = given.some((one) => one.step === step && one.by === by);
  if (signing.isSigned) {
    return again && read.contentSha256 === signing.on?.contentSha256 ? { is: 'done' as const } : refused('not-due');
  }
  if (latest.entry.status === 'signed-off') return refused('nothing-to-sign');
  const isReadAsItIs = read.contentSha256 === latest.contentSha256;
  if (again && read.contentSha256 === signing.on?.contentSha256) return { is: 'done' as const };
  if (!isReadAsItIs) return refused('content-changed');
  if (SIGN_OFF_STEPS[given.length] !== step) return refused('not-due');
  if (!actor(by).roles.includes(SIGN_OFF_ROLES[step])) return refused('not-allowed');
  if (given.some((one) => one.by === by)) return refused('duties-not-separate');
  return { is: 'done' as const };
}

function withStep(signing: Signing, { step, by }: StepAsked, latest: LatestReturn): Signing {
  const given = signing.isSigned || isOf(signing.on, latest) ? signing.steps : [];
  if (given.some((one) => one.step === step && one.by === by)) return signing;
  const { revision, contentSha256 } = latest;
  return {
    on: { revision, contentSha256 },
    steps: [...given, { step, by }],
    isSigned: step === 'certify',
    unlocked: null,
  };
}

/** Whoever was cut off has signed or has not: the one write decides. */
async function wasWritten({ product }: World, area: Area, next: Signing): Promise<boolean> {
  const { steps, signedOff, unlocked } = await product.stores.records.signOffs.get(QUARTER, area);
  const isSame = steps.length === next.steps.length && (signedOff !== null) === next.isSigned;
  return isSame && (next.unlocked === null || unlocked.at(-1)?.reason === next.unlocked.reason);
}

/** Somebody gives a step to the draft that they have read. */
export async function giveStep(world: World, asked: StepAsked): Promise<void> {
  const { product } = world;
  const { area, step, by, fault } = asked;
  const latest = await latestOf(world, area);
  if (!latest) return;
  const read = (asked.reading === 'earlier' && world.read.get(area)) || latest;
  world.read.set(area, read);
  const before = signingOf(world, area);
  const wanted = stepExpected(before, asked, { latest, read });
  const request = { area, quarter: QUARTER, actor: actor(by), step, despite: 'the board meets soon' } as const;
  const { contentSha256 } = read;
  const tried = await product.attempt(fault, async () => {
    await signOff(product.publishing, { ...request, contentSha256 });
  });
  if (tried.is !== 'cut-off') {
    expect({ ...tried, value: undefined }, `${by} to ${step}`).toEqual({ ...wanted, value: undefined });
  }
  count(world, tried.is === 'refused' ? `${step}: ${tried.code}` : `${step}: ${tried.is}`);
  if (wanted.is !== 'done') return;
  const next = withStep(before, asked, latest);
  if (tried.is === 'done' || (await wasWritten(world, area, next))) world.signing.set(area, next);
}

const SIGNERS = { submit: 'Ann', review: 'Ben', certify: 'Cat' } as const satisfies Record<SignOffStep, Person>;

/** Ann, Ben and Cat sign what stands of an area, one after the other, or some of them; Cat may be cut off. */
export async function signAll(
  world: World,
  area: Area,
  { fault, steps = SIGN_OFF_STEPS }: { fault: Fault | null; steps?: readonly SignOffStep[] },
): Promise<void> {
  for (const step of steps) {
    await giveStep(world, { area, step, by: SIGNERS[step], reading: 'now', fault: step === 'certify' ? fault : null });
  }
}

/** Somebody takes a signature off, for a reason that nobody has given before. */
export async function takeOff(
  world: World,
  { area, by, fault }: { area: Area; by: Person; fault: Fault | null },
): Promise<void> {
  const { product } = world;
  const before = signingOf(world, area);
  const latest = await latestOf(world, area);
  const reason = `reason ${world.commands}`;
  const maySo = by !== 'Ann';
  const wanted = !before.isSigned ? refused('not-signed') : maySo ? { is: 'done' } : refused('not-allowed');
  if (!latest) return;
  const tried = await product.attempt(fault, async () => {
    await unlock(product.publishing, { area, quarter: QUARTER, actor: actor(by), reason });
  });
  if (tried.is !== 'cut-off') {
    expect({ ...tried, value: undefined }, `${by} to unlock`).toEqual({ ...wanted, value: undefined });
  }
  count(world, tried.is === 'refused' ? `unlock: ${tried.code}` : `unlock: ${tried.is}`);
  if (wanted.is !== 'done') return;
  const next: Signing = { on: null, steps: [], isSigned: false, unlocked: { by, reason } };
  if (tried.is === 'done' || (await wasWritten(world, area, next))) world.signing.set(area, next);
}
