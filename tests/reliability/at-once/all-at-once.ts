import { expect } from 'vitest';
import { fateSaid, known, stored } from '../models/files.ts';
import { expectInvariants } from '../models/invariants.ts';
import { AREAS, QUARTER } from '../models/sent-file.ts';
import { PEOPLE, type Person } from '../models/signing.ts';
import type { World } from '../models/world.ts';
import type { Actor, Came } from './actors.ts';
import { seededPace } from './pace.ts';
import { startPublishers } from './publishers.ts';

const PUBLISHERS = 2;

const IN_POINTER: readonly string[] = ['counts', 'duplicate', 'withdrawn'];

/** Which file was heard of first decides what is held, so that the model asks what became of each. */
export async function lookAtFiles(world: World): Promise<void> {
  for (const file of world.model.files) {
    const [arrival, submission] = [await known(world, file), await stored(world, file)];
    file.fate = submission ? fateSaid(submission) : 'on its way';
    file.isHeard = arrival !== undefined;
    file.isWithdrawn = arrival?.withdrawn === true;
    if (file.fate === 'on its way') continue;
    expect(file.isHeard, `${file.submission}, which is ${file.fate}, is in its pointer`).toBe(
      IN_POINTER.includes(file.fate),
    );
    expect(file.isWithdrawn).toBe(file.fate === 'withdrawn');
  }
}

const isPerson = (name: string): name is Person => Object.hasOwn(PEOPLE, name);

async function lookAtSigning({ product, signing }: World): Promise<void> {
  for (const area of AREAS) {
    const { steps, signedOff, revision, contentSha256, unlocked } = await product.stores.records.signOffs.get(
      QUARTER,
      area,
    );
    const last = unlocked.at(-1);
    signing.set(area, {
      on: revision !== null && contentSha256 !== null ? { revision, contentSha256 } : null,
      steps: steps.map(({ step, by }) => ({ step, by })),
      isSigned: signedOff !== null,
      unlocked: steps.length === 0 && last && isPerson(last.by) ? { by: last.by, reason: last.reason } : null,
    });
  }
}

/** Counts calls as they pass, and lets those begin who wait for so many of them. */
function createTurnstile(wait: () => Promise<void>) {
  let passed = 0;
  const waiting = new Set<{ after: number; begin: () => void }>();
  const letBegin = () => {
    for (const one of waiting) if (passed >= one.after) one.begin();
  };
  return {
    pass: () => {
      passed += 1;
      letBegin();
      return wait();
    },
    until: (after: number) => new Promise<void>((begin) => waiting.add({ after, begin })),
    open: () => {
      passed = Number.POSITIVE_INFINITY;
      letBegin();
    },
  };
}

/**
 * Lets everybody do their one thing at the same time, in the order that the seed decides, while the returns that are
 * asked for are published, and looks whether all that must always hold holds. Answers with what came of each.
 */
export async function allAtOnce(world: World, actors: readonly Actor[], seed: number): Promise<Came[]> {
  const { pass, until, open } = createTurnstile(seededPace(seed));
  world.product.gate.pace(pass);
  const came = actors.map(async ({ act, after }) => {
    if (after !== undefined) await until(after);
    return act(world);
  });
  const publishers = startPublishers(world, PUBLISHERS);
  await Promise.all(came.filter((_, place) => actors[place]?.after === undefined));
  await publishers.idle();
  open();
  const all = await Promise.all(came);
  await publishers.stop();
  world.product.gate.pace(async () => {});
  await lookAtFiles(world);
  await lookAtSigning(world);
  await expectInvariants(world);
  return all;
}
