import type { SourceContract } from '../intake/source-contract.ts';
import { countAreaLookup } from './count-area-lookup.ts';
import { countDischargeReady } from './count-discharge-ready.ts';
import { countPlan } from './count-plan.ts';
import { countPopulation } from './count-population.ts';
import { countSpells } from './count-spells.ts';
import type { Counter, CounterContext } from './counter.ts';
import { spellMeasureGroups } from './measures.ts';

/** The counter for a source's rows. A contract without a counter is a fault of the product, not of the file. */
export function counterFor(contract: SourceContract, context: CounterContext): Counter {
  switch (contract.source) {
    case 'sus-apc':
      return countSpells(context);
    case 'discharge-ready':
      return countDischargeReady(contract, context);
    case 'plan':
      return countPlan(context);
    case 'population':
      return countPopulation(context);
    case 'area-lookup':
      return countAreaLookup(context);
    default:
      throw new Error(`Nothing counts the rows of ${contract.source}`);
  }
}

const rulesVersion = spellMeasureGroups.map(({ id, version }) => `${id}@${version}`).join(',');

/** Names the contract, the rules and the lookup by which a file was counted. Another name means: count it again. */
export function fingerprintOf(contract: SourceContract, areaLookupId: string): string {
  const version = `${contract.source}/${contract.version}`;
  return contract.source === 'sus-apc' ? `${version} rules/${rulesVersion} lookup/${areaLookupId}` : version;
}
