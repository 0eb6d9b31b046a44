import { spendRulesVersion } from '../finance/spend-rules.ts';
import type { SourceContract } from '../intake/source-contract.ts';
import { countAreaLookup } from './count-area-lookup.ts';
import { countFinance } from './count-finance.ts';
import { countIntermediateCare } from './count-intermediate-care.ts';
import { countMeasures } from './count-measures.ts';
import { countNarrative } from './count-narrative.ts';
import { countPlan } from './count-plan.ts';
import { countPopulation } from './count-population.ts';
import { countSpells } from './count-spells.ts';
import type { Counter, CounterContext } from './counter.ts';
import { spellMeasureGroups } from './measures.ts';

type CreateCounter = (context: CounterContext, contract: SourceContract) => Counter;

const ofMeasures: CreateCounter = (context, contract) => countMeasures(contract, context);

const counters: Record<string, CreateCounter> = {
  'sus-apc': countSpells,
  'discharge-ready': ofMeasures,
  'care-home-admissions': ofMeasures,
  reablement: ofMeasures,
  'expected-admissions': ofMeasures,
  'intermediate-care': countIntermediateCare,
  plan: countPlan,
  population: countPopulation,
  'area-lookup': countAreaLookup,
  finance: countFinance,
  narrative: countNarrative,
};

/** The counter for a source's rows. A contract without a counter is a fault of the product, not of the file. */
export function counterFor(contract: SourceContract, context: CounterContext): Counter {
  const create = counters[contract.source];
  if (!create) throw new Error(`Nothing counts the rows of ${contract.source}`);
  return create(context, contract);
}

const rulesVersion = spellMeasureGroups.map(({ id, version }) => `${id}@${version}`).join(',');

/** Names the contract, the rules and the lookup by which a file was counted. Another name means: count it again. */
export function fingerprintOf(contract: SourceContract, areaLookupId: string): string {
  const version = `${contract.source}/${contract.version}`;
  if (contract.source === 'finance') return `${version} rules/spend@${spendRulesVersion}`;
  return contract.source === 'sus-apc' ? `${version} rules/${rulesVersion} lookup/${areaLookupId}` : version;
}
