/**
 * A number of one board, metric, variant and period, as either side gives it. `plan` and `isMet` are null also where a
 * side does not judge: `isMet` is whether the goal was met, where the period can be assessed.
 */
export type Figure = {
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  plan: number | null;
  isMet: boolean | null;
};

/** Figures by `<board> <period> <metric> <variant>`. */
export type Figures = Map<string, Figure>;

export const figureKey = (board: string, period: string, metric: string, variant: string | null): string =>
  `${board} ${period} ${metric} ${variant ?? ''}`.trimEnd();

const NEAR = 1e-9;
const isSame = (left: number | null, right: number | null) =>
  left === null || right === null ? left === right : Math.abs(left - right) <= NEAR * Math.max(1, Math.abs(left));

/** How many numbers were held against each other, how many of them there were on both sides, and those that differ. */
export type Comparison = { compared: number; given: number; differences: string[] };

/** Compares every number of both sides; one that only one side has differs from nothing. */
export function compareFigures(sql: Figures, product: Figures): Comparison {
  const found: Comparison = { compared: 0, given: 0, differences: [] };
  for (const key of new Set([...sql.keys(), ...product.keys()])) {
    for (const part of ['numerator', 'denominator', 'value'] as const) {
      const [left, right] = [sql.get(key)?.[part] ?? null, product.get(key)?.[part] ?? null];
      found.compared += 1;
      if (left !== null && right !== null) found.given += 1;
      if (!isSame(left, right)) found.differences.push(`${key} ${part}: ${left} by SQL, ${right} by the product`);
    }
  }
  return found;
}

/** Metrics for which the sheets have plans. */
const isPlanned = (key: string) =>
  /emergency|usual-residence|discharged-on|days-from|delay-average|delay-1-day/.test(key);

/** The same of plans, and of whether goals were met. */
export function comparePlans(sql: Figures, product: Figures): Comparison {
  const found: Comparison = { compared: 0, given: 0, differences: [] };
  for (const [key, { plan, isMet }] of sql) {
    const other = product.get(key);
    if (other === undefined || !isPlanned(key)) continue;
    found.compared += 2;
    if (isMet !== null) found.given += 1;
    if (!isSame(plan, other.plan)) found.differences.push(`${key} plan: ${plan} by SQL, ${other.plan} by the product`);
    if (isMet !== other.isMet) found.differences.push(`${key} met: ${isMet} by SQL, ${other.isMet} by the product`);
  }
  return found;
}

/** Compares what stands beside a figure, by another variant of its metric, with that variant as SQL has it. */
export function compareBeside(
  sql: Figures,
  beside: ReadonlyMap<string, Pick<Figure, 'numerator' | 'value'>>,
): string[] {
  return [...beside].flatMap(([key, figure]) =>
    (['numerator', 'value'] as const).flatMap((part) => {
      const own = sql.get(key)?.[part] ?? null;
      return isSame(own, figure[part])
        ? []
        : [`${key} ${part}: ${own} by SQL, ${figure[part]} beside the other variant`];
    }),
  );
}
