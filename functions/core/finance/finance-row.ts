import { numberIn, textIn } from '../intake/record-values.ts';
import type { SourceRecord } from '../intake/source-record.ts';
import type { SchemeLine } from './scheme-line.ts';

/** A row about one funding source. Amounts are pounds, null where not given. */
export type IncomeRow = {
  fundingSource: string;
  planned: number | null;
  updated: number | null;
  actual: number | null;
  /** Expenditure that the row states beside the income. */
  expenditure: number | null;
};

/** A row about one line of a scheme. Amounts are pounds, outputs are numbers of `labels.unit`. */
export type SchemeRow = SchemeLine & {
  planned: number | null;
  actual: number | null;
  plannedOutputs: number | null;
  actualOutputs: number | null;
  labels: Record<string, string>;
};

const LABELS = [
  'schemeId',
  'schemeName',
  'schemeType',
  'subType',
  'areaOfSpend',
  'commissioner',
  'provider',
  'fundingSource',
  'unit',
] as const;

/** Whether a row is a line of a scheme; else it is about a funding source. */
export function isSchemeRow(record: SourceRecord): boolean {
  return ['schemeId', 'schemeName', 'schemeType'].some((field) => textIn(record, field) !== null);
}

/** In a file of both kinds the amount of either may stand under the heading of the other. */
export function incomeRow(record: SourceRecord): IncomeRow | null {
  const fundingSource = textIn(record, 'fundingSource');
  const planned = numberIn(record, 'planned');
  const expenditure = numberIn(record, 'expenditure');
  const updated = numberIn(record, 'updated');
  const actual = numberIn(record, 'actual');
  if (!fundingSource || [planned, expenditure, updated, actual].every((amount) => amount === null)) return null;
  return {
    fundingSource,
    planned: planned ?? expenditure,
    updated,
    actual,
    expenditure: planned === null ? null : expenditure,
  };
}

export function schemeRow(record: SourceRecord): SchemeRow | null {
  const planned = numberIn(record, 'expenditure') ?? numberIn(record, 'planned');
  const actual = numberIn(record, 'actual');
  const plannedOutputs = numberIn(record, 'plannedOutputs');
  const actualOutputs = numberIn(record, 'actualOutputs');
  if ([planned, actual, plannedOutputs, actualOutputs].every((figure) => figure === null)) return null;
  const labels = Object.fromEntries(
    LABELS.flatMap((field) => {
      const text = textIn(record, field);
      return text === null ? [] : [[field, text]];
    }),
  );
  return {
    fundingSource: textIn(record, 'fundingSource'),
    schemeType: textIn(record, 'schemeType'),
    areaOfSpend: textIn(record, 'areaOfSpend'),
    commissioner: textIn(record, 'commissioner'),
    nhsPercent: numberIn(record, 'nhsPercent'),
    planned,
    actual,
    plannedOutputs,
    actualOutputs,
    labels,
  };
}
