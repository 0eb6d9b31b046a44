import type { Clause } from '../counts/measure-definition.ts';
import { spellMeasureGroups } from '../counts/measures.ts';
import type { MetricDefinition } from '../metrics/metric-definition.ts';

/** A count of hospital spells that a metric is made of, with every rule that a spell must pass. */
export type CountRules = {
  measure: string;
  title: string;
  definition: string;
  rules: Pick<Clause, 'rule' | 'citation' | 'confidence'>[];
};

function measuresOf({ numerators, denominator }: MetricDefinition): string[] {
  const below = denominator.kind === 'measures' ? [...denominator.add, ...denominator.subtract] : [];
  return [...numerators.flatMap(({ measures }) => measures), ...below];
}

/** The rules of the counts of a metric that are made from spells, in the order of `schemas/measures`; none where its figures come ready counted. */
export function countRules(metric: MetricDefinition): CountRules[] {
  const wanted = new Set(measuresOf(metric));
  return spellMeasureGroups.flatMap(({ definition, where, measures }) =>
    measures
      .filter(({ id }) => wanted.has(id))
      .map(({ id, title, where: own }) => ({ measure: id, title, definition, rules: [...where, ...own] })),
  );
}
