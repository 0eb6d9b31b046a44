import { metricDefinition } from '../metrics/catalogue.ts';
import type { Comparison } from '../metrics/comparison.ts';
import { display } from '../metrics/display.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { decimal } from '../metrics/rational.ts';
import { periodWords } from '../periods/period-words.ts';
import { countWords, numberWords } from '../words/count-words.ts';

/** The 95 % interval of a value in the metric's decimals, `1,978 to 2,132`; null where there is none. */
export function intervalWords({ metric, lower95, upper95 }: Pick<MetricValue, 'metric' | 'lower95' | 'upper95'>) {
  if (lower95 === null || upper95 === null) return null;
  const [lower, upper] = [lower95, upper95].map((limit) => display(metricDefinition(metric), decimal(limit)).text);
  return `${lower} to ${upper}`;
}

type Movement = 'better' | 'worse' | 'higher' | 'lower' | 'the same';

/** Which way a value went since another one of its metric, both as displayed. */
export function movement(metric: string, from: number, to: number): Movement {
  const definition = metricDefinition(metric);
  const [before, after] = [from, to].map((value) => display(definition, decimal(value)).rounded.units);
  if (before === undefined || after === undefined || before === after) return 'the same';
  const side = after < before ? 'lower' : 'higher';
  if (definition.better === 'neither') return side;
  return side === definition.better ? 'better' : 'worse';
}

/** How a value stands to the same period a year earlier: `2,100 in Quarter 1 2024-25: better now`. Null where that is not known. */
export function yearAgoWords({ metric, value, yearAgo }: MetricValue): string | null {
  if (yearAgo === null || value === null) return null;
  const moved = movement(metric, yearAgo.value, value);
  return `${yearAgo.display} in ${periodWords(yearAgo.period)}: ${moved}${moved === 'the same' ? '' : ' now'}`;
}

/** How a value stands among others, in sentences. */
export function comparisonWords({
  boards,
  place,
  position,
  medianDisplay,
}: Pick<Comparison, 'boards' | 'place' | 'position' | 'medianDisplay'>): string {
  const against = position === 'same' ? 'the same as' : `${position} than`;
  const middle = `It is ${against} the median of ${countWords(boards, 'other board')}, ${medianDisplay}.`;
  return place === null ? middle : `${middle} Its place is ${place} of ${boards + 1}, the first being the best.`;
}

/** A count or a sum as it is, whole ones with separators: expected admissions have decimals. */
export function figureWords(figure: number): string {
  return Number.isInteger(figure) ? numberWords(figure) : String(figure);
}

/** The unit as it follows the number, `of discharges` behind `81.9%`, which says its per cent already. */
export function unitBeside({ display, unit }: Pick<MetricValue, 'display' | 'unit'>): string {
  return display?.endsWith('%') ? unit.replace(/^% /, '') : unit;
}
