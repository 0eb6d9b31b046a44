import fc from 'fast-check';
import { DEEDS } from './commands.ts';
import { settleAgain } from './settle.ts';
import { begin, STARTS } from './starts.ts';
import type { World } from './world.ts';

/** How much was tried, and how often each thing came of it. */
export type TriedSequences = { sequences: number; commands: number; came: Map<string, number> };

/** Runs sequences of commands, each in a world of its own, and brings each to its end. Throws with the seed where one fails. */
export async function runSequences(
  numRuns: number,
  start: () => Promise<World>,
  maxCommands = 40,
): Promise<TriedSequences> {
  const tried: TriedSequences = { sequences: 0, commands: 0, came: new Map() };
  const commandsArb = fc.commands(DEEDS, { maxCommands, size: 'max' });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...STARTS), commandsArb, async (from, commands) => {
      const world = await start();
      await begin(world, from);
      await fc.asyncModelRun(() => ({ model: world, real: world }), commands);
      await settleAgain(world);
      tried.sequences += 1;
      tried.commands += world.commands;
      for (const [what, times] of world.came) tried.came.set(what, (tried.came.get(what) ?? 0) + times);
    }),
    { numRuns },
  );
  return tried;
}
