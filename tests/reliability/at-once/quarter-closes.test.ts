import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import { type EmbeddedStores, startEmbeddedStores } from '../models/embedded-stores.ts';
import { expectInvariants } from '../models/invariants.ts';
import { AREAS, QUARTER } from '../models/sent-file.ts';
import { settleAgain } from '../models/settle.ts';
import { latestOf } from '../models/signing.ts';
import { receiveFirstFiles } from '../models/starts.ts';
import { newWorld, type World } from '../models/world.ts';
import { seededPace } from './pace.ts';
import { workThrough } from './workers.ts';

const LONG_MS = 600_000;
const MILLISECOND = 1;

/** A morning of the state machine: what is due is found, and each return of it published. */
async function morning({ product }: World): Promise<void> {
  const { due, failed } = await product.quarterEnd({ day: product.now().toISOString() });
  expect([due.map(({ area }) => area), failed]).toEqual([AREAS, []]);
  await workThrough(due, due.length, (request) => product.publish(request));
}

async function closed(world: World, mornings: number): Promise<World> {
  await receiveFirstFiles(world);
  await Promise.all(Array.from({ length: mornings }, () => morning(world)));
  return world;
}

/** Revisions by area, each with the hash of its content and of its files. */
async function revisionsIn({ product }: World) {
  const revisions = await Promise.all(AREAS.map((area) => product.stores.records.returns.revisions(QUARTER, area)));
  return revisions.flat().map(({ area, revision, state, contentSha256, generatedAt, files }) => ({
    ...{ area, revision, state, contentSha256, generatedAt },
    files: files.map(({ key, sha256 }) => [key, sha256]),
  }));
}

/** Two mornings at once, whose clock goes on with every call, as in the world; or stands, so that bytes can be compared. */
async function closedTwice(world: World, { seed, clock }: { seed: number; clock: 'stands' | 'goes on' }) {
  const wait = seededPace(seed);
  world.product.gate.pace(async () => {
    if (clock === 'goes on') world.product.passTime(MILLISECOND);
    await wait();
  });
  await closed(world, 2);
  world.product.gate.pace(async () => {});
  return world;
}

async function expectOneSet(world: World, wanted: Awaited<ReturnType<typeof revisionsIn>>): Promise<void> {
  const hashes = (revisions: typeof wanted) =>
    revisions.map(({ area, revision, contentSha256 }) => [area, revision, contentSha256]);
  expect(hashes(await revisionsIn(world))).toEqual(hashes(wanted));
  // Both have written them: each file only ever with the same bytes.
  await expectInvariants(world);
  for (const area of AREAS) expect(await latestOf(world, area)).toMatchObject({ revision: 1, version: 1 });
  const notices = await world.product.stores.records.notices.ofQuarter(QUARTER);
  expect(notices.map(({ area }) => area.code).sort()).toEqual([...AREAS]);
  await settleAgain(world);
}

describe('two closes of one quarter at the same moment make one set of revisions', () => {
  test(
    'with the bytes of a single close, in whichever order the calls come',
    async () => {
      const wanted = await revisionsIn(await closed(newWorld(), 1));
      const seeds = effort(6, 60);
      for (let seed = 1; seed <= seeds; seed += 1) {
        const world = await closedTwice(newWorld(), { seed, clock: 'stands' });
        expect(await revisionsIn(world), `seed ${seed}`).toEqual(wanted);
        await expectOneSet(await closedTwice(newWorld(), { seed, clock: 'goes on' }), wanted);
      }
      note({ promise: 'sequences', what: 'two closes of one quarter at once', tried: 2 * seeds });
    },
    LONG_MS,
  );

  describe('in the embedded stores', () => {
    let stores: EmbeddedStores;
    beforeAll(async () => {
      stores = await startEmbeddedStores();
    });
    afterAll(() => stores.close());

    test(
      'with many calls in flight',
      async () => {
        const seeds = effort(1, 8);
        for (let seed = 1; seed <= seeds; seed += 1) {
          const world = await closedTwice(newWorld(await stores.make()), { seed, clock: 'goes on' });
          await expectOneSet(world, await revisionsIn(world));
          expect(await revisionsIn(world)).toHaveLength(AREAS.length);
        }
        note({ promise: 'sequences', what: 'two closes of one quarter at once, embedded stores', tried: seeds });
      },
      LONG_MS,
    );
  });
});
