import { numberIn } from '../../intake/record-values.ts';
import type { SourceRecord } from '../../intake/source-record.ts';
import type { RowCheck, RowFault } from './row-check.ts';

const NEEDED: RowFault = {
  code: 'required',
  level: 'row',
  field: 'longTermAdmissions',
  words: () => ({
    found: null,
    expected: 'the long-term admissions of people aged 65 and over, or residential and nursing admissions both',
    fix: 'Fill in the total, or the part that is missing. Write 0 only where there was none.',
  }),
};

const partsOf = (record: Readonly<SourceRecord>): number =>
  (numberIn(record, 'residential') ?? 0) + (numberIn(record, 'nursing') ?? 0);

function mismatch(expected: (parts: number) => string): RowFault {
  return {
    code: 'identity-mismatch',
    level: 'row',
    field: 'longTermAdmissions',
    words: (record) => ({
      found: String(record.longTermAdmissions),
      expected: expected(partsOf(record)),
      fix: 'Find the figure that is wrong. The row is left out until its figures agree.',
    }),
  };
}

const NOT_THE_SUM = mismatch((parts) => `${parts}, the residential and the nursing admissions together`);
const LESS_THAN_A_PART = mismatch((parts) => `at least ${parts}, the admissions of one part alone`);

/**
 * Residential and nursing admissions add up to all long-term admissions, which are their sum where no total is given.
 * A row with one part alone says too little; a row without any figure is a period that is not counted yet.
 */
export const checkCareHomeAdmissions: RowCheck = (record, report) => {
  const total = numberIn(record, 'longTermAdmissions');
  const residential = numberIn(record, 'residential');
  const nursing = numberIn(record, 'nursing');
  const isWhole = residential !== null && nursing !== null;
  const parts = partsOf(record);
  if (total === null) {
    if (isWhole) record.longTermAdmissions = parts;
    else if (residential !== null || nursing !== null) report(NEEDED, record);
    return;
  }
  if (isWhole && parts !== total) report(NOT_THE_SUM, record);
  else if (parts > total) report(LESS_THAN_A_PART, record);
};
