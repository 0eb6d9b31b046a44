import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArrivedEvent } from '../../functions/edges/work/arrived-event.ts';
import { startWorlds, type World, type Worlds } from './faulty-world.ts';
import { emergencies, extractFile, inMonth } from './hand-made.ts';
import { contentsOf, metricsIn } from './world-contents.ts';

const COVENTRY = 'E08000026';
const SOLIHULL = 'E08000029';
const key = 'sus-apc/coventry/extract.csv';

const home = (residence: string, count: number, month = '2025-04') =>
  emergencies(count, { ...inMonth(month), residence }).map((row) => ({
    ...row,
    id: `${residence} ${month} ${row.id}`,
  }));

let worlds: Worlds;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.close());

async function deliveredTo(world: World, events: readonly ArrivedEvent[]): Promise<World> {
  for (const event of events) expect(await world.deliver(event)).toBe(true);
  return world;
}

const metricsAfter = async (...events: ArrivedEvent[]) => metricsIn(await deliveredTo(await worlds.make(), events));

describe('events come twice and in any order', () => {
  test('an event that comes twice changes nothing the second time', async () => {
    const event = await worlds.arrive(key, extractFile(home(COVENTRY, 20)));
    const once = await deliveredTo(await worlds.make(), [event]);
    const wanted = await contentsOf(once);
    expect(await contentsOf(await deliveredTo(once, [event]))).toEqual(wanted);
  });

  test('the event of an older version that comes late does not bring back its numbers', async () => {
    const older = await worlds.arrive(key, extractFile(home(COVENTRY, 20)));
    const newer = await worlds.arrive(key, extractFile(home(COVENTRY, 25)));
    const wanted = await metricsAfter(older, newer);
    expect(await metricsAfter(newer, older)).toEqual(wanted);
    expect(await metricsAfter(newer, older, newer, older)).toEqual(wanted);
  });

  test('an older file that comes late still gives the month that the newer one does not cover', async () => {
    const older = await worlds.arrive(key, extractFile([...home(COVENTRY, 20), ...home(COVENTRY, 9, '2025-05')]));
    const newer = await worlds.arrive('sus-apc/coventry/april.csv', extractFile(home(COVENTRY, 25)));
    const late = await worlds.make();
    await deliveredTo(late, [newer, older]);
    const metrics = await late.stores.records.metrics.get('2025-26-Q1', COVENTRY);
    const counts = metrics?.metrics.filter(({ metric }) => metric === 'emergency-admissions-65-plus');
    expect(counts?.map(({ numerator }) => numerator)).toEqual([25, 9, null, 34]);
    const report = (await late.stores.records.submissions.list({ limit: 9 })).submissions.at(-1);
    expect(report?.outcome).toBe('accepted-with-warnings');
  });

  test('the first content sent once more stands, though the event of the one between comes last', async () => {
    const first = await worlds.arrive(key, extractFile(home(COVENTRY, 20)));
    const between = await worlds.arrive(key, extractFile(home(COVENTRY, 25)));
    const again = await worlds.arrive(key, extractFile(home(COVENTRY, 20)));
    const numerators = async (...events: ArrivedEvent[]) => {
      const world = await deliveredTo(await worlds.make(), events);
      const found = await world.stores.records.metrics.get('2025-26-Q1', COVENTRY);
      return found?.metrics[0]?.numerator;
    };
    expect(await numerators(first, between, again)).toBe(20);
    expect(await numerators(again, first, between)).toBe(20);
    expect(await numerators(first, again, between)).toBe(20);
  });
});

describe('a newer file comes while an older one is cut off', () => {
  test('whatever the write at which the older one stopped, all areas end with what the newer one says', async () => {
    const start = await worlds.arrive(key, extractFile([...home(COVENTRY, 20), ...home(SOLIHULL, 5)]));
    const cutOff = await worlds.arrive(key, extractFile(home(COVENTRY, 18)));
    const newest = await worlds.arrive(key, extractFile(home(COVENTRY, 17)));
    const before = await deliveredTo(await worlds.make(), [start]);
    const undisturbed = await deliveredTo(await worlds.make(before), [cutOff, newest]);
    const wanted = await metricsIn(undisturbed);
    const writes = await (async () => {
      const world = await worlds.make(before);
      world.breakAt(null);
      await world.deliver(cutOff);
      return world.writes();
    })();
    for (let at = 1; at <= writes; at += 1) {
      const world = await worlds.make(before);
      world.breakAt({ at, moment: 'before', how: 'killed' });
      expect(await world.deliver(cutOff)).toBe(false);
      world.breakAt(null);
      await deliveredTo(world, [newest, cutOff]);
      expect(await metricsIn(world), `cut off before write ${at}`).toEqual(wanted);
    }
  });
});
