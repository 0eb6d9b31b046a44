import { numberIn } from '../../intake/record-values.ts';
import type { RowCheck, RowFault } from './row-check.ts';

const needed = (field: string): RowFault => ({
  code: 'required',
  level: 'row',
  field,
  words: () => ({
    found: null,
    expected: 'the expected number of admissions and the reference rate per 100,000, both',
    fix: 'Fill in the figure. The rate cannot be standardised without it.',
  }),
});

const EXPECTED_NEEDED = needed('expected');
const RATE_NEEDED = needed('referenceRate');

/** The expected number and the reference rate are of use only together; a row with neither is not known yet. */
export const checkExpectedAdmissions: RowCheck = (record, report) => {
  const hasExpected = numberIn(record, 'expected') !== null;
  const hasRate = numberIn(record, 'referenceRate') !== null;
  if (hasExpected !== hasRate) report(hasRate ? EXPECTED_NEEDED : RATE_NEEDED, record);
};
