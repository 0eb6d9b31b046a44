import type { Board } from '../../core/areas/boards.ts';
import { comparisonGroup } from '../../core/areas/comparison-group.ts';
import { type Comparison, comparison } from '../../core/metrics/comparison.ts';
import { worseAndWorsening } from '../../core/metrics/worse-and-worsening.ts';
import type { Quarter } from '../../core/periods/period.ts';
import type { ApiDeps } from './deps.ts';

export type ComparisonView = {
  group: string;
  title: string;
  metrics: (Comparison & { worseAndWorsening: boolean })[];
};

/** A board's values beside those of a group, worked out when they are asked for, so that no file makes every board's numbers new. */
export async function comparisonView(
  { records }: Pick<ApiDeps, 'records'>,
  { board, quarter, group }: { board: Board; quarter: Quarter; group: string },
): Promise<ComparisonView> {
  const { title, boards } = comparisonGroup(board, group);
  const stored = await records.metrics.ofQuarter(quarter);
  const own = stored.find(({ unit }) => unit === board.code)?.metrics ?? [];
  const others = stored.filter(({ unit }) => boards.includes(unit)).flatMap(({ metrics }) => metrics);
  const compared = own.flatMap((value) => {
    const found = comparison(value, others);
    return found ? [{ value, comparison: found }] : [];
  });
  const worse = new Set(worseAndWorsening(compared));
  const metrics = compared.map((each) => ({ ...each.comparison, worseAndWorsening: worse.has(each) }));
  return { group, title, metrics };
}
