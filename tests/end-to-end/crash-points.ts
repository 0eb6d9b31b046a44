import { expect } from 'vitest';
import type { Fault, World, Worlds } from './faulty-world.ts';
import { type Contents, contentsOf, metricsIn, returnsIn } from './world-contents.ts';

/** What is done to a world and may be cut off; `act` is repeated until it says that it is done. */
export type Scenario = { worlds: Worlds; before: World; act(world: World): Promise<boolean> };

/** A machine that stops before a write, and a write that is done though its answer is lost. */
const kinds = [
  { moment: 'before', how: 'killed' },
  { moment: 'after', how: 'refused' },
] as const;

async function finish(world: World, act: Scenario['act']): Promise<void> {
  for (let attempt = 0; !(await act(world)); attempt += 1) if (attempt > 3) throw new Error('It never ends');
}

function expectOldOrNew(found: Map<string, string>, known: { old: Map<string, string>; new: Map<string, string> }) {
  for (const [name, content] of found) {
    if (content !== known.old.get(name) && content !== known.new.get(name)) {
      throw new Error(`${name} is neither as it was nor as it is to be`);
    }
  }
  for (const name of known.old.keys()) expect(found.has(name)).toBe(true);
}

/**
 * Cuts the scenario off at every write in turn: at that moment readers see old or new metrics and returns, each whole;
 * and delivered again, undisturbed, it ends as if nothing had happened. Answers with the number of points tried.
 */
export async function tryEveryPoint(scenario: Scenario): Promise<number> {
  const { worlds, before, act } = scenario;
  const undisturbed = await worlds.make(before);
  undisturbed.breakAt(null);
  await finish(undisturbed, act);
  const writes = undisturbed.writes();
  const wanted: Contents = await contentsOf(undisturbed);
  const metrics = { old: await metricsIn(before), new: await metricsIn(undisturbed) };
  const returns = { old: await returnsIn(before), new: await returnsIn(undisturbed) };
  expect(writes).toBeGreaterThan(2);
  let points = 0;
  for (let at = 1; at <= writes; at += 1) {
    for (const kind of kinds) {
      const fault: Fault = { at, ...kind };
      const world = await worlds.make(before);
      world.breakAt(fault);
      await act(world).catch(() => false);
      world.breakAt(null);
      expectOldOrNew(await metricsIn(world), metrics);
      expectOldOrNew(await returnsIn(world), returns);
      await finish(world, act);
      expect(await contentsOf(world), `cut off ${kind.moment} write ${at}, ${kind.how}`).toEqual(wanted);
      points += 1;
    }
  }
  return points;
}
