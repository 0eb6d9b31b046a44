import fc from 'fast-check';
import type { Fault } from './gate.ts';
import { expectInvariants } from './invariants.ts';
import { AREAS } from './sent-file.ts';
import type { World } from './world.ts';

/** One thing that somebody does, or that happens. */
export type Deed = fc.AsyncCommand<World, World>;

/** What is done, in words; `isPossible` tells whether it may be done now. */
type Parts = { words: string; act(world: World): Promise<void>; isPossible?: (world: World) => boolean };

/** Does something, and looks whether all that must always hold holds. */
export const deed = ({ words, act, isPossible = () => true }: Parts): Deed => ({
  check: isPossible,
  run: async (_, world) => {
    world.commands += 1;
    await act(world);
    await expectInvariants(world);
  },
  toString: () => words,
});

export const faultArb: fc.Arbitrary<Fault> = fc.record({
  at: fc.integer({ min: 1, max: 25 }),
  moment: fc.constantFrom('before', 'after'),
  how: fc.constantFrom('killed', 'refused'),
});

/** Mostly none. */
export const perhapsFault: fc.Arbitrary<Fault | null> = fc.option(faultArb, { freq: 3 });

const again = fc
  .tuple(faultArb, fc.integer({ min: 2, max: 5 }))
  .map(([fault, times]) => Array.from({ length: times }, () => fault));

/** Mostly none; sometimes the machine stops again and again at the same place. */
export const faultsArb: fc.Arbitrary<Fault[]> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Fault[]>([]) },
  { weight: 2, arbitrary: faultArb.map((fault) => [fault]) },
  { weight: 1, arbitrary: again },
);

export const faultWords = (fault: Fault | null): string =>
  fault ? `, ${fault.how} ${fault.moment} write ${fault.at}` : '';

export const areaArb = fc.constantFrom(...AREAS);
