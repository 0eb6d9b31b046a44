import type { PopulationFigure } from '../areas/population.ts';
import type { FinancialYear } from '../periods/period.ts';
import type { PopulationRule } from './metric-definition.ts';
import type { MetricFlag } from './metric-value.ts';

/** The population that a rate divides by, in words and number; null where there is none. */
export type ChosenPopulation = { persons: number | null; basis: string; flags: MetricFlag[] };

/** The calendar year whose population a financial year's rates divide by. */
function wantedYear(rule: PopulationRule, year: FinancialYear): number {
  return Number(year.slice(0, 4)) + rule.year.plusYears;
}

function ranked(figures: readonly PopulationFigure[], bases: readonly string[]): PopulationFigure[] {
  const rank = ({ basis }: PopulationFigure) => (bases.indexOf(basis) < 0 ? bases.length : bases.indexOf(basis));
  const uploadedFirst = ({ origin }: PopulationFigure) => (origin === 'published' ? 1 : 0);
  const text = ({ basis, origin }: PopulationFigure) => `${basis} ${origin}`;
  return [...figures].sort(
    (a, b) =>
      b.year - a.year || uploadedFirst(a) - uploadedFirst(b) || rank(a) - rank(b) || (text(a) < text(b) ? -1 : 1),
  );
}

function words(rule: PopulationRule, { basis, year }: PopulationFigure): string {
  const title = rule.bases.find((each) => each.basis === basis)?.title ?? basis;
  return `${title} for ${year}, ${rule.people}`;
}

/**
 * An uploaded figure of the wanted year, else the published one in the order of the bases, else the nearest earlier
 * year with a flag.
 */
export function choosePopulation(
  rule: PopulationRule,
  figures: readonly PopulationFigure[],
  { year, bases }: { year: FinancialYear; bases: readonly string[] },
): ChosenPopulation {
  const wanted = wantedYear(rule, year);
  const [chosen] = ranked(
    figures.filter((figure) => figure.year <= wanted && figure.persons > 0),
    bases,
  );
  if (chosen === undefined) {
    const text = `There is no population of ${rule.people} for ${wanted} or earlier, so no rate can be given.`;
    return { persons: null, basis: `${rule.people}: no figure`, flags: [{ code: 'denominator-missing', text }] };
  }
  const basis = words(rule, chosen);
  const text = `There is no population for ${wanted}; the rate uses the ${basis}.`;
  const flags = chosen.year === wanted ? [] : [{ code: 'population-year', text }];
  return { persons: chosen.persons, basis, flags };
}
