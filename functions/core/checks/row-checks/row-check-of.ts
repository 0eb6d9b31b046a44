import { checkAreaLookup } from './area-lookup.ts';
import { checkDischargeReady } from './discharge-ready.ts';
import { checkPlan } from './plan.ts';
import type { RowCheck } from './row-check.ts';
import { checkSusApc } from './sus-apc.ts';

const checks: Record<string, RowCheck> = {
  'area-lookup': checkAreaLookup,
  'discharge-ready': checkDischargeReady,
  plan: checkPlan,
  'sus-apc': checkSusApc,
};

/** The check across the fields of a row, or null where a source has none. */
export function rowCheckOf(source: string): RowCheck | null {
  return checks[source] ?? null;
}
