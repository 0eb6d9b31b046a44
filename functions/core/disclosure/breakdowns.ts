import { metricCatalogue } from '../metrics/catalogue.ts';
import { countName, countNames } from './count-name.ts';
import { type Breakdown, disclosureRules } from './disclosure-rules.ts';

/** A share tells its complement: 20 at home of 22 is 2 who are not. */
function complements(): Breakdown[] {
  return metricCatalogue.flatMap((metric) => {
    if (metric.method !== 'proportion' || disclosureRules.ratios.metrics.includes(metric.id)) return [];
    return metric.numerators.flatMap(({ variant }) => {
      const { numerator, denominator } = countNames(metric, variant);
      if (numerator === null || denominator === null) return [];
      return [{ total: denominator, parts: [numerator], rest: countName([denominator], [numerator]), days: null }];
    });
  });
}

/** Every way in which counts of one period add up: those that the rules name, and both sides of every share. */
export const breakdowns: readonly Breakdown[] = [...disclosureRules.breakdowns, ...complements()];
