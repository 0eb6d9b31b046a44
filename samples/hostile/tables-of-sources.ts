import { boards } from '../../functions/core/areas/boards.ts';
import { sourceContracts } from '../../functions/core/intake/contracts.ts';

/**
 * A table of a source as people send it. `row` makes the cells of a sound row, a different key for each number; `faults`
 * has a text for some columns, by their place, that none of them can hold.
 */
export type SourceTable = {
  source: string;
  header: readonly string[];
  row(number: number): string[];
  faults: ReadonlyMap<number, (number: number) => string>;
};

type Made = Omit<SourceTable, 'source' | 'faults'> & { faults: Record<number, (number: number) => string> };

const MONTHS = 12;
const two = (number: number): string => String(number).padStart(2, '0');
const at = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;

const area = (number: number): string => at(boards, number).code;
/** The number of a row among those of its area. */
const ofArea = (number: number): number => Math.floor(number / boards.length);
/** A month of a century, another one for each row of an area. */
const anyMonth = (number: number): string =>
  `${1990 + (Math.floor(ofArea(number) / MONTHS) % 100)}-${two(1 + (ofArea(number) % MONTHS))}`;
const month = (number: number): string => `2025-${two(1 + (number % MONTHS))}`;
const quarter = (number: number): string => `2025-26-Q${1 + (number % 4)}`;
/** A trust, another one for each number up to 1,296. */
const trust = (number: number): string => `R${(number % 1296).toString(36).toUpperCase().padStart(2, '0')}`;
const smallArea = (number: number): string => `E01${String(number % 1_000_000).padStart(6, '0')}`;

const nowhere = (number: number): string => `Atlantis ${number}`;
const noDay = (number: number): string => `31/02/${1000 + (number % 9000)}`;
const noNumber = (number: number): string => `some ${number}`;
const nearlyNumber = (number: number): string => `${number},5,0`;
const noCode = (number: number): string => `Q${number}`;
const below = (number: number): string => `-${number}`;
const soon = (number: number): string => `soon ${number}`;
const blank = (): string => '';

const tables: Record<string, Made> = {
  'sus-apc': {
    header: [
      'spell id',
      'provider',
      'admission date',
      'discharge date',
      'discharge ready date',
      'admission method',
      'age',
      'residence',
      'treatment function',
      'patient classification',
    ],
    row: (n) => [
      `S${n}`,
      'RKB',
      `2025-04-${two(1 + (n % 9))}`,
      `2025-04-${two(20 + (n % 9))}`,
      `2025-04-${two(15 + (n % 5))}`,
      '21',
      String(60 + (n % 40)),
      'E08000026',
      '300',
      '1',
    ],
    faults: {
      0: blank,
      1: (n) => `?${n}`,
      2: noDay,
      3: soon,
      4: () => '2024-01-01',
      5: noCode,
      6: noNumber,
      9: noCode,
    },
  },
  'discharge-ready': {
    header: ['provider', 'area', 'month', 'discharges', 'discharged on ready date', '1 day', 'bed days'],
    row: (n) => [trust(ofArea(n)), area(n), month(Math.floor(ofArea(n) / 1296)), '50', '40', '3', '12'],
    faults: { 0: () => 'no trust', 1: nowhere, 2: soon, 3: noNumber, 4: below, 6: nearlyNumber },
  },
  'care-home-admissions': {
    header: ['area', 'period', 'residential', 'nursing', 'total 65+'],
    row: (n) => [area(n), anyMonth(n), '41', '22', '63'],
    faults: { 0: nowhere, 1: soon, 2: below, 3: noNumber, 4: () => '64' },
  },
  reablement: {
    header: ['area', 'period', 'discharged into reablement', 'at home at 91 days'],
    row: (n) => [area(n), anyMonth(n), '574', '482'],
    faults: { 0: nowhere, 1: soon, 2: noNumber, 3: () => '575' },
  },
  'intermediate-care': {
    header: ['area', 'kind', 'referral source', 'service type', 'month', 'number'],
    row: (n) => [area(n), 'Demand - Hospital Discharge', `Ward ${n}`, 'Reablement at home', month(n), '206'],
    faults: { 0: nowhere, 1: noCode, 3: nowhere, 4: soon, 5: noNumber },
  },
  plan: {
    header: ['area', 'metric', 'period', 'value', 'numerator', 'denominator', 'plan version'],
    row: (n) => [area(n), 'discharged-on-ready-date', anyMonth(n), '87', '', '', 'v1'],
    faults: { 0: nowhere, 1: noCode, 2: soon, 3: () => '101', 4: noNumber },
  },
  population: {
    header: ['area', 'year', 'basis', 'age band', 'sex', 'persons'],
    row: (n) => [
      area(n),
      String(1990 + (Math.floor(ofArea(n) / 90) % 100)),
      'own',
      String(ofArea(n) % 90),
      'F',
      '5336',
    ],
    faults: { 0: nowhere, 1: noNumber, 3: soon, 4: noCode, 5: nearlyNumber },
  },
  'area-lookup': {
    header: ['lsoa21cd', 'ltla23cd', 'utla23cd'],
    row: (n) => [smallArea(n), 'E07000192', 'E10000028'],
    faults: { 0: noCode, 1: nowhere, 2: noNumber },
  },
  'expected-admissions': {
    header: ['area', 'period', 'expected count', 'reference rate per 100000'],
    row: (n) => [area(n), anyMonth(n), '612.4', '206.4'],
    faults: { 0: nowhere, 1: soon, 2: noNumber, 3: blank },
  },
  finance: {
    header: ['area', 'financial year', 'scheme id', 'scheme name', 'planned expenditure', 'actual to date'],
    row: (n) => [area(n), '2025-26', String(n), `Scheme ${n}`, '30579810', '7644953'],
    faults: { 0: nowhere, 1: soon, 4: nearlyNumber, 5: noNumber },
  },
  narrative: {
    header: ['area', 'quarter', 'sheet', 'question', 'answer'],
    row: (n) => [area(n), quarter(n), '4. Metrics', `Question ${n}`, 'Fewer delays over weekends.'],
    faults: { 0: nowhere, 1: soon, 3: blank },
  },
};

/** A table of every source that has a contract. Throws where a contract has none: then one is missing here. */
export const tablesOfSources: readonly SourceTable[] = sourceContracts.map(({ source }) => {
  const table = tables[source];
  if (!table) throw new Error(`samples/hostile has no table of ${source}`);
  const faults = Object.entries(table.faults).map(([place, text]) => [Number(place), text] as const);
  return { source, ...table, faults: new Map(faults) };
});

/** The cells of a row with faults in these of its columns. */
export function faultyRow(table: SourceTable, number: number, columns: Iterable<number>): string[] {
  const cells = table.row(number);
  for (const column of columns) cells[column] = table.faults.get(column)?.(number) ?? cells[column] ?? '';
  return cells;
}

/** Cells as one line of a CSV text. */
export const csvLine = (cells: readonly string[]): string =>
  cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
