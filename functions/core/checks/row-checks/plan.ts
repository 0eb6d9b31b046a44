import planContract from '../../../../schemas/sources/plan.json' with { type: 'json' };
import { percentOfShare } from '../../intake/cells/read-number.ts';
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

function tooHigh(value: number): RowFault {
  return {
    code: 'out-of-range',
    level: 'row',
    field: 'value',
    found: String(value),
    expected: 'a percentage from 0 to 100',
    fix: 'Correct the planned value. This metric is a percentage: a share of 87.1 % is written 87.1, 87.1% or 0.871.',
  };
}

/**
 * The plan of a percentage is kept as 0 to 100, whether it was written 0.87, 87 or 87%. A row has a value, or a
 * numerator and a denominator; a row with none of them is a plan that is not made yet.
 */
export const checkPlan: RowCheck = (record, report) => {
  const { value, metric } = record;
  if (typeof value === 'number') {
    if (typeof metric !== 'string' || !percentMetrics.has(metric)) return;
    if (value > 100) report(tooHigh(value));
    else record.value = percentOfShare(value);
    return;
  }
  const parts = [record.numerator, record.denominator].filter((part) => typeof part === 'number');
  if (parts.length !== 1) return;
  report({
    code: 'required',
    level: 'row',
    field: 'value',
    found: null,
    expected: 'the planned value, or a numerator and a denominator',
    fix: 'Fill in the planned value.',
  });
};
