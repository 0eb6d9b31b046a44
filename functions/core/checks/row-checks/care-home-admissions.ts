import { numberIn } from '../../intake/record-values.ts';
import type { RowCheck, RowFault } from './row-check.ts';

const NEEDED: RowFault = {
  code: 'required',
  level: 'row',
  field: 'longTermAdmissions',
  found: null,
  expected: 'the long-term admissions of people aged 65 and over, or residential and nursing admissions both',
  fix: 'Fill in the total, or the part that is missing. Write 0 only where there was none.',
};

function mismatch(total: number, expected: string): RowFault {
  return {
    code: 'identity-mismatch',
    level: 'row',
    field: 'longTermAdmissions',
    found: String(total),
    expected,
    fix: 'Find the figure that is wrong. The row is left out until its figures agree.',
  };
}

/**
 * Residential and nursing admissions add up to all long-term admissions, which are their sum where no total is given.
 * A row with one part alone says too little; a row without any figure is a period that is not counted yet.
 */
export const checkCareHomeAdmissions: RowCheck = (record, report) => {
  const total = numberIn(record, 'longTermAdmissions');
  const residential = numberIn(record, 'residential');
  const nursing = numberIn(record, 'nursing');
  const parts = (residential ?? 0) + (nursing ?? 0);
  const isWhole = residential !== null && nursing !== null;
  if (total === null) {
    if (isWhole) record.longTermAdmissions = parts;
    else if (residential !== null || nursing !== null) report(NEEDED);
    return;
  }
  if (isWhole && parts !== total) {
    report(mismatch(total, `${parts}, the residential and the nursing admissions together`));
  } else if (parts > total) {
    report(mismatch(total, `at least ${parts}, the admissions of one part alone`));
  }
};
