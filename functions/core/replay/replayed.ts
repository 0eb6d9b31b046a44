/** What became of one thing that was made again: `not-kept` where what it was made of, or it itself, is there no more. */
export type ReplayOutcome = 'same' | 'differs' | 'not-kept';

/**
 * One thing that was made again: a current file, the metrics of one unit, or a file of a return. `why` says, in plain
 * words, what differs or is not kept; `left` how many differences are not listed.
 */
export type Replayed = {
  kind: 'file' | 'metrics' | 'return';
  name: string;
  outcome: ReplayOutcome;
  why: string[];
  left: number;
};

const MOST_LISTED = 50;

type Named = Pick<Replayed, 'kind' | 'name'>;

/** Something that could not be made again, and why. */
export function notKept(named: Named, why: string): Replayed {
  return { ...named, outcome: 'not-kept', why: [why], left: 0 };
}

/** Something that was made again: the same where nothing differs. */
export function compared(named: Named, differences: readonly string[]): Replayed {
  const why = differences.slice(0, MOST_LISTED);
  return {
    ...named,
    outcome: differences.length === 0 ? 'same' : 'differs',
    why,
    left: differences.length - why.length,
  };
}
