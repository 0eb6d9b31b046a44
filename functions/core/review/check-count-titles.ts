import { byTable, type Figure, type NumberName, saidOf } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';
import { kindOfUnit } from './kind-of-unit.ts';
import { partNumbers, type Whole, wholesOf } from './parts-and-totals.ts';

const isRateTitle = (figure: Figure) => kindOfUnit(saidOf(figure)) === 'rate';
const isCalledCount = ({ words }: Figure) =>
  kindOfUnit(words.unit) === 'count' || (words.unit.trim() === '' && /\b(count|number)\b/i.test(words.label));

function said(figure: Figure, why: string): Finding {
  const { heading, label } = figure.words;
  return findingAt(figure, {
    code: 'count-under-rate-title',
    found: `whole numbers under "${heading || label}"`,
    expected: 'rates, or a title that says that these are counts',
    why,
  });
}

/** Rates of the quarters of a year never add up to a count of the year: what adds up are counts. */
function addUpToCount(whole: Whole, name: NumberName): Finding[] {
  const parts = partNumbers(whole, name);
  const stated = whole.total.numbers[name];
  const [first] = whole.parts;
  if (!parts || !stated || !first || !isRateTitle(first) || isCalledCount(first) || !isCalledCount(whole.total))
    return [];
  if (!parts.every(({ isExact }) => isExact)) return [];
  const sum = parts.reduce((all, { value }) => all + value, 0);
  if (sum !== stated.value) return [];
  const texts = parts.map(({ text }) => text).join(' + ');
  return [
    said(first, `${texts} = ${stated.text}, which "${whole.total.words.label}" calls a count; rates do not add up`),
  ];
}

function isItsNumerator(figure: Figure): Finding[] {
  const { value, numerator, denominator } = figure.numbers;
  if (!value || !numerator || !isRateTitle(figure) || value.value !== numerator.value) return [];
  if (denominator && denominator.value === 100_000) return [];
  return [said(figure, `${value.text} is the count itself, and not a rate of it`)];
}

/** Counts under the title of a rate. */
export const checkCountTitles: Check = (figures) => {
  const wholes = byTable(figures).flatMap((table) => wholesOf(table));
  const names: readonly NumberName[] = ['target', 'actual', 'value'];
  return [
    ...wholes.flatMap((whole) => names.flatMap((name) => addUpToCount(whole, name)).slice(0, 1)),
    ...figures.flatMap(isItsNumerator),
  ];
};
