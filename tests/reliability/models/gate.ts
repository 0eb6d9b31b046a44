/**
 * Where things break: at the n-th write, before it is done or after it, its answer being lost. `killed`: nothing happens
 * any more, as when a machine stops. `refused`: only this write fails.
 */
export type Fault = { at: number; moment: 'before' | 'after'; how: 'killed' | 'refused' };

/** What every call to a store or a queue goes through. */
export type Gate = {
  /** Breaks at the fault from here on, or mends what is broken. */
  breakAt(fault: Fault | null): void;
  /** Whether the fault was come to. */
  isBroken(): boolean;
  /** What a call waits for before it is made and before it is answered. */
  pace(wait: () => Promise<void>): void;
  around<T>(kind: 'read' | 'write', act: () => Promise<T>): Promise<T>;
};

/** A gate at which nothing breaks and nobody waits. */
export function createGate(): Gate {
  let fault: Fault | null = null;
  let writes = 0;
  let isBroken = false;
  let wait: (() => Promise<void>) | null = null;
  const isHere = (moment: Fault['moment']) => writes === fault?.at && fault.moment === moment;
  const demandAlive = () => {
    if (isBroken && fault?.how === 'killed') throw new Error('killed');
  };
  const breakHere = () => {
    isBroken = true;
    throw new Error(`broken ${fault?.moment} write ${writes}`);
  };
  return {
    breakAt: (next) => {
      [fault, writes, isBroken] = [next, 0, false];
    },
    isBroken: () => isBroken,
    pace: (next) => {
      wait = next;
    },
    around: async (kind, act) => {
      await wait?.();
      demandAlive();
      if (kind === 'write') writes += 1;
      if (kind === 'write' && isHere('before')) breakHere();
      const isLast = kind === 'write' && isHere('after');
      const answer = await act();
      if (isLast) breakHere();
      await wait?.();
      demandAlive();
      return answer;
    },
  };
}
