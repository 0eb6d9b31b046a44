import { type Figure, NUMBERS } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';
import { kindsOfUnit, type UnitKind } from './kind-of-unit.ts';
import { metricsNamed } from './vocabulary.ts';

const kindWords: Record<UnitKind, string> = {
  rate: 'a rate',
  percent: 'a percentage',
  days: 'days',
  hours: 'hours',
  money: 'money',
  count: 'a count',
};

/** Kinds that cannot stand for one another. A count may stand under the title of a rate as what it is made from. */
const EXCLUSIVE: readonly UnitKind[] = ['rate', 'percent', 'days'];

function otherMetric(figure: Figure): Finding[] {
  const { heading, label } = figure.words;
  const [above, here] = [metricsNamed(heading), metricsNamed(label)];
  if (above.length === 0 || here.length === 0 || here.some((metric) => above.includes(metric))) return [];
  return [
    findingAt(figure, {
      code: 'title-of-another-metric',
      found: `"${label}" under the heading "${heading}"`,
      expected: 'a row title that names the metric of the heading',
      why: `The heading is about ${above.join(', ')}, the row title about ${here.join(', ')}`,
    }),
  ];
}

function mixedKinds(figure: Figure): Finding[] {
  const { heading, label, unit } = figure.words;
  const named = [heading, label, unit]
    .map((words) => ({ words, kinds: kindsOfUnit(words).filter((kind) => EXCLUSIVE.includes(kind)) }))
    .filter(({ kinds }) => kinds.length > 0);
  const [first] = named;
  const other = named.find(({ kinds }) => !kinds.some((kind) => first?.kinds.includes(kind)));
  const [firstKind, otherKind] = [first?.kinds[0], other?.kinds[0]];
  if (!first || !other || !firstKind || !otherKind) return [];
  return [
    findingAt(figure, {
      code: 'label-unit-mismatch',
      found: `"${first.words}" and "${other.words}"`,
      expected: 'words that name one kind of number',
      why: `The first says that this is ${kindWords[firstKind]}, the second that it is ${kindWords[otherKind]}`,
    }),
  ];
}

/** Titles against headings and units: the title of another metric, days under a rate. Once for each row title. */
export const checkLabels: Check = (figures) => {
  const withNumbers = figures.filter(({ numbers }) => NUMBERS.some((name) => numbers[name] !== undefined));
  const rows = Map.groupBy(withNumbers, ({ words }) => [words.table, words.heading, words.label, words.unit].join('|'));
  return [...rows.values()].flatMap(([first]) => (first ? [...otherMetric(first), ...mixedKinds(first)] : []));
};
