import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFileReader, type FileFindings } from '../../../functions/core/submissions/file-reader.ts';
import { csvLine, faultyRow, type SourceTable, tablesOfSources } from '../../../samples/hostile/tables-of-sources.ts';

type Row = readonly string[];

/** Headers of the other layouts in which sources come, beside the one that has a row for each record. */
const OTHER_LAYOUTS: Record<string, readonly string[]> = {
  'sus-apc': ['spell id,provider,admission date,discharge date,admission method,age,episode number,last episode'],
  'discharge-ready': [
    'Provider,Area,Month,Measure,Value',
    'Provider,Area,Measure,Apr-25,May-25',
    'Provider,Month,Discharges,On ready date,Bed days',
  ],
  'care-home-admissions': ['Area,Apr-25,May-25,Residential Apr-25', 'Area,Measure,Q1 2025-26,Q2 2025-26'],
  reablement: ['Area,Quarter,Measure,Value', 'Area,Measure,Q1 2025-26,Q2 2025-26'],
  'intermediate-care': ['Kind,Trust,Service type,Apr-25,May-25', 'Area,Kind,Service type,Apr-25,May-25,Total'],
  plan: ['area,metric,Q1 2025-26,Q2 2025-26', 'area,metric,2025-04,2025-05'],
  population: ['area,year,age band,female,male', 'area,year,sex,65-69,70-74'],
  'area-lookup': ['LSOA11CD,LTLA23CD'],
  'expected-admissions': ['Area,Measure,Q1 2025-26,Q2 2025-26', 'Area,Period,Measure,Value'],
  finance: [
    'Area,Source of Funding,Planned income,Updated plan',
    'Scheme ID,Scheme Name,Source of Funding,Expenditure 2024-25,Expenditure 2025-26',
  ],
  narrative: ['Area,Quarter,Question,Answer'],
};

const CELLS = [
  ...['', '-', 'x', '7', '12', '0', '-3', '1.5', '1e308', '£4,181,686', '97.4%', 'RKB', 'RLT'],
  ...['Coventry', 'Leeds', 'Atlantis', 'E07000218', 'E08000026', 'W06000015', 'Total', 'Subtotal', 'Total North'],
  ...['2025-04', 'May 2025', 'Q1 2025-26', '2025', '2025-26', '01/04/2025', 'Discharges', 'Bed days', 'Staff'],
  ...['Residential', '65-69', '90+', '1 day', 'Demand - Hospital Discharge', 'Reablement at home', 'F', '21', 'DFG'],
  ...['emergency-admissions-65-plus', 'Note: see below', 'Source: the council', '943 476 5919'],
];

const anyCells = fc.array(fc.constantFrom(...CELLS), { minLength: 1, maxLength: 8 });

/** Rows of any layout: sound ones, ones with faults, totals, notes, blank ones, ones too short or too long, anything. */
function anyRow(table: SourceTable, header: Row): fc.Arbitrary<Row> {
  const faulty = fc
    .tuple(fc.nat({ max: 40 }), fc.subarray([...table.faults.keys()]))
    .map(([number, columns]) => faultyRow(table, number, columns));
  const total = fc
    .tuple(fc.constantFrom('Total', 'Grand total', 'All', 'Subtotal', ''), fc.nat({ max: 99 }))
    .map(([word, sum]) => header.map((_, at) => (at === 0 ? word : String(sum))));
  const sound = fc.nat({ max: 40 }).map((number) => table.row(number));
  const cut = fc.tuple(sound, fc.integer({ min: 1, max: 12 })).map(([cells, width]) => cells.slice(0, width));
  const filled = anyCells.map((cells) => header.map((_, at) => cells[at % cells.length] ?? ''));
  return fc.oneof(
    { arbitrary: sound, weight: 3 },
    { arbitrary: faulty, weight: 4 },
    { arbitrary: filled, weight: 3 },
    anyCells,
    total,
    cut,
    fc.constant(header),
    fc.constant(['']),
    fc.constantFrom(['Source: returns of the trust'], ['Planned', ''], ['*', 'Provisional']),
  );
}

/** A file of a source: titles or none, and one or more tables below one another, in any of its layouts. */
function anyFile(table: SourceTable): fc.Arbitrary<Row[]> {
  const headers = [table.header, ...(OTHER_LAYOUTS[table.source] ?? []).map((line) => line.split(','))];
  const section = fc
    .constantFrom<Row>(...headers)
    .chain((header) =>
      fc
        .tuple(fc.constant(header), fc.array(anyRow(table, header), { maxLength: 14 }))
        .map(([first, rows]) => [first, ...rows]),
    );
  const titles = fc.constantFrom<Row[]>([], [], [['Return of Coventry'], ['']], [['April 2025 to March 2026']]);
  return fc
    .tuple(titles, fc.array(section, { minLength: 1, maxLength: 3 }))
    .map(([above, sections]) => [...above, ...sections.flat()]);
}

const NAMES = ['April 2025.csv', 'Coventry 2025-26 capacity.csv', 'RKB.csv', 'x.csv'];

function readText(source: string, fileName: string, rows: readonly Row[]): FileFindings {
  const reader = createFileReader({ from: { source, feed: 'coventry', fileName }, areaLookup: new Map() });
  reader.push(new TextEncoder().encode(rows.map(csvLine).join('\n')));
  return reader.end();
}

function expectAccount({ rows, tally, counted }: FileFindings): void {
  expect(rows.accepted + rows.rejected + rows.notCounted).toBe(rows.read);
  expect(Math.min(rows.accepted, rows.rejected, rows.notCounted)).toBeGreaterThanOrEqual(0);
  const reasons = Object.values(rows.notCountedBecause).reduce((sum, count) => sum + count, 0);
  expect(reasons).toBe(rows.notCounted);
  const { issueCounts } = tally.result();
  if (counted && rows.rejected > 0) expect(issueCounts.row).toBeGreaterThan(0);
  expect(issueCounts.file + issueCounts.row + issueCounts.warning).toBe(issueCounts.total);
}

describe.each(tablesOfSources)('the rows of any file of $source', (table) => {
  it('are accepted, rejected or not counted, and nothing else, whatever its layout, faults, totals and sections', () => {
    fc.assert(
      fc.property(anyFile(table), fc.constantFrom(...NAMES), (rows, name) => {
        expectAccount(readText(table.source, name, rows));
      }),
      { numRuns: 60 },
    );
  });

  it('are so too where the file is recognised by its content', () => {
    fc.assert(
      fc.property(anyFile(table), fc.constantFrom(...NAMES), (rows, name) => {
        expectAccount(readText('inbox', name, rows));
      }),
      { numRuns: 30 },
    );
  });
});

describe('the tables by which sources are tested', () => {
  it.each(tablesOfSources)('are sound: every row of $source is taken', (table) => {
    const { rows, rejected } = readText(table.source, 'a.csv', [
      table.header,
      ...Array.from({ length: 200 }, (_, n) => table.row(n)),
    ]);
    expect([rejected, rows]).toMatchObject([false, { read: 200, accepted: 200 }]);
  });

  it.each(
    tablesOfSources.flatMap(({ faults, ...table }) =>
      [...faults.keys()].map((place) => ({ ...table, faults, place, column: table.header[place] })),
    ),
  )('have a fault in $column of $source that is told', (table) => {
    const { tally } = readText(table.source, 'a.csv', [table.header, faultyRow(table, 1, [table.place]), table.row(2)]);
    const counts = tally.result().issueCounts;
    const sound = readText(table.source, 'a.csv', [table.header, table.row(1), table.row(2)]).tally.result()
      .issueCounts;
    expect(counts.total).toBeGreaterThan(sound.total);
  });
});
