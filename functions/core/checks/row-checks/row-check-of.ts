import { checkAreaLookup } from './area-lookup.ts';
import { checkCareHomeAdmissions } from './care-home-admissions.ts';
import { checkDischargeReady } from './discharge-ready.ts';
import { checkExpectedAdmissions } from './expected-admissions.ts';
import { checkFinance } from './finance.ts';
import { checkPlan } from './plan.ts';
import { checkReablement } from './reablement.ts';
import type { RowCheck } from './row-check.ts';
import { checkSusApc } from './sus-apc.ts';

const checks: Record<string, RowCheck> = {
  'area-lookup': checkAreaLookup,
  'care-home-admissions': checkCareHomeAdmissions,
  'discharge-ready': checkDischargeReady,
  'expected-admissions': checkExpectedAdmissions,
  finance: checkFinance,
  plan: checkPlan,
  reablement: checkReablement,
  'sus-apc': checkSusApc,
};

/** The check across the fields of a row, or null where a source has none. */
export function rowCheckOf(source: string): RowCheck | null {
  return checks[source] ?? null;
}
