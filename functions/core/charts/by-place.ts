import type { ComparisonChart } from './chart.ts';

/** The boards of a comparison, the best first and those without a value last; where neither end is better, the highest first. */
export function byPlace({ boards, better }: ComparisonChart): ComparisonChart['boards'] {
  const direction = better === 'lower' ? 1 : -1;
  return [...boards].sort((a, b) => {
    if (!a.value || !b.value) return Number(a.value === null) - Number(b.value === null);
    return direction * (a.value.value - b.value.value);
  });
}
