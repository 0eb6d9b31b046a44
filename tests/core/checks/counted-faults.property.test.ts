import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFileReader, type FileFindings } from '../../../functions/core/submissions/file-reader.ts';
import { csvLine, faultyRow, type SourceTable, tablesOfSources } from '../../../samples/hostile/tables-of-sources.ts';

const EVERY_ONE = Number.POSITIVE_INFINITY;

function read(source: string, lines: readonly string[], mostListed: number): FileFindings {
  const from = { source, feed: 'coventry', fileName: 'a.csv' };
  const reader = createFileReader({ from, areaLookup: new Map(), mostListed });
  reader.push(new TextEncoder().encode(lines.join('\n')));
  return reader.end();
}

/** Rows with faults in any columns, cells that slipped, quotation marks that do not pair up, and rows that repeat. */
function anyRow(table: SourceTable): fc.Arbitrary<string> {
  const columns = fc.subarray([...table.faults.keys()]);
  return fc
    .record({
      number: fc.nat({ max: 30 }),
      columns,
      spoilt: fc.constantFrom('not', 'not', 'not', 'not', 'short', 'long', 'quoted', 'blank'),
      other: fc.tuple(
        fc.nat({ max: table.header.length - 1 }),
        fc.constantFrom('', '-', '0', '5', '99999999', 'x', '1e9'),
      ),
      isOther: fc.boolean(),
    })
    .map(({ number, columns: faulty, spoilt, other: [place, text], isOther }) => {
      const cells = faultyRow(table, number, faulty);
      if (isOther) cells[place] = text;
      if (spoilt === 'short') return csvLine(cells.slice(0, -1));
      if (spoilt === 'long') return csvLine([...cells, 'x']);
      if (spoilt === 'blank') return csvLine(cells.map(() => ''));
      return spoilt === 'quoted' ? csvLine(cells).replace(',', ',"x"y,') : csvLine(cells);
    });
}

describe.each(tablesOfSources)('the faults of any file of $source', (table) => {
  it('are counted alike whether they are put into words or not, by kind, level and column', () => {
    fc.assert(
      fc.property(fc.array(anyRow(table), { maxLength: 25 }), fc.nat({ max: 12 }), (rows, most) => {
        const lines = [table.header.join(','), ...rows];
        const listed = read(table.source, lines, EVERY_ONE);
        for (const limit of [0, most]) {
          const counted = read(table.source, lines, limit);
          expect(counted.tally.result().issueCounts).toEqual(listed.tally.result().issueCounts);
          expect(counted.rows).toEqual(listed.rows);
          expect(counted.rejectedBecause).toEqual(listed.rejectedBecause);
          expect(counted.counted).toEqual(listed.counted);
        }
        const { issues, issueCounts } = listed.tally.result();
        expect(issues).toHaveLength(issueCounts.total);
        for (const { code, level, column, count } of issueCounts.byCause ?? []) {
          const same = issues.filter(
            (issue) => issue.code === code && issue.level === level && issue.column === column,
          );
          expect(same).toHaveLength(count);
        }
      }),
      { numRuns: 60 },
    );
  });
});
