import { numberIn } from '../../intake/record-values.ts';
import type { RowCheck, RowFault } from './row-check.ts';

const STILL_AT_HOME = [
  ['stillAtHome91Days', 91],
  ['stillAtHome84Days', 84],
] as const;

function needed(field: string, expected: string): RowFault {
  return {
    code: 'required',
    level: 'row',
    field,
    words: () => ({ found: null, expected, fix: 'Fill in the figure. Write 0 only where it is zero.' }),
  };
}

const DISCHARGED_NEEDED = needed('discharged', 'the people who were discharged into reablement');
const OUTCOME_NEEDED = needed('stillAtHome91Days', 'the people who were still at home after 91 days, or after 84 days');

const TOO_MANY = STILL_AT_HOME.map(
  ([field, days]): RowFault => ({
    code: 'out-of-range',
    level: 'row',
    field,
    words: (record) => ({
      found: String(record[field]),
      expected: `at most ${record.discharged}, the people who were discharged into reablement`,
      fix: `Nobody can be at home after ${days} days who was not discharged into reablement. Check both figures.`,
    }),
  }),
);

/**
 * Of the people discharged into reablement no more than all are at home later. A row with some figures needs the
 * discharges and one of the two outcomes; a row without any is a period that is not counted yet.
 */
export const checkReablement: RowCheck = (record, report) => {
  const discharged = numberIn(record, 'discharged');
  const isOutcomeGiven = STILL_AT_HOME.some(([field]) => numberIn(record, field) !== null);
  if (discharged === null) {
    if (isOutcomeGiven) report(DISCHARGED_NEEDED, record);
    return;
  }
  if (!isOutcomeGiven && discharged > 0) report(OUTCOME_NEEDED, record);
  for (const fault of TOO_MANY) {
    const atHome = numberIn(record, fault.field);
    if (atHome !== null && atHome > discharged) report(fault, record);
  }
};
