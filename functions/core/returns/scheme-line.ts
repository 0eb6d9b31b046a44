import type { ReturnSchemeLine } from './return-entries.ts';

type Texts =
  | 'schemeId'
  | 'schemeName'
  | 'schemeType'
  | 'subType'
  | 'areaOfSpend'
  | 'commissioner'
  | 'provider'
  | 'fundingSource'
  | 'unit';

/** Where the values of a line stand, by the names that they have in it; null where there is none. */
export type SchemeValues = {
  text(name: Texts): string | null;
  number(name: Exclude<keyof ReturnSchemeLine, Texts>): number | null;
};

/** A line of a scheme, of values that stand elsewhere. */
export function schemeLine({ text, number }: SchemeValues): ReturnSchemeLine {
  return {
    schemeId: text('schemeId'),
    schemeName: text('schemeName'),
    schemeType: text('schemeType'),
    subType: text('subType'),
    areaOfSpend: text('areaOfSpend'),
    commissioner: text('commissioner'),
    provider: text('provider'),
    fundingSource: text('fundingSource'),
    unit: text('unit'),
    nhsPercent: number('nhsPercent'),
    planned: number('planned'),
    actual: number('actual'),
    plannedOutputs: number('plannedOutputs'),
    actualOutputs: number('actualOutputs'),
  };
}
