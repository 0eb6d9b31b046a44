import { numberIn } from '../../intake/record-values.ts';
import type { RowCheck } from './row-check.ts';

const FIELDS = ['expected', 'referenceRate'] as const;

/** The expected number and the reference rate are of use only together; a row with neither is not known yet. */
export const checkExpectedAdmissions: RowCheck = (record, report) => {
  const absent = FIELDS.filter((field) => numberIn(record, field) === null);
  if (absent.length !== 1) return;
  for (const field of absent) {
    report({
      code: 'required',
      level: 'row',
      field,
      found: null,
      expected: 'the expected number of admissions and the reference rate per 100,000, both',
      fix: 'Fill in the figure. The rate cannot be standardised without it.',
    });
  }
};
