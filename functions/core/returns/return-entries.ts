import type { Month } from '../periods/period.ts';

/** The amounts of one funding source in pounds, null where not given. */
export type IncomeAmounts = {
  fundingSource: string;
  planned: number | null;
  updated: number | null;
  actual: number | null;
};

/** `toQuarter` is up to when the actual amounts are, where the file says it. */
export type ReturnIncome = { toQuarter: string | null; sources: IncomeAmounts[] };

type Text = string | null;

/** One line of a scheme. Amounts are pounds, outputs are numbers of `unit`; null where not given. */
export type ReturnSchemeLine = {
  schemeId: Text;
  schemeName: Text;
  schemeType: Text;
  subType: Text;
  areaOfSpend: Text;
  commissioner: Text;
  provider: Text;
  fundingSource: Text;
  unit: Text;
  nhsPercent: number | null;
  planned: number | null;
  actual: number | null;
  plannedOutputs: number | null;
  actualOutputs: number | null;
};

export type Spend = { planned: number | null; actual: number | null };

/** The scheme lines in the order of their file; `spend` is what they come to by each rule of required spend that could be applied. */
export type ReturnSchemes = { lines: ReturnSchemeLine[]; spend: Record<string, Spend> };

/** One line of demand or capacity: a number for each month that was given. */
export type CapacityLine = {
  kind: string;
  service: string;
  referralSource: string | null;
  months: Partial<Record<Month, number>>;
};

/** What somebody wrote in answer to a question, as it came. */
export type GivenAnswer = { sheet: string; question: string; answer: string };

/** A file that something else than a metric came from. */
export type EntryFile = { source: string; submission: string; sha256: string; file: string; rows: number };

/** What a return holds beyond its metrics. */
export type ReturnEntries = {
  income: ReturnIncome | null;
  schemes: ReturnSchemes | null;
  capacityAndDemand: CapacityLine[];
  answers: GivenAnswer[];
  entryFiles: EntryFile[];
  /** What the loader had to leave out, in plain words. */
  leftOut: string[];
};

/** The entries of an area that has sent none. */
export const NO_ENTRIES: ReturnEntries = {
  income: null,
  schemes: null,
  capacityAndDemand: [],
  answers: [],
  entryFiles: [],
  leftOut: [],
};
