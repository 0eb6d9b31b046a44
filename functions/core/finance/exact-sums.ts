import { toPence, toPounds } from './pence.ts';

/** Sums of pounds by name, exact to the penny. */
export type ExactSums = {
  /** Adds an amount; a missing one adds nothing and makes no entry. */
  add(name: string, pounds: number | null): void;
  pounds(): Record<string, number>;
};

export function createExactSums(): ExactSums {
  const sums = new Map<string, bigint>();
  return {
    add: (name, pounds) => {
      if (pounds !== null) sums.set(name, (sums.get(name) ?? 0n) + toPence(pounds));
    },
    pounds: () => Object.fromEntries([...sums].map(([name, pence]) => [name, toPounds(pence)])),
  };
}
