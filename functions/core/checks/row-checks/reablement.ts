import { numberIn } from '../../intake/record-values.ts';
import type { SourceRecord } from '../../intake/source-record.ts';
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
    found: null,
    expected,
    fix: 'Fill in the figure. Write 0 only where it is zero.',
  };
}

function tooMany(record: SourceRecord, discharged: number): RowFault[] {
  return STILL_AT_HOME.flatMap(([field, days]) => {
    const atHome = numberIn(record, field);
    if (atHome === null || atHome <= discharged) return [];
    return [
      {
        code: 'out-of-range',
        level: 'row',
        field,
        found: String(atHome),
        expected: `at most ${discharged}, the people who were discharged into reablement`,
        fix: `Nobody can be at home after ${days} days who was not discharged into reablement. Check both figures.`,
      },
    ];
  });
}

/**
 * Of the people discharged into reablement no more than all are at home later. A row with some figures needs the
 * discharges and one of the two outcomes; a row without any is a period that is not counted yet.
 */
export const checkReablement: RowCheck = (record, report) => {
  const discharged = numberIn(record, 'discharged');
  const isOutcomeGiven = STILL_AT_HOME.some(([field]) => numberIn(record, field) !== null);
  if (discharged === null) {
    if (isOutcomeGiven) report(needed('discharged', 'the people who were discharged into reablement'));
    return;
  }
  if (!isOutcomeGiven && discharged > 0) {
    report(needed('stillAtHome91Days', 'the people who were still at home after 91 days, or after 84 days'));
  }
  for (const fault of tooMany(record, discharged)) report(fault);
};
