import type { FinancialYear } from '../periods/period.ts';
import { yearInText } from '../periods/period-in-text.ts';
import { plainHeader } from './header-text.ts';
import type { SourceContract } from './source-contract.ts';

/** Tells a column name that says no more than that the column holds totals, maybe those of a year: `Total 2025-26`. */
export type TotalName = (text: string) => { year: FinancialYear | null } | null;

const LONGEST = 80;
const none: TotalName = () => null;
const known = new WeakMap<SourceContract, TotalName>();

export function totalName(contract: SourceContract): TotalName {
  const before = known.get(contract);
  if (before) return before;
  const words = new Set((contract.totalRow?.columns ?? []).map(plainHeader));
  const test: TotalName = (text) => {
    if (text === '' || text.length > LONGEST) return null;
    const own = yearInText(text);
    return words.has(plainHeader(own?.rest ?? text)) ? { year: own?.year ?? null } : null;
  };
  const made = words.size > 0 ? test : none;
  known.set(contract, made);
  return made;
}
