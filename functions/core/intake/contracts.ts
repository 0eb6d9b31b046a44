import areaLookup from '../../../schemas/sources/area-lookup.json' with { type: 'json' };
import dischargeReady from '../../../schemas/sources/discharge-ready.json' with { type: 'json' };
import plan from '../../../schemas/sources/plan.json' with { type: 'json' };
import population from '../../../schemas/sources/population.json' with { type: 'json' };
import susApc from '../../../schemas/sources/sus-apc.json' with { type: 'json' };
import type { SourceContract } from './source-contract.ts';

/** Every kind of file that is read, from `schemas/sources`. */
export const sourceContracts: readonly SourceContract[] = [susApc, dischargeReady, population, areaLookup, plan];

/** The contract of a source, or undefined where there is no such source. */
export function sourceContract(source: string): SourceContract | undefined {
  return sourceContracts.find((contract) => contract.source === source);
}
