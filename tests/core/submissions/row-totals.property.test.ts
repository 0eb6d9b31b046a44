import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFileReader } from '../../../functions/core/submissions/file-reader.ts';

/** A header of each way in which a source is laid out. */
const HEADERS = [
  ['discharge-ready', 'Provider,Area,Month,Discharges,On ready date,Bed days'],
  ['discharge-ready', 'Provider,Area,Month,Measure,Value'],
  ['discharge-ready', 'Provider,Area,Measure,Apr-25,May-25'],
  ['care-home-admissions', 'Area,Apr-25,May-25,Residential Apr-25'],
  ['care-home-admissions', 'Area,Measure,Q1 2025-26,Q2 2025-26'],
  ['reablement', 'Area,Quarter,Measure,Value'],
  ['intermediate-care', 'Kind,Trust,Service type,Apr-25,May-25'],
  ['population', 'area,year,age band,female,male'],
  ['plan', 'area,metric,period,value,numerator,denominator'],
] as const;

const CELLS = [
  ...['', '-', 'x', '7', '12', '0', '-3', '1.5', 'RKB', 'RLT', 'Coventry', 'Leeds', 'Atlantis', 'E07000218', 'Total'],
  ...['2025-04', 'May 2025', 'Q1 2025-26', '2025', 'Discharges', 'Bed days', 'Staff', 'Residential', '65-69', '1 day'],
  ...['Demand - Hospital Discharge', 'Reablement at home', 'emergency-admissions-65-plus', '943 476 5919'],
];

describe('the rows of any file', () => {
  it('are accepted, rejected or not counted, and nothing else, whatever the layout', () => {
    const rows = fc.array(fc.array(fc.constantFrom(...CELLS), { minLength: 1, maxLength: 6 }), { maxLength: 15 });
    fc.assert(
      fc.property(fc.constantFrom(...HEADERS), rows, ([source, header], cells) => {
        const from = { source, feed: 'coventry', fileName: 'April 2025.csv' };
        const reader = createFileReader({ from, areaLookup: new Map() });
        reader.push(new TextEncoder().encode([header, ...cells.map((row) => row.join(','))].join('\n')));
        const { rows: totals, tally, counted } = reader.end();
        expect(totals.read).toBe(totals.accepted + totals.rejected + totals.notCounted);
        expect(Math.min(totals.accepted, totals.rejected, totals.notCounted)).toBeGreaterThanOrEqual(0);
        const reasons = Object.values(totals.notCountedBecause).reduce((sum, count) => sum + count, 0);
        expect(reasons).toBe(totals.notCounted);
        if (counted && totals.rejected > 0) expect(tally.result().issueCounts.row).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
