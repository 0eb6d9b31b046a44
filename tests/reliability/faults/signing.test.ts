import { beforeAll, describe, expect, test } from 'vitest';
import type { SignOffStep } from '../../../functions/core/returns/sign-off.ts';
import { unlock } from '../../../functions/handlers/publish-return/unlock.ts';
import { emergencies, extractFile } from '../../end-to-end/hand-made.ts';
import { contentsOf } from './contents.ts';
import { KILLED_AFTER, KILLED_BEFORE } from './fault-kinds.ts';
import { copyOf, type Kept, nothingKept } from './kept.ts';
import { everyCall, keptAfter, tryEveryPoint } from './points.ts';
import { arrive, COVENTRY, EXTRACT, forgetMessages, PLACE, publishAsked, QUARTER, takeUp } from './scenes.ts';
import { give, person, publish, standing, standsAt } from './signers.ts';
import { startWorld, type World } from './world.ts';

const PATIENCE_MS = 1_800_000;
const FOLDER = `2025-26/Q1/${COVENTRY}`;

describe('whatever breaks while a return is signed, readers find the old return or the new one, whole', {
  timeout: PATIENCE_MS,
}, () => {
  /** A draft; the same when Ann has submitted and Ben reviewed it; when Cat has certified it; and when data come after that. */
  let draft: Kept;
  let begun: Kept;
  let signed: Kept;
  let late: Kept;
  const giving =
    (...steps: [SignOffStep, string][]) =>
    async (world: World) => {
      for (const [step, name] of steps) await give(world, step, name);
      return true;
    };
  const thenPublish = (act: (world: World) => Promise<unknown>) => async (world: World) => {
    await act(world);
    return publish(world);
  };
  beforeAll(async () => {
    const empty = nothingKept();
    draft = await keptAfter(empty, takeUp(arrive(empty, EXTRACT, extractFile(emergencies(20)))));
    draft = await keptAfter(draft, publish);
    begun = await keptAfter(draft, giving(['submit', 'Ann'], ['review', 'Ben']));
    signed = await keptAfter(begun, thenPublish(giving(['certify', 'Cat'])));
    const corrected = copyOf(signed);
    late = await keptAfter(corrected, takeUp(arrive(corrected, EXTRACT, extractFile(emergencies(25)))));
    for (const kept of [draft, begun, signed, late]) forgetMessages(kept);
  });

  test('when it is submitted and reviewed', () =>
    tryEveryPoint({ name: 'two signatures', before: draft, act: giving(['submit', 'Ann'], ['review', 'Ben']) }));

  test('when it is certified and the signed revision is published', () =>
    tryEveryPoint({ name: 'a certificate', before: begun, act: thenPublish(giving(['certify', 'Cat'])) }));

  test('when data that come late propose a revision beside the signed one, which stays to the byte', async () => {
    await tryEveryPoint({ name: 'a proposed revision', before: late, act: publish });
    const after = await keptAfter(late, publish);
    expect(await standing(startWorld(after))).toMatchObject({ revision: 2, proposed: { revision: 3 } });
    const bytesOf = (kept: Kept) => [...contentsOf(kept)].filter(([name]) => name.includes(`${FOLDER}/r2/`));
    expect(bytesOf(after)).toEqual(bytesOf(signed));
  });

  test('when it is unlocked and the proposed revision becomes the draft', async () => {
    const proposed = await keptAfter(late, publish);
    const act = thenPublish((world) =>
      unlock(world.publish, { ...PLACE, actor: person('Ben'), reason: 'five were left out' }),
    );
    await tryEveryPoint({ name: 'an unlocking', before: proposed, act });
  });

  test('a certificate that was written leads to the signed revision, if only what was asked for is done', async () => {
    const act = giving(['certify', 'Cat']);
    await everyCall({ name: 'a certificate cut off', before: begun, act }, async (at) => {
      for (const kind of [KILLED_BEFORE, KILLED_AFTER]) {
        const kept = copyOf(begun);
        await act(startWorld(kept, { at, kind })).catch(() => null);
        const world = startWorld(kept);
        const { signedOff } = await world.stores.records.signOffs.get(QUARTER, COVENTRY);
        expect(await publishAsked(world)).toBe(true);
        const expected = signedOff ? [2, 'signed-off'] : [1, 'draft'];
        expect(await standsAt(world), `call ${at} ${kind.name}`).toEqual(expected);
      }
    });
  });
});
