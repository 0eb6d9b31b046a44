import { byTable, type Figure, saidOf } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';
import { standardisation } from './kind-of-unit.ts';
import { numberWords, rangeOf } from './reading.ts';

type Factor = { least: number; most: number };

/** The rate of one event, as far as the rates and counts of a table tell it; null where they do not agree on one. */
function factorOf(table: readonly Figure[]): Factor | null {
  const each = table.flatMap(({ numbers: { value, numerator } }) => {
    if (!value || !numerator || numerator.value <= 0) return [];
    const { least, most } = rangeOf(value);
    return [{ least: least / numerator.value, most: most / numerator.value }];
  });
  if (each.length < 2) return null;
  const least = Math.max(...each.map((factor) => factor.least));
  const most = Math.min(...each.map((factor) => factor.most));
  return least <= most ? { least, most } : null;
}

function against(figure: Figure, factor: Factor): Finding[] {
  const { value, numerator } = figure.numbers;
  if (!value || numerator) return [];
  const { least, most } = rangeOf(value);
  const [fewest, largest] = [Math.ceil(least / factor.most), Math.floor(most / factor.least)];
  if (fewest <= largest) return [];
  const middle = (factor.least + factor.most) / 2;
  const words = (count: number) => `${count} gives ${numberWords(count * middle, value.decimals)}`;
  return [
    findingAt(figure, {
      code: 'no-whole-number',
      found: value.text,
      expected: `${words(largest)}, ${words(fewest)}`,
      why: 'The other figures of the table say what one event adds to the rate, and no whole number of events gives this one',
    }),
  ];
}

/** Indirectly standardised rates are a count times one factor: a rate that no whole count gives is of another making. */
export const checkWholeNumbers: Check = (figures) =>
  byTable(figures.filter((figure) => standardisation(saidOf(figure)) === 'indirect')).flatMap((table) => {
    const factor = factorOf(table);
    return factor ? table.flatMap((figure) => against(figure, factor)) : [];
  });
