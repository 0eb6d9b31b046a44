import { parsePeriod } from '../periods/parse-period.ts';
import { monthsOf } from '../periods/period.ts';
import { type Figure, saidOf } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';
import { kindOfUnit, ratePer, standardisation, type UnitKind } from './kind-of-unit.ts';
import { numberWords, rangeOf } from './reading.ts';

/** The kind of number of a figure: as printed, as its unit says, or as its titles say. */
function kindOf(figure: Figure): UnitKind | null {
  const { value } = figure.numbers;
  if (value?.isPercent) return 'percent';
  return kindOfUnit(figure.words.unit) ?? kindOfUnit(figure.words.label) ?? kindOfUnit(figure.words.heading);
}

/** How many months the counts of a monthly rate may be of. */
function monthsFor({ words, months }: Figure, said: string): number[] {
  if (!/per month|monthly/i.test(said)) return [1];
  const period = parsePeriod(words.period);
  if (months !== null) return [months];
  return period ? [monthsOf(period).length] : [1, 3, 12];
}

/** What the counts of a figure give, in its unit; more than one where the paper leaves open how many months they are of. */
function expectedValues(figure: Figure): number[] {
  const { value, numerator, denominator } = figure.numbers;
  const kind = kindOf(figure);
  if (!value || !numerator || !denominator || denominator.value <= 0) return [];
  const ratio = numerator.value / denominator.value;
  if (kind === 'percent') return value.isPercent || value.value > 1.5 ? [ratio * 100] : [ratio * 100, ratio];
  if (kind === 'days') return [ratio];
  if (kind !== 'rate' || standardisation(saidOf(figure)) !== null) return [];
  const said = saidOf(figure);
  return monthsFor(figure, said).map((months) => (ratio * ratePer(said)) / months);
}

function against(figure: Figure): Finding[] {
  const { value, numerator, denominator } = figure.numbers;
  const expected = expectedValues(figure);
  const [first] = expected;
  if (!value || !numerator || !denominator || first === undefined) return [];
  const { least, most } = rangeOf(value);
  const slack = value.step * 1e-6;
  if (expected.some((each) => each >= least - slack && each <= most + slack)) return [];
  const counts = `${numerator.text} of ${denominator.text}`;
  return [
    findingAt(figure, {
      code: 'rate-mismatch',
      found: value.text,
      expected: numberWords(first, Math.max(value.decimals, 1)),
      why: `That is what ${counts} gives`,
    }),
  ];
}

/** Percentages, rates and averages against the counts beside them. */
export const checkRates: Check = (figures) => figures.filter((figure) => figure.numbers.value).flatMap(against);
