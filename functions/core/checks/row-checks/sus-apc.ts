import type { FieldValue } from '../../intake/cells/cell-reader.ts';
import type { SourceRecord } from '../../intake/source-record.ts';
import { formatDay } from '../../periods/parse-date.ts';
import type { RowCheck, RowFault } from './row-check.ts';

const day = (value: FieldValue | undefined): number | null => (typeof value === 'number' ? value : null);

const dayWords = (value: FieldValue | undefined): string => formatDay(day(value) ?? 0);

const BEFORE_ADMISSION: RowFault = {
  code: 'date-order',
  level: 'row',
  field: 'dischargeDate',
  words: ({ dischargeDate, admissionDate }) => ({
    found: dayWords(dischargeDate),
    expected: `the admission date, ${dayWords(admissionDate)}, or a later day`,
    fix: 'Correct the admission date or the discharge date.',
  }),
};

function readyOutsideStay(expected: (record: Readonly<SourceRecord>) => string): RowFault {
  return {
    code: 'date-order',
    level: 'warning',
    field: 'dischargeReadyDate',
    words: (record) => ({
      found: dayWords(record.dischargeReadyDate),
      expected: expected(record),
      fix: 'Correct the discharge ready date. Until then it is not used: where the spell counts, it does not count in the delays.',
    }),
  };
}

const READY_BEFORE_ADMISSION = readyOutsideStay(
  ({ admissionDate }) => `the admission date, ${dayWords(admissionDate)}, or a later day`,
);
const READY_AFTER_DISCHARGE = readyOutsideStay(({ dischargeDate }) => {
  const discharge = day(dischargeDate);
  return `the discharge date, ${discharge === null ? 'when there is one' : formatDay(discharge)}, or an earlier day`;
});

/**
 * Admission ≤ ready ≤ discharge. A ready date outside the stay is taken away and `dischargeReadyDateInvalid` is 1, so
 * that it is not mistaken for a blank one, which means no delay (NHS England, discharge ready date guidance).
 */
export const checkSusApc: RowCheck = (record, report) => {
  const admission = day(record.admissionDate);
  const discharge = day(record.dischargeDate);
  const ready = day(record.dischargeReadyDate);
  record.dischargeReadyDateInvalid = 0;
  if (admission !== null && discharge !== null && discharge < admission) {
    // The row is left out, and no ready date lies in a stay that ends before it begins.
    return report(BEFORE_ADMISSION, record);
  }
  if (ready === null) return;
  const isBefore = admission !== null && ready < admission;
  if (!isBefore && (discharge === null || ready <= discharge)) return;
  report(isBefore ? READY_BEFORE_ADMISSION : READY_AFTER_DISCHARGE, record);
  record.dischargeReadyDate = null;
  record.dischargeReadyDateInvalid = 1;
};
