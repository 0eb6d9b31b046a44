import type { MetricValue } from '../metrics/metric-value.ts';
import { type FinancialYear, monthsOfQuarter, type Period, type Quarter, quartersOfYear } from '../periods/period.ts';
import { type ExactCounts, exactCounts } from './exact-counts.ts';
import { hideWithin } from './hide-within.ts';
import { isSmall } from './rounded-count.ts';

/** The metrics of one return, and its quarter. */
export type QuarterValues = { quarter: Quarter; metrics: readonly MetricValue[] };

type Seen = { counts: ExactCounts; hidden: ReadonlySet<string> };

/** Says of a count of a period of one return whether it is hidden. What is not known is hidden. */
export type IsHidden = (period: string, name: string) => boolean;

function countsOf({ metrics }: QuarterValues, period: Period): ExactCounts {
  return exactCounts(metrics.filter((value) => value.period === period));
}

/**
 * A total over time is shown only where each of its parts is: else the parts that are shown would tell the one that is
 * not. `parts` are periods that add up to the whole; one without a count has nothing to tell.
 */
function hideOver(whole: ExactCounts, parts: readonly Seen[]): Seen {
  const already = new Set(parts.flatMap(({ hidden }) => [...hidden]));
  for (const [name, { value }] of whole) {
    const given = parts.flatMap(({ counts }) => counts.get(name)?.value ?? []);
    const left = given.reduce((rest, part) => rest - part, value);
    if (given.length > 0 && isSmall(left)) already.add(name);
  }
  return { counts: whole, hidden: hideWithin(whole, already) };
}

function seenQuarter(values: QuarterValues): { quarter: Seen; months: [string, Seen][] } {
  const months = monthsOfQuarter(values.quarter).map((month): [string, Seen] => {
    const counts = countsOf(values, month);
    return [month, { counts, hidden: hideWithin(counts) }];
  });
  const parts = months.map(([, seen]) => seen);
  return { quarter: hideOver(countsOf(values, values.quarter), parts), months };
}

/**
 * A year adds up quarters that are public already, each by its own return. Where one of them is not at hand, nobody
 * can say what the year would tell about it, and all of the year is hidden.
 */
function seenYear(values: QuarterValues, year: FinancialYear, earlier: readonly QuarterValues[]): Seen {
  const counts = countsOf(values, year);
  const given = [...earlier, values];
  const quarters = quartersOfYear(year).map((quarter) => given.find((each) => each.quarter === quarter));
  const seen = quarters.flatMap((each) => (each ? [seenQuarter(each).quarter] : []));
  return seen.length === 4 ? hideOver(counts, seen) : { counts, hidden: new Set(counts.keys()) };
}

/** What of a return is not for the public. `earlier` are the returns of the other quarters of its year. */
export function hiddenCounts(values: QuarterValues, year: FinancialYear, earlier: readonly QuarterValues[]): IsHidden {
  const { quarter, months } = seenQuarter(values);
  const seen = new Map<string, Seen>([...months, [values.quarter, quarter], [year, seenYear(values, year, earlier)]]);
  return (period, name) => seen.get(period)?.hidden.has(name) ?? true;
}
