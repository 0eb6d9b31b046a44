/**
 * One line of a scheme: what is spent from one funding source on one thing. Amounts are pounds, null where not given;
 * `nhsPercent` is 0 to 100 and is asked for where commissioner is joint.
 */
export type SchemeLine = {
  fundingSource: string | null;
  schemeType: string | null;
  areaOfSpend: string | null;
  commissioner: string | null;
  nhsPercent: number | null;
};
