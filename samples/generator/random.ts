/** A stream of numbers from 0 (included) to 1 (excluded) that its seed alone decides. */
export type Random = () => number;

/** Picks one of several values; see `shares`. */
export type Sampler<T> = (random: Random) => T;

const TABLE_SIZE = 4096;

/** The mulberry32 generator (Tommy Ettinger, public domain): 32 bits of state, the same numbers on every machine. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed from a name (FNV-1a), so that each file has its own stream and adding one changes no other. */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return hash;
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/**
 * A sampler of values with their weights. Drawing is one look into a table of 4,096 places, so a share is exact to
 * about 0.02 %, and a value with any weight has at least one place. Throws RangeError where there is no value.
 */
export function shares<T>(entries: readonly (readonly [T, number])[]): Sampler<T> {
  const first = entries[0];
  if (first === undefined) throw new RangeError('A sampler needs at least one value');
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  const table = entries.flatMap(([value, weight]) =>
    new Array<T>(Math.max(1, Math.round((weight / total) * TABLE_SIZE))).fill(value),
  );
  const size = table.length;
  return (random) => table[Math.floor(random() * size)] ?? first[0];
}

/** As `shares`, for codes written with their weights: `21 66, 22 9`. */
export function codeShares(weights: string): Sampler<string> {
  return shares(weights.split(',').map(weightedCode));
}

/** All values alike. */
export function evenShares<T>(values: readonly T[]): Sampler<T> {
  return shares(values.map((value) => [value, 1] as const));
}

function weightedCode(text: string): [string, number] {
  const [code = '', weight = '1'] = text.trim().split(' ');
  return [code, Number(weight)];
}
