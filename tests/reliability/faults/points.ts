import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { inParallel } from '../../../functions/edges/in-parallel.ts';
import { IS_FULL } from '../effort.ts';
import { note } from '../figures.ts';
import type { Call, Fault } from './breaker.ts';
import { type Contents, contentsOf, differences } from './contents.ts';
import { FAULT_KINDS } from './fault-kinds.ts';
import { copyOf, type Kept, observedCopyOf } from './kept.ts';
import { holdAgainst, noteAll, type Seen } from './watch.ts';
import { startWorld, type World } from './world.ts';

/**
 * What is done to what is kept, and may break at any call. `act` is what happens at each delivery, or what a person does
 * again who was told that it failed; true where it is done.
 */
export type Scenario = { name: string; before: Kept; act(world: World): Promise<boolean> };

/** The run that nothing disturbs: its calls, what readers found at any moment of it, and what it came to. */
type Undisturbed = { calls: readonly Call[]; seen: Seen; wanted: Contents };

const MOST_DELIVERIES = 4;
const AT_A_TIME = 3;
/** In the short form one point in so many is tried: a prime, so that it falls on another call and another kind each time. */
const ONE_IN = 23;

async function undisturbed({ before, act }: Scenario): Promise<Undisturbed> {
  const seen: Seen = new Map();
  const world = startWorld(observedCopyOf(before, noteAll(seen, before)));
  expect(await act(world)).toBe(true);
  const { calls } = world.breaker;
  return { calls: calls.map((call) => ({ ...call })), seen, wanted: contentsOf(world.kept) };
}

async function deliverUntilDone(world: World, act: Scenario['act']): Promise<void> {
  let cause: unknown;
  for (let delivery = 1; delivery <= MOST_DELIVERIES; delivery += 1) {
    const isDone = await act(world).catch((error) => {
      cause = error;
      return false;
    });
    if (isDone) return;
  }
  throw new Error(`It never comes to an end: ${cause}`, { cause });
}

/** Breaks one call, has the work delivered again, and holds what came of it against the run that nothing disturbed. */
async function tryPoint({ before, act }: Scenario, { calls, seen, wanted }: Undisturbed, fault: Fault): Promise<void> {
  const faults: string[] = [];
  const world = startWorld(observedCopyOf(before, holdAgainst(seen, faults)), fault);
  const { breaker, kept } = world;
  const isDone = await act(world).catch(() => false);
  breaker.mend();
  expect(breaker.tries(), 'the call was made').toBeGreaterThan(0);
  expect(breaker.calls[fault.at - 1]?.operation).toBe(calls[fault.at - 1]?.operation);
  if (fault.kind.isGotOver) expect(isDone, 'nobody need be told').toBe(true);
  const isKilled = fault.kind.breaks === 'process';
  if (!isDone || isKilled) await deliverUntilDone(isKilled ? startWorld(kept) : world, act);
  expect(faults).toEqual([]);
  expect(differences(wanted, contentsOf(kept))).toEqual({});
}

const every = (calls: readonly Call[]): Fault[] =>
  calls.flatMap((call, place) =>
    FAULT_KINDS.filter(({ concerns }) => concerns?.(call) ?? true).map((kind) => ({ at: place + 1, kind })),
  );

/** Of all points those that are tried: all, or some of them, others in each scenario. */
function chosen<T>(name: string, points: readonly T[]): readonly T[] {
  if (IS_FULL) return points;
  const first = createHash('sha256').update(name).digest().readUInt16BE() % Math.min(ONE_IN, points.length);
  return points.filter((_, place) => place % ONE_IN === first);
}

/**
 * Breaks every call of a scenario in every way, one after the other. Whatever broke: readers never find anything but what
 * they might have found had nothing been broken; and once the work is delivered again, all is as if nothing had.
 */
export async function tryEveryPoint(scenario: Scenario): Promise<void> {
  const known = await undisturbed(scenario);
  const points = chosen(scenario.name, every(known.calls));
  await inParallel(points, AT_A_TIME, async (fault) => {
    const { service, operation } = known.calls[fault.at - 1] ?? {};
    await tryPoint(scenario, known, fault).catch((cause: Error) => {
      throw new Error(
        `${scenario.name}: call ${fault.at}, ${service} ${operation}, ${fault.kind.name}: ${cause.message}`,
        { cause },
      );
    });
  });
  note({ promise: 'faults', what: scenario.name, tried: points.length });
}

/** Tries something at every call of a scenario, the first being 1: what else may happen at that moment. */
export async function everyCall(scenario: Scenario, tryAt: (at: number) => Promise<void>): Promise<void> {
  const { calls } = await undisturbed(scenario);
  const places = chosen(
    scenario.name,
    [...calls.keys()].map((place) => place + 1),
  );
  await inParallel(places, AT_A_TIME, tryAt);
  note({ promise: 'faults', what: scenario.name, tried: places.length });
}

/** The same state to go another way, after this was done to it. */
export async function keptAfter(before: Kept, act: (world: World) => Promise<unknown>): Promise<Kept> {
  const kept = copyOf(before);
  await act(startWorld(kept));
  return kept;
}
