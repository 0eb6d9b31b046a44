import { writeXlsx } from 'hucre/xlsx';
import { quartersOfYear } from '../../functions/core/periods/period.ts';
import {
  admissionPlans,
  coventryAdmissions,
  leicestershireAdmissions,
  staffordshireAdmissions,
} from './care-home-files.ts';
import { expectedAdmissions } from './expected-admissions-files.ts';
import { coventryIncome, coventrySchemes } from './finance-files.ts';
import { coventryDemandAndCapacity, leicestershireDemand } from './intermediate-care-files.ts';
import { coventryNarrative } from './narrative-files.ts';
import { countyReablement, coventryReablement } from './reablement-files.ts';

/** A workbook of the sample: its key in the arrivals bucket, and its bytes when asked for. */
export type SampleWorkbook = { key: string; bytes(): Promise<Uint8Array> };

/** The tables that councils and their partners send for 2025-26, as text. */
export const councilTables: readonly { key: string; body(): string }[] = [
  { key: 'plan/adult-social-care/long-term-admissions-plan-2025-26.csv', body: admissionPlans },
  { key: 'care-home-admissions/coventry/long-term-admissions-2025-26.csv', body: coventryAdmissions },
  { key: 'care-home-admissions/leicestershire/care-homes-2025-26.csv', body: leicestershireAdmissions },
  { key: 'reablement/coventry/reablement-cohorts-2025-26.csv', body: coventryReablement },
  { key: 'reablement/counties/reablement-2025-26.csv', body: countyReablement },
  { key: 'expected-admissions/bcf/expected-avoidable-admissions-2025-26.csv', body: expectedAdmissions },
  { key: 'intermediate-care/leicestershire/demand-and-capacity-2025-26.csv', body: leicestershireDemand },
  ...quartersOfYear('2025-26').flatMap((quarter) => {
    const name = quarter.toLowerCase();
    return [
      { key: `finance/coventry/income-${name}.csv`, body: () => coventryIncome(quarter) },
      { key: `narrative/coventry/narrative-${name}.csv`, body: () => coventryNarrative(quarter) },
    ];
  }),
];

/** Those that they send as workbooks. The same bytes on every run: the files hold no time of their making. */
export const councilWorkbooks: readonly SampleWorkbook[] = [
  {
    key: 'care-home-admissions/staffordshire/long-term-admissions.xlsx',
    bytes: () => workbook('2025-26', staffordshireAdmissions()),
  },
  {
    key: 'intermediate-care/coventry/demand-and-capacity-2025-26.xlsx',
    bytes: () => workbook('3. Capacity & Demand', coventryDemandAndCapacity().flat()),
  },
  {
    key: 'finance/coventry/schemes-2025-26.xlsx',
    bytes: () => workbook('5. Expenditure', coventrySchemes()),
  },
];

// Any fixed day does: without one the time of writing would be in the file.
const MADE = new Date('2025-04-01T00:00:00Z');

function workbook(name: string, rows: (string | number | Date | null)[][]): Promise<Uint8Array> {
  return writeXlsx({ properties: { created: MADE, modified: MADE }, sheets: [{ name, rows }] });
}
