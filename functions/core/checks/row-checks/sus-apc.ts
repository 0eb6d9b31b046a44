import type { SourceRecord } from '../../intake/source-record.ts';
import { formatDay } from '../../periods/parse-date.ts';
import type { RowCheck, RowFault } from './row-check.ts';

const day = (value: SourceRecord[string]): number | null => (typeof value === 'number' ? value : null);

function beforeAdmission(discharge: number, admission: number): RowFault {
  return {
    code: 'date-order',
    level: 'row',
    field: 'dischargeDate',
    found: formatDay(discharge),
    expected: `the admission date, ${formatDay(admission)}, or a later day`,
    fix: 'Correct the admission date or the discharge date.',
  };
}

function readyOutsideStay(ready: number, expected: string): RowFault {
  return {
    code: 'date-order',
    level: 'warning',
    field: 'dischargeReadyDate',
    found: formatDay(ready),
    expected,
    fix: 'Correct the discharge ready date. The spell is counted, but not in the delays.',
  };
}

/**
 * Admission ≤ ready ≤ discharge. A ready date outside the stay is taken away and `dischargeReadyDateInvalid` is 1, so
 * that it is not mistaken for a blank one, which means no delay (NHS England, discharge ready date guidance).
 */
export const checkSusApc: RowCheck = (record, report) => {
  const admission = day(record.admissionDate ?? null);
  const discharge = day(record.dischargeDate ?? null);
  const ready = day(record.dischargeReadyDate ?? null);
  record.dischargeReadyDateInvalid = 0;
  if (admission !== null && discharge !== null && discharge < admission) report(beforeAdmission(discharge, admission));
  if (ready === null) return;
  const isBefore = admission !== null && ready < admission;
  if (!isBefore && (discharge === null || ready <= discharge)) return;
  const expected = isBefore
    ? `the admission date, ${formatDay(admission)}, or a later day`
    : `the discharge date, ${discharge === null ? 'when there is one' : formatDay(discharge)}, or an earlier day`;
  report(readyOutsideStay(ready, expected));
  record.dischargeReadyDate = null;
  record.dischargeReadyDateInvalid = 1;
};
