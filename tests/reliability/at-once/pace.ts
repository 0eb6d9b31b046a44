/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One turn of the event loop. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Mostly few turns of the event loop; sometimes many, and now and then so many that others get to their end meanwhile. */
function turnsOf(chance: number): number {
  if (chance < 0.8) return Math.floor(chance * 5);
  return Math.floor(chance < 0.9 ? (chance - 0.8) * 300 : (chance - 0.9) * 10_000);
}

/** What a call waits for: the same turns for the same seed, so that over stores in memory things come in the same order again. */
export function seededPace(seed: number): () => Promise<void> {
  const next = seeded(seed);
  return async () => {
    for (let turns = turnsOf(next()); turns > 0; turns -= 1) await turn();
  };
}

/** The same values in an order that the seed decides. */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const next = seeded(seed);
  const keyed = values.map((value) => ({ value, key: next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}
