import {
  financialYearOf,
  isMonth,
  isQuarter,
  monthsOf,
  type Period,
  quarterOfMonth,
  quartersOfYear,
} from '../periods/period.ts';
import { periodWords } from '../periods/period-words.ts';
import { chooseCells } from './choose-cells.ts';
import { partOfReference, type Reference, sumOfReferences } from './indirectly-standardised-rate.ts';
import type { ExpectedRule } from './metric-definition.ts';
import type { MetricFlag } from './metric-value.ts';
import type { SourceCell } from './quarter-inputs.ts';
import { decimal, fraction, sum } from './rational.ts';

/** What a period's events are held against, with the cells that say it. */
export type ExpectedEvents = { reference: Reference; cells: readonly SourceCell[]; flags: readonly MetricFlag[] };

export type ExpectedGiven = {
  rule: ExpectedRule;
  cellsOf(period: Period): readonly SourceCell[];
  preferredFeed: string | undefined;
};

function ownExpected({ rule, cellsOf, preferredFeed }: ExpectedGiven, period: Period): ExpectedEvents | null {
  const wanted = { measures: [rule.expected, rule.referenceRate], sources: [rule.source], preferredFeed };
  const found = chooseCells(cellsOf(period), wanted);
  const [cell] = found.cells;
  const [expected = 0, referenceRate = 0] = [cell?.counts[rule.expected], cell?.counts[rule.referenceRate]];
  if (expected <= 0) return null;
  const reference = { expected: decimal(expected), referenceRate: decimal(referenceRate) };
  return { reference, cells: found.cells, flags: found.flags };
}

const shorterOf = (period: Period): readonly Period[] =>
  isMonth(period) ? [] : isQuarter(period) ? monthsOf(period) : quartersOfYear(period);

function longerOf(period: Period): Period[] {
  if (isMonth(period)) return [quarterOfMonth(period), financialYearOf(period)];
  // Stryker disable next-line ConditionalExpression: a year has been asked for itself
  if (isQuarter(period)) return [financialYearOf(period)];
  // Stryker disable next-line ArrayDeclaration: nothing is given for what is no period
  return [];
}

const flag = (code: string, text: string): MetricFlag => ({ code, text });

function fromShorter(given: ExpectedGiven, period: Period): ExpectedEvents | null {
  const shorter = shorterOf(period);
  const parts = shorter.flatMap((part) => ownExpected(given, part) ?? fromShorter(given, part) ?? []);
  if (parts.length === 0 || parts.length < shorter.length) return null;
  const words = isQuarter(period) ? 'months' : 'quarters';
  const text = `The expected admissions and the reference rate of ${periodWords(period)} are those of its ${words} added up.`;
  return {
    reference: sumOfReferences(
      parts.map(({ reference }) => reference),
      sum,
    ),
    cells: parts.flatMap(({ cells }) => cells),
    flags: [flag('expected-from-parts', text)],
  };
}

function fromLonger(given: ExpectedGiven, period: Period): ExpectedEvents | null {
  for (const longer of longerOf(period)) {
    const whole = ownExpected(given, longer);
    if (whole === null) continue;
    const share = fraction(monthsOf(period).length, monthsOf(longer).length);
    const text = `The expected admissions of ${periodWords(period)} are its share of those of ${periodWords(longer)}, spread evenly.`;
    return {
      ...whole,
      reference: partOfReference(whole.reference, share),
      flags: [flag('expected-from-longer', text)],
    };
  }
  return null;
}

/**
 * The expected events and the reference rate of a period: its own, else those of all its parts added up, else its even
 * share of those of the shortest period that holds it; null where none is given.
 */
export function expectedFor(given: ExpectedGiven, period: Period): ExpectedEvents | null {
  return ownExpected(given, period) ?? fromShorter(given, period) ?? fromLonger(given, period);
}

/** The same for twelve months that end with a quarter: their four quarters added up. */
export function expectedForQuarters(given: ExpectedGiven, quarters: readonly Period[]): Reference | null {
  const found = quarters.flatMap((quarter) => expectedFor(given, quarter)?.reference ?? []);
  return found.length < quarters.length ? null : sumOfReferences(found, sum);
}
