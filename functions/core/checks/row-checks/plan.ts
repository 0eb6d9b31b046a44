import planContract from '../../../../schemas/sources/plan.json' with { type: 'json' };
import { percentOfShare, readPercent } from '../../intake/cells/read-number.ts';
import type { Choice } from '../../intake/source-contract.ts';
import type { RowCheck, RowFault } from './row-check.ts';

type WithChoices = { name: string; choices?: Choice[] | undefined };

const fields: WithChoices[] = planContract.fields;
const percentMetrics = new Set(
  fields
    .find(({ name }) => name === 'metric')
    ?.choices?.filter(({ scale }) => scale === 'percent')
    .map(({ value }) => value),
);

const TOO_HIGH: RowFault = {
  code: 'out-of-range',
  level: 'row',
  field: 'value',
  words: ({ value }) => ({
    found: String(value),
    expected: 'a percentage from 0 to 100',
    fix: 'Correct the planned value. This metric is a percentage: a share of 87.1 % is written 87.1, 87.1% or 0.871.',
  }),
};

const NO_PERCENTAGE: RowFault = {
  code: 'bad-number',
  level: 'row',
  field: 'value',
  words: ({ value }) => ({
    found: String(value),
    expected: 'a number in the unit of the metric, without a percent sign',
    fix: 'This metric is no percentage. Check that the value belongs to the metric of its row, and leave out the percent sign.',
  }),
};

const VALUE_NEEDED: RowFault = {
  code: 'required',
  level: 'row',
  field: 'value',
  words: () => ({
    found: null,
    expected: 'the planned value, or a numerator and a denominator',
    fix: 'Fill in the planned value.',
  }),
};

/**
 * The plan of a percentage is kept as 0 to 100, whether it was written 0.87, 87 or 87%. A row has a value, or a
 * numerator and a denominator; a row with none of them is a plan that is not made yet.
 */
export const checkPlan: RowCheck = (record, report) => {
  const { value, metric } = record;
  const isPercentage = typeof metric === 'string' && percentMetrics.has(metric);
  // With a percent sign it is the text as it stands.
  if (typeof value === 'string') {
    const percent = readPercent(value);
    if (!isPercentage) return typeof metric === 'string' ? report(NO_PERCENTAGE, record) : undefined;
    if (percent === null || percent < 0 || percent > 100) report(TOO_HIGH, record);
    else record.value = percent;
    return;
  }
  if (typeof value === 'number') {
    if (!isPercentage) return;
    if (value > 100) report(TOO_HIGH, record);
    else record.value = percentOfShare(value);
    return;
  }
  const hasNumerator = typeof record.numerator === 'number';
  const hasDenominator = typeof record.denominator === 'number';
  if (hasNumerator !== hasDenominator) report(VALUE_NEEDED, record);
};
