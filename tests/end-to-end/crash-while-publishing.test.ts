import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tryEveryPoint } from './crash-points.ts';
import { startWorlds, type World, type Worlds } from './faulty-world.ts';
import { emergencies, extractFile } from './hand-made.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const key = 'sus-apc/coventry/extract.csv';
/** Every file of a revision is a point of its own, before and after. */
const LONG = 180_000;

describe('a crash while a return is published leaves the old return or the new one, whole', () => {
  let worlds: Worlds;
  let fresh: World;
  const act = (world: World) => world.publishReturn(COVENTRY, QUARTER);
  beforeAll(async () => {
    worlds = await startWorlds();
    fresh = await worlds.make();
    await fresh.deliver(await worlds.arrive(key, extractFile(emergencies(20))));
  });
  afterAll(() => worlds.close());

  test(
    'the first return of a quarter',
    async () => {
      const points = await tryEveryPoint({ worlds, before: fresh, act });
      console.log(`first revision: ${points} points tried`);
    },
    LONG,
  );

  test(
    'a second revision',
    async () => {
      const published = await worlds.make(fresh);
      expect(await act(published)).toBe(true);
      await published.deliver(await worlds.arrive(key, extractFile(emergencies(25))));
      const points = await tryEveryPoint({ worlds, before: published, act });
      console.log(`second revision: ${points} points tried`);
    },
    LONG,
  );
});
