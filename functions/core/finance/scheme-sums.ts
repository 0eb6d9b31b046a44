import { createExactSums } from './exact-sums.ts';
import type { SchemeRow } from './finance-row.ts';
import type { MissingInputs } from './missing-inputs.ts';
import { createSharedSum, type SharedSum } from './shared-sum.ts';
import { otherRule, spendRules, spendShare } from './spend-rules.ts';

/** What the scheme lines of one area and financial year come to. All in pounds. */
export type SchemeSums = {
  add(line: SchemeRow, row: number): void;
  /** `expenditure.<funding source>.planned|actual` and `spend.<rule>.planned|actual`. */
  counts(): Record<string, number>;
  /** Planned spend of mandatory funding, and how much of it goes to schemes of the type Other. */
  other(): { spend: number; mandatory: number };
};

const AMOUNTS = ['planned', 'actual'] as const;
const NOT_GIVEN = 'not-given';

const isOther = (schemeType: string | null) =>
  otherRule.schemeTypes.some((name) => name.toLowerCase() === schemeType?.trim().toLowerCase());

/** Adds up the scheme lines of one area and year. What the rules lack goes to `missing`. */
export function createSchemeSums(missing: MissingInputs): SchemeSums {
  const expenditure = createExactSums();
  const classed = createExactSums();
  const spend = new Map<string, SharedSum>();
  const addSpend = (line: SchemeRow, row: number) => {
    for (const rule of spendRules) {
      const share = spendShare(rule, line);
      if ('missing' in share) missing.lacking(share.missing, row);
      for (const kind of AMOUNTS) {
        const amount = line[kind];
        if (amount === null) continue;
        const name = `spend.${rule.id}.${kind}`;
        const sum = spend.get(name) ?? createSharedSum();
        sum.add(amount, 'percent' in share ? share.percent : 0);
        spend.set(name, sum);
      }
    }
  };
  const notSaid = (rule: { areasOfSpend: unknown; commissioners?: unknown }) =>
    missing.isAbsent('fundingSource') ||
    missing.isAbsent('areaOfSpend') ||
    (rule.commissioners !== undefined && (missing.isAbsent('commissioner') || missing.isAbsent('nhsPercent')));
  return {
    add: (line, row) => {
      for (const field of ['fundingSource', 'areaOfSpend', 'commissioner', 'nhsPercent'] as const) {
        if (line[field] !== null) missing.given(field);
      }
      if (line.fundingSource === null) missing.lacking('fundingSource', row);
      for (const kind of AMOUNTS) expenditure.add(`expenditure.${line.fundingSource ?? NOT_GIVEN}.${kind}`, line[kind]);
      addSpend(line, row);
      if (line.fundingSource === null || !otherRule.fundingSources.includes(line.fundingSource)) return;
      classed.add('mandatory', line.planned);
      if (isOther(line.schemeType)) classed.add('other', line.planned);
    },
    counts: () => {
      const silent = spendRules.filter(notSaid).map(({ id }) => `spend.${id}.`);
      const said = [...spend].filter(([name]) => !silent.some((start) => name.startsWith(start)));
      return { ...expenditure.pounds(), ...Object.fromEntries(said.map(([name, sum]) => [name, sum.pounds()])) };
    },
    other: () => {
      const { other = 0, mandatory = 0 } = classed.pounds();
      return { spend: other, mandatory };
    },
  };
}
