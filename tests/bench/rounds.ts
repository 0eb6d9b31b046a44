import { CONTESTANTS, type Contestant, measure } from './contestants.ts';
import type { Measured } from './measured.ts';

export type Rounds = Record<Contestant, Measured[]>;

const names = Object.keys(CONTESTANTS) as Contestant[];

/** The middle one. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Throws where contestants who read the same file saw other rows or came to other counts. */
function holdTogether(round: readonly Measured[]): void {
  const rows = new Set(round.map((one) => one.rows));
  const counted = new Set(round.flatMap((one) => one.counted || []));
  if (rows.size > 1 || counted.size > 1)
    throw new Error(`They do not count the same: ${[...rows].join(', ')} rows, ${[...counted].join(', ')}`);
}

/** Every contestant over the same file, one after the other, and again: what disturbs a round disturbs all in it. */
export function playRounds(file: string, rounds: number): Rounds {
  const played = Object.fromEntries(names.map((name): [Contestant, Measured[]] => [name, []])) as Rounds;
  for (let round = 1; round <= rounds; round += 1) {
    console.log(`Round ${round} of ${rounds} ...`);
    // A contestant that always comes first would always find the machine as it was before.
    const order = round % 2 === 1 ? names : names.toReversed();
    const measured = order.map((name) => ({ name, one: measure(name, file) }));
    holdTogether(measured.map(({ one }) => one));
    for (const { name, one } of measured) played[name].push(one);
  }
  return played;
}

/** How many times faster the first is, in the middle of the rounds: by the clock, or by the work of the processor. */
export function timesFaster(
  rounds: Rounds,
  [first, other]: readonly [Contestant, Contestant],
  by: 'seconds' | 'cpuSeconds',
): number {
  return median(rounds[first].map((one, round) => (rounds[other][round]?.[by] ?? Number.NaN) / one[by]));
}

/** The medians of one contestant. */
export function summaryOf(measured: readonly Measured[], megabytes: number) {
  const of = (pick: (one: Measured) => number) => median(measured.map(pick));
  const seconds = of((one) => one.seconds);
  return {
    seconds,
    cpuSeconds: of(({ cpuSeconds }) => cpuSeconds),
    rowsPerSecond: of((one) => one.rows / one.seconds),
    mbPerSecond: megabytes / seconds,
    peakMb: of(({ peakMb }) => peakMb),
  };
}
