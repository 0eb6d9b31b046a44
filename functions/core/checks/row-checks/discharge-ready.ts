import { numberIn } from '../../intake/record-values.ts';
import type { SourceRecord } from '../../intake/source-record.ts';
import type { FaultReport, RowCheck, RowFault } from './row-check.ts';

// Identities that hold in the figures that NHS England publishes for every council, Discharge Ready Date monthly data.

const BANDS = [
  ['delayed1Day', 'bedDays1Day'],
  ['delayed2To3Days', 'bedDays2To3Days'],
  ['delayed4To6Days', 'bedDays4To6Days'],
  ['delayed7To13Days', 'bedDays7To13Days'],
  ['delayed14To20Days', 'bedDays14To20Days'],
  ['delayed21PlusDays', 'bedDays21PlusDays'],
] as const;

const COUNTS = BANDS.map(([count]) => count);
const BED_DAYS = BANDS.map(([, days]) => days);
const TOTALS = ['discharges', 'dischargedOnReadyDate', 'bedDays'] as const;

/** The sum, or null where one of the figures is missing: missing is never zero. */
function sum(record: SourceRecord, fields: readonly string[]): number | null {
  let total = 0;
  for (const field of fields) {
    const value = numberIn(record, field);
    if (value === null) return null;
    total += value;
  }
  return total;
}

function mismatch(field: string, expected: (record: Readonly<SourceRecord>) => string): RowFault {
  return {
    code: 'identity-mismatch',
    level: 'row',
    field,
    words: (record) => ({
      found: String(record[field]),
      expected: expected(record),
      fix: 'Find the figure that is wrong. The row is left out until its figures agree.',
    }),
  };
}

const PARTS = ['dischargedOnReadyDate', ...COUNTS];

const DISCHARGES = mismatch(
  'discharges',
  (record) => `${sum(record, PARTS)}, the discharges on the ready date and in all delay bands together`,
);
const ALL_BED_DAYS = mismatch(
  'bedDays',
  (record) => `${sum(record, BED_DAYS)}, the bed days of all delay bands together`,
);
const DAYS_OF_ONE_DAY = mismatch(
  'bedDays1Day',
  ({ delayed1Day }) => `${delayed1Day}, one bed day for each discharge with a delay of 1 day`,
);

const NEEDED = TOTALS.map(
  (field): RowFault => ({
    code: 'required',
    level: 'row',
    field,
    words: () => ({
      found: null,
      expected: 'a number, because the row has other totals',
      fix: 'Fill in the figure. Write 0 only where it is zero.',
    }),
  }),
);

function checkIdentities(record: SourceRecord, report: FaultReport): void {
  const discharges = numberIn(record, 'discharges');
  const parts = sum(record, PARTS);
  if (discharges !== null && parts !== null && parts !== discharges) report(DISCHARGES, record);
  const bedDays = numberIn(record, 'bedDays');
  const bandDays = sum(record, BED_DAYS);
  if (bedDays !== null && bandDays !== null && bandDays !== bedDays) report(ALL_BED_DAYS, record);
  const oneDay = numberIn(record, 'delayed1Day');
  const oneDayDays = numberIn(record, 'bedDays1Day');
  if (oneDay !== null && oneDayDays !== null && oneDay !== oneDayDays) report(DAYS_OF_ONE_DAY, record);
}

/**
 * Discharges on the ready date and in the bands add up to all discharges, band bed days to all bed days, and the bed
 * days of the 1-day band are its discharges. Identities with a missing figure are not tested. A row with none of the
 * three totals is a row without figures, which is no fault; a row with some of them is.
 */
export const checkDischargeReady: RowCheck = (record, report) => {
  let absent = 0;
  for (const field of TOTALS) if (numberIn(record, field) === null) absent += 1;
  if (absent > 0 && absent < TOTALS.length) {
    for (const fault of NEEDED) if (numberIn(record, fault.field) === null) report(fault, record);
  }
  checkIdentities(record, report);
};
