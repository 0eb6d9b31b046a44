import { boardByCode } from '../areas/boards.ts';
import { shownAs } from '../board-report/chart-numbers.ts';
import type { ComparisonChart } from '../charts/chart.ts';
import { metricDefinition } from '../metrics/catalogue.ts';
import { type ComparableValue, comparableValue } from '../metrics/comparable-values.ts';
import { alike } from '../metrics/comparison.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { periodWords } from '../periods/period-words.ts';
import type { LayoutMetric } from '../returns/layout.ts';
import { plainLabel } from '../returns/metric-label.ts';

/** One board's value of a metric and period; null where it has none that can be held against the others. */
export type BoardValue = { code: string; name: string; isOwn: boolean; value: ComparableValue | null };

/** What several boards say of a metric in the same period. `group` names the other boards. */
export type Compared = { entry: LayoutMetric; group: string; own: MetricValue; boards: readonly BoardValue[] };

/** The value of a board and those of others, by their codes, as far as they are whole and were worked out by the same method. */
export function boardValues(
  own: { code: string; value: MetricValue },
  others: readonly { unit: string; values: readonly ComparableValue[] }[],
): BoardValue[] {
  const board = (code: string, value: ComparableValue | null): BoardValue => ({
    code,
    name: boardByCode(code)?.name ?? code,
    isOwn: code === own.code,
    value,
  });
  return [
    board(own.code, comparableValue(own.value)),
    ...others.map(({ unit, values }) => board(unit, alike(own.value, values)[0] ?? null)),
  ];
}

function shownValue(
  value: ComparableValue | null,
): Pick<ComparisonChart['boards'][number], 'value' | 'lower' | 'upper'> {
  if (value === null) return { value: null, lower: null, upper: null };
  const { metric, lower95, upper95 } = value;
  return { value: shownAs(metric, value.value), lower: shownAs(metric, lower95), upper: shownAs(metric, upper95) };
}

/** The boards as a chart from the best to the worst. */
export function comparisonChart({ entry, group, own, boards }: Compared): ComparisonChart {
  const shown = boards.map(({ name, isOwn, value }) => ({ name, isOwn, ...shownValue(value) }));
  const words = shown.map(({ name, value }) => `${name}: ${value?.text ?? 'no data'}`);
  return {
    kind: 'comparison',
    title: `${plainLabel(entry)}, ${periodWords(own.period)}`,
    unit: own.unit,
    description: `${group}. ${words.join('; ')}.`,
    better: metricDefinition(entry.metric).better,
    boards: shown,
  };
}
