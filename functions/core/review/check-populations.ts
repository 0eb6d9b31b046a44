import { findBoard } from '../areas/boards.ts';
import { publishedPopulation65Plus } from '../areas/population.ts';
import { publishedPopulationAllAges } from '../areas/population-all-ages.ts';
import { parsePeriod } from '../periods/parse-period.ts';
import { isFinancialYear, isMonth, isQuarter } from '../periods/period.ts';
import { type Figure, saidOf } from './figure.ts';
import { type Check, type Finding, findingAt } from './finding.ts';
import { kindOfUnit } from './kind-of-unit.ts';
import { numberWords } from './reading.ts';

/** The published table is rounded by sex and age, and may be so far from a published total. */
const NEAR = 10;

/** The calendar years whose population a figure may rightly use. */
function yearsFor({ words }: Figure): number[] {
  const said = /\b(20\d\d)\b/.exec(words['population year'])?.[1];
  if (said) return [Number(said)];
  const period = parsePeriod(words.period) ?? parsePeriod(/\d{4}[-/]\d{2,4}/.exec(words.period)?.[0] ?? '');
  if (period === null) return [];
  const start = Number(period.slice(0, 4));
  return isMonth(period) && !isFinancialYear(period) && !isQuarter(period) ? [start - 1, start] : [start, start + 1];
}

function against(figure: Figure): Finding[] {
  const { denominator } = figure.numbers;
  const board = findBoard(figure.words.area);
  const years = yearsFor(figure);
  if (!denominator || !board || years.length === 0 || kindOfUnit(saidOf(figure)) !== 'rate') return [];
  const published = [...publishedPopulation65Plus(board.code), ...publishedPopulationAllAges(board.code)];
  const fits = published.some(
    ({ year, persons }) => years.includes(year) && Math.abs(persons - denominator.value) <= NEAR,
  );
  const other = published.find(({ persons }) => persons === denominator.value);
  if (fits || !other) return [];
  const near = published.filter(({ year, basis }) => years.includes(year) && basis === other.basis);
  const [same] = near.filter(({ persons }) => Math.abs(persons / denominator.value - 1) < 0.5);
  return [
    findingAt(figure, {
      code: 'population-of-another-year',
      found: `${denominator.text} as the population of ${years.join(' or ')}`,
      expected: same ? numberWords(same.persons, 0) : 'a population of that year',
      why: `${denominator.text} is the published figure of ${board.name} for ${other.year}`,
    }),
  ];
}

/** Populations that are the published ones of another year, each said once for a table. */
export const checkPopulations: Check = (figures) =>
  [...Map.groupBy(figures, ({ words, numbers }) => `${words.table}|${numbers.denominator?.text}`).values()].flatMap(
    (same) => same.flatMap(against).slice(0, 1),
  );
