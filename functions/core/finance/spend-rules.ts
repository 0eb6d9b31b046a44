import rules from '../../../schemas/finance/spend-rules.json' with { type: 'json' };
import type { SchemeLine } from './scheme-line.ts';

type SpendRule = {
  id: string;
  title: string;
  fundingSources: string[];
  areasOfSpend: { only?: string[] | undefined; not?: string[] | undefined };
  commissioners?: { whole: string[]; nhsPercentOf: string[] } | undefined;
};

/** The rules of required spend, from `schemas/finance/spend-rules.json`. */
export const spendRules: readonly SpendRule[] = rules.rules;

export const spendRulesVersion: number = rules.version;

/** How much of mandatory spend may be classed as Other without a word. */
export const otherRule = rules.other;

/** A field of the line without which a rule cannot be applied to it. */
export type NeededField = 'areaOfSpend' | 'commissioner' | 'nhsPercent';

/** The part of a line, 0 to 100 %, that counts towards a rule; or the field that is missing to say so. */
export type SpendShare = { percent: number } | { missing: NeededField };

const NOTHING: SpendShare = { percent: 0 };

function commissionedShare(rule: SpendRule, { commissioner, nhsPercent }: SchemeLine): SpendShare {
  if (!rule.commissioners) return { percent: 100 };
  if (commissioner === null) return { missing: 'commissioner' };
  if (rule.commissioners.whole.includes(commissioner)) return { percent: 100 };
  if (!rule.commissioners.nhsPercentOf.includes(commissioner)) return NOTHING;
  return nhsPercent === null ? { missing: 'nhsPercent' } : { percent: nhsPercent };
}

/** What share of a line counts towards a rule. Lines of other funding sources, or of none that is known, never do. */
export function spendShare(rule: SpendRule, line: SchemeLine): SpendShare {
  if (line.fundingSource === null || !rule.fundingSources.includes(line.fundingSource)) return NOTHING;
  if (line.areaOfSpend === null) return { missing: 'areaOfSpend' };
  const { only, not } = rule.areasOfSpend;
  if (only && !only.includes(line.areaOfSpend)) return NOTHING;
  return not?.includes(line.areaOfSpend) ? NOTHING : commissionedShare(rule, line);
}
