import type { PopulationFigure } from '../areas/population.ts';
import { type ChosenPopulation, populationWords } from './choose-population.ts';
import type { PopulationRule } from './metric-definition.ts';
import type { MetricFlag } from './metric-value.ts';
import type { Plan } from './plan-for.ts';
import { decimal } from './rational.ts';
import { roundedText, roundHalfAwayFromZero } from './rounding.ts';

// Below this many per cent the two populations are the same one, rounded differently.
const SMALLEST_EFFECT = 0.05;

function oneDecimal(value: number): string {
  return roundedText(roundHalfAwayFromZero(decimal(value), 1));
}

const wholeNumber = (value: number): string => roundedText(roundHalfAwayFromZero(decimal(value), 0));

/** What a rate is held against: its population, and the others that are known, by which a plan's is recognised. */
export type Vintages = { rule: PopulationRule; population: ChosenPopulation; figures: readonly PopulationFigure[] };

/**
 * What is said where a plan divides by another population than the rate: by how many per cent that moves the rate. The
 * plan's population is named where one of the known figures is the same number.
 */
export function planVintageFlags({ rule, population, figures }: Vintages, plan: Plan): MetricFlag[] {
  const planned = plan.figures.find(({ denominator }) => (denominator ?? 0) > 0)?.denominator;
  if (!planned || population.persons === null) return [];
  const effect = (population.persons / planned - 1) * 100;
  // Stryker disable next-line EqualityOperator: in binary no two populations differ by that very share
  if (Math.abs(effect) < SMALLEST_EFFECT) return [];
  const known = figures.find(({ persons }) => persons === planned);
  const named = known ? `, which is the ${populationWords(rule, known)}` : '';
  // Stryker disable next-line EqualityOperator: equal ones have gone already
  const change = `${oneDecimal(Math.abs(effect))}% ${effect > 0 ? 'higher' : 'lower'}`;
  const text = `The plan divides by ${wholeNumber(planned)} people${named}; this rate divides by ${wholeNumber(population.persons)} (${population.basis}). On the plan's population the rate would be ${change}.`;
  return [{ code: 'plan-vintage', text }];
}
