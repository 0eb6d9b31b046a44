import areaLookup from '../../../schemas/sources/area-lookup.json' with { type: 'json' };
import careHomeAdmissions from '../../../schemas/sources/care-home-admissions.json' with { type: 'json' };
import dischargeReady from '../../../schemas/sources/discharge-ready.json' with { type: 'json' };
import dischargeReady1 from '../../../schemas/sources/earlier/discharge-ready.1.json' with { type: 'json' };
import dischargeReady2 from '../../../schemas/sources/earlier/discharge-ready.2.json' with { type: 'json' };
import plan1 from '../../../schemas/sources/earlier/plan.1.json' with { type: 'json' };
import susApc1 from '../../../schemas/sources/earlier/sus-apc.1.json' with { type: 'json' };
import susApc2 from '../../../schemas/sources/earlier/sus-apc.2.json' with { type: 'json' };
import expectedAdmissions from '../../../schemas/sources/expected-admissions.json' with { type: 'json' };
import finance from '../../../schemas/sources/finance.json' with { type: 'json' };
import intermediateCare from '../../../schemas/sources/intermediate-care.json' with { type: 'json' };
import narrative from '../../../schemas/sources/narrative.json' with { type: 'json' };
import plan from '../../../schemas/sources/plan.json' with { type: 'json' };
import population from '../../../schemas/sources/population.json' with { type: 'json' };
import reablement from '../../../schemas/sources/reablement.json' with { type: 'json' };
import susApc from '../../../schemas/sources/sus-apc.json' with { type: 'json' };
import type { SourceContract } from './source-contract.ts';

/** The newest version of every kind of file that is read, from `schemas/sources`: new files are read by these. */
export const sourceContracts: readonly SourceContract[] = [
  susApc,
  dischargeReady,
  careHomeAdmissions,
  reablement,
  intermediateCare,
  plan,
  population,
  areaLookup,
  expectedAdmissions,
  finance,
  narrative,
];

/** The versions before them, from `schemas/sources/earlier`: what was counted by one of these is counted by it again. */
const earlierContracts: readonly SourceContract[] = [dischargeReady2, dischargeReady1, plan1, susApc2, susApc1];

/** Every version that can still be read by, the newest of each source first. */
export const everySourceContract: readonly SourceContract[] = [...sourceContracts, ...earlierContracts];

/** The newest contract of a source, or undefined where there is no such source. */
export function sourceContract(source: string): SourceContract | undefined {
  return sourceContracts.find((contract) => contract.source === source);
}

/** One version of a source's contract, or undefined where it is not kept. */
export function sourceContractOf(source: string, version: number): SourceContract | undefined {
  return everySourceContract.find((contract) => contract.source === source && contract.version === version);
}
