import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceContract } from '../../../functions/core/intake/source-contract.ts';
import { AREA, contractForTest, figure, MONTH } from './contract-for-test.ts';
import { csv, readFile } from './read-file.ts';

const fields = [
  AREA,
  MONTH,
  figure('beds', 'Beds'),
  figure('empty', 'Empty beds'),
  { name: 'note', title: 'Note' },
  { name: 'measure', title: 'Measure' },
  { name: 'value', title: 'Value', type: 'number' },
];
const tall = { measure: 'measure', value: 'value' };
const wideOf = (...families: [into: string, word: string][]) => ({
  field: 'month',
  period: 'month',
  families: families.map(([into, word]) => ({ into, words: [word] })),
});
const contracts = {
  long: contractForTest(fields, [{}]),
  wide: contractForTest(fields, [{ wide: wideOf(['beds', 'Beds'], ['empty', 'Empty beds']) }]),
  tall: contractForTest(fields, [{ tall }]),
  tallByMonth: contractForTest(fields, [{ tall, wide: wideOf(['value', '']) }]),
};

const AREAS = ['Coventry', 'Leeds', 'Bristol, City of', 'Stoke-on-Trent'];
const MONTHS = ['2025-04', '2025-05', '2025-12'];
type Cell = { area: string; month: string; beds: number | null; empty: number | null };

const figureOf = fc.option(fc.integer({ min: 0, max: 5000 }));
const table = fc
  .uniqueArray(
    fc.record({ area: fc.constantFrom(...AREAS), month: fc.constantFrom(...MONTHS), beds: figureOf, empty: figureOf }),
    { selector: ({ area, month }) => `${area} ${month}`, minLength: 1 },
  )
  .map((cells): Cell[] => cells.filter(({ beds, empty }) => beds !== null || empty !== null))
  .filter((cells) => cells.length > 0);

const shown = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);
const quoted = (text: string): string => `"${text}"`;
const areasOf = (cells: readonly Cell[]) => [...new Set(cells.map(({ area }) => area))];
const at = (cells: readonly Cell[], area: string, month: string) =>
  cells.find((cell) => cell.area === area && cell.month === month);

/** The same table in each layout. */
const printed: Record<keyof typeof contracts, (cells: readonly Cell[]) => string[]> = {
  long: (cells) => [
    'Area,Month,Beds,Empty beds',
    ...cells.map(({ area, month, beds, empty }) => [quoted(area), month, shown(beds), shown(empty)].join(',')),
  ],
  wide: (cells) => [
    `Area,${MONTHS.map((month) => `Beds ${month},${month} Empty beds`).join(',')}`,
    ...areasOf(cells).map((area) =>
      [
        quoted(area),
        ...MONTHS.flatMap((month) => [shown(at(cells, area, month)?.beds), shown(at(cells, area, month)?.empty)]),
      ].join(','),
    ),
  ],
  tall: (cells) => [
    'Area,Month,Measure,Value',
    ...cells.flatMap(({ area, month, beds, empty }) => [
      [quoted(area), month, 'Beds', shown(beds)].join(','),
      [quoted(area), month, 'Empty beds', shown(empty)].join(','),
    ]),
  ],
  tallByMonth: (cells) => [
    `Area,Measure,${MONTHS.join(',')}`,
    ...areasOf(cells).flatMap((area) => [
      [quoted(area), 'Beds', ...MONTHS.map((month) => shown(at(cells, area, month)?.beds))].join(','),
      [quoted(area), 'Empty beds', ...MONTHS.map((month) => shown(at(cells, area, month)?.empty))].join(','),
    ]),
  ],
};

function recordsOf(rows: readonly string[], contract: SourceContract, piece?: number): string[] {
  const { records, issues } = readFile(csv(...rows), { contracts: [contract], ...(piece ? { piece } : {}) });
  expect(issues).toEqual([]);
  return records.map(({ record: { area, month, beds, empty } }) => [area, month, beds, empty].join('|')).sort();
}

const layouts = Object.keys(contracts) as (keyof typeof contracts)[];
const layout = fc.constantFrom(...layouts);
const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

describe('any table', () => {
  it('gives the same records whichever layout it is printed in, at any cut of its bytes', () => {
    fc.assert(
      fc.property(table, layout, fc.integer({ min: 1, max: 40 }), (cells, name, piece) => {
        const long = recordsOf(printed.long(cells), contracts.long);
        expect(recordsOf(printed[name](cells), contracts[name], piece)).toEqual(long);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same records whatever the order of its rows', () => {
    const order = fc.tuple(table, layout).chain(([cells, name]) => {
      const [header = '', ...rows] = printed[name](cells);
      return fc.tuple(
        fc.constant(name),
        fc.constant([header, ...rows]),
        shuffled(rows).map((other) => [header, ...other]),
      );
    });
    fc.assert(
      fc.property(order, ([name, one, other]) => {
        expect(recordsOf(other, contracts[name])).toEqual(recordsOf(one, contracts[name]));
      }),
    );
  });
});

const anyCell = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    'x',
    'Beds',
    'Empty beds',
    'Staff',
    '2025-04',
    'Apr-25',
    'Coventry',
    'Atlantis',
    'Total',
    '%',
  ),
  fc.integer({ min: -5, max: 50 }).map(String),
  fc.string({ maxLength: 6 }).map((text) => quoted(text.replaceAll('"', '""'))),
);

describe('any rows below a header of any layout', () => {
  it('are each read once: every one gave a record, was rejected, or was left out for a reason', () => {
    const rows = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 8 }), { maxLength: 12 });
    fc.assert(
      fc.property(rows, layout, (cells, name) => {
        const [header = ''] = printed[name]([{ area: 'Leeds', month: '2025-04', beds: 1, empty: 1 }]);
        const { end, records } = readFile(csv(header, ...cells.map((row) => row.join(','))), {
          contracts: [contracts[name]],
        });
        const leftOut = Object.values(end.rowsNotCounted).reduce((sum, count) => sum + count, 0);
        expect(end.rowsRead).toBeLessThanOrEqual(cells.length);
        expect(end.rowsRejected + leftOut).toBeLessThanOrEqual(end.rowsRead);
        if (records.length > 0) expect(end.rowsRejected + leftOut).toBeLessThan(end.rowsRead);
        if (name === 'long' || name === 'wide') {
          const rowsWithRecord = new Set(records.map(({ row }) => row)).size;
          if (end.readable) expect(rowsWithRecord + end.rowsRejected + leftOut).toBe(end.rowsRead);
        }
      }),
      { numRuns: 500 },
    );
  });
});
