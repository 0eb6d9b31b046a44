import planContract from '../../../../schemas/sources/plan.json' with { type: 'json' };
import { percentOfShare } from '../../intake/cells/read-number.ts';
import type { Choice } from '../../intake/source-contract.ts';
import type { RowCheck } from './row-check.ts';

type WithChoices = { name: string; choices?: Choice[] | undefined };

const fields: WithChoices[] = planContract.fields;
const percentMetrics = new Set(
  fields
    .find(({ name }) => name === 'metric')
    ?.choices?.filter(({ scale }) => scale === 'percent')
    .map(({ value }) => value),
);

/**
 * The plan of a percentage is kept as 0 to 100, whether it was written 0.87, 87 or 87%. A row has a value, or a
 * numerator and a denominator; a row with none of them is a plan that is not made yet.
 */
export const checkPlan: RowCheck = (record, report) => {
  const { value, metric } = record;
  if (typeof value === 'number') {
    if (typeof metric === 'string' && percentMetrics.has(metric)) record.value = percentOfShare(value);
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
