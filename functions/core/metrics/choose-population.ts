import type { PopulationFigure } from '../areas/population.ts';
import type { FinancialYear } from '../periods/period.ts';
import type { PopulationRule } from './metric-definition.ts';
import type { MetricFlag, PopulationUsed } from './metric-value.ts';

/** The population that a rate divides by, in words and number; null where there is none. `bands` are its people by age band. */
export type ChosenPopulation = {
  persons: number | null;
  basis: string;
  used: PopulationUsed | null;
  bands: Readonly<Record<string, number>> | null;
  flags: MetricFlag[];
};

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
      // Stryker disable next-line EqualityOperator: each is there once
      b.year - a.year || uploadedFirst(a) - uploadedFirst(b) || rank(a) - rank(b) || (text(a) < text(b) ? -1 : 1),
  );
}

/** How a figure is named: `ONS 2018-based subnational population projection for 2025, people aged 65+`. */
export function populationWords(
  rule: PopulationRule,
  { basis, year }: Pick<PopulationFigure, 'basis' | 'year'>,
): string {
  const title = rule.bases.find((each) => each.basis === basis)?.title ?? basis;
  return `${title} for ${year}, ${rule.people}`;
}

/**
 * An uploaded figure of the wanted year, else the published one in the order of the bases, else the nearest earlier
 * year with a flag. Where figures by age band are wanted and there are some, the others are passed over.
 */
export function choosePopulation(
  rule: PopulationRule,
  figures: readonly PopulationFigure[],
  { year, bases, wants }: { year: FinancialYear; bases: readonly string[]; wants: 'persons' | 'bands' },
): ChosenPopulation {
  const wanted = wantedYear(rule, year);
  const usable = figures.filter((figure) => figure.year <= wanted && figure.persons > 0);
  const withBands = wants === 'bands' ? usable.filter((figure) => figure.bands !== undefined) : [];
  const [chosen] = ranked(withBands.length > 0 ? withBands : usable, bases);
  if (chosen === undefined) {
    const text = `There is no population of ${rule.people} for ${wanted} or earlier, so no rate can be given.`;
    const flags = [{ code: 'denominator-missing', text }];
    return { persons: null, basis: `${rule.people}: no figure`, used: null, bands: null, flags };
  }
  const basis = populationWords(rule, chosen);
  const text = `There is no population for ${wanted}; the rate uses the ${basis}.`;
  const flags = chosen.year === wanted ? [] : [{ code: 'population-year', text }];
  const { bands = null, ...used } = chosen;
  return { persons: chosen.persons, basis, used, bands, flags };
}
