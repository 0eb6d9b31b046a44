import type { Board } from '../../core/areas/boards.ts';
import { comparisonGroup } from '../../core/areas/comparison-group.ts';
import { alike, comparison } from '../../core/metrics/comparison.ts';
import type { MetricValue } from '../../core/metrics/metric-value.ts';
import { worseAndWorsening } from '../../core/metrics/worse-and-worsening.ts';
import type { Quarter } from '../../core/periods/period.ts';
import { type SeenComparison, seenComparison } from '../../core/visitors/seen-comparison.ts';
import { maySee, type Visitor } from '../../core/visitors/visitor.ts';
import type { ComparedBoard } from '../../edges/records/compared-boards.ts';
import type { ApiDeps } from './deps.ts';

type Asked = { board: Board; quarter: Quarter; group: string; visitor: Visitor };

/** How a value stands among others, as far as somebody may see that. */
export type ComparedValue = SeenComparison & { worseAndWorsening: boolean };

export type ComparisonView = {
  group: string;
  title: string;
  metrics: ComparedValue[];
};

/** What the boards of a group may be compared by, read together. */
export async function loadGroup(
  { records }: Pick<ApiDeps, 'records'>,
  { board, quarter, group }: Omit<Asked, 'visitor'>,
) {
  const { title, boards } = comparisonGroup(board, group);
  return { title, others: await records.metrics.compared(quarter, boards) };
}

/** A board's values beside those of the others, as far as they can be compared and the visitor may see how. */
export function comparedValues(
  own: readonly MetricValue[],
  others: readonly ComparedBoard[],
  visitor: Visitor,
): ComparedValue[] {
  const values = others.flatMap((other) => other.values);
  const unseen = others.filter(({ unit }) => !maySee(visitor, unit)).flatMap((other) => other.values);
  const compared = own.flatMap((value) => {
    const found = comparison(value, values);
    return found ? [{ value, comparison: found }] : [];
  });
  const worse = new Set(worseAndWorsening(compared));
  return compared.flatMap((each) => {
    const seen = seenComparison(each.comparison, alike(each.value, unseen).length);
    return seen ? [{ ...seen, worseAndWorsening: worse.has(each) }] : [];
  });
}

/** A board's values beside those of a group, worked out when they are asked for, so that no file makes every board's numbers new. */
export async function comparisonView(
  deps: Pick<ApiDeps, 'records'>,
  own: readonly MetricValue[],
  asked: Asked,
): Promise<ComparisonView> {
  const { title, others } = await loadGroup(deps, asked);
  return { group: asked.group, title, metrics: comparedValues(own, others, asked.visitor) };
}
