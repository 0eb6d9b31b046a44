import type { MetricDefinition } from '../metrics/metric-definition.ts';

const YEAR = /\bfor (20\d\d)\b/;

/**
 * What a value is divided by, in the words of its definition and never in those of the return: the counted people, or
 * the population with its year.
 */
export function denominatorWords({ denominator }: MetricDefinition, said: string): string {
  if (denominator.kind !== 'population') return denominator.basis;
  const base = denominator.bases.find(({ title }) => said.startsWith(title));
  const year = YEAR.exec(said)?.[1];
  const words = base ? `${base.title}${year ? ` for ${year}` : ''}, ` : '';
  return `${words}${denominator.people}`;
}
