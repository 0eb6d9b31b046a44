import type { Assessment } from './metric-value.ts';
import type { Rounded } from './rounding.ts';

/** What an assessment looks at: both values as displayed, at the same decimals. */
export type Assessed = {
  better: 'lower' | 'higher' | 'neither';
  actual: Rounded | null;
  plan: Rounded | null;
  complete: boolean;
};

/** Whether the plan was met, on the values as displayed. A period with a month missing is not assessed, and a metric that is neither better low nor high is held against no plan. */
export function assess({ better, actual, plan, complete }: Assessed): Assessment {
  if (!complete || actual === null) return 'not-assessable';
  if (plan === null || better === 'neither') return 'no-plan';
  const met = better === 'lower' ? actual.units <= plan.units : actual.units >= plan.units;
  return met ? 'met' : 'not-met';
}
