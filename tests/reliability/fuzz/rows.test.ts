import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tablesOfSources } from '../../../samples/hostile/tables-of-sources.ts';
import { note } from '../figures.ts';
import { someChanges } from './changes.ts';
import { editTable, type Table } from './edit-table.ts';
import { fuzz } from './fuzz.ts';
import { expectAccount, readAny } from './read-any.ts';
import { type Rendering, renderings } from './shapes.ts';

const table = fc.constantFrom(...tablesOfSources);
const ROWS = 30;

const hasInk = (row: readonly string[]): boolean => row.some((cell) => cell.trim() !== '');

describe('no row is lost without a word', () => {
  test('rows that nobody touched are read and counted among the good or the bad, whatever the others are', async () => {
    const inputs = fc.record({ table, changes: someChanges, from: fc.nat(ROWS) });
    const tried = await fuzz(inputs, { runs: [300, 20_000], seconds: [5, 20] }, async (input) => {
      const { source, header, row } = input.table;
      const sound = Array.from({ length: ROWS }, (_, n) => row(n));
      const changed = editTable(sound.slice(input.from), input.changes);
      const rows = [header, ...sound.slice(0, input.from), ...changed];
      const bytes = renderings[0]?.bytes(rows) ?? new Uint8Array();
      const read = await readAny({ source, feed: 'fuzz', fileName: 'a.csv', bytes });
      expectAccount(read);
      const isStopped = read.report.issues.some(({ level, code }) => level === 'file' && code !== 'too-many-errors');
      if (isStopped) return;
      const fates = rowNumbers(rows).map((number) => (number === null ? 'blank' : read.fates.of(number, 0)));
      const untouched = fates.slice(1, 1 + input.from);
      expect(untouched.filter((fate) => fate !== 'good' && fate !== 'bad')).toEqual([]);
      const counted = fates.filter((fate) => fate === 'good' || fate === 'bad').length;
      expect(read.report.rows.read).toBe(counted);
    });
    note({
      promise: 'inputs fuzzed',
      what: 'tables with changed rows beside sound ones: none of those is lost',
      tried,
    });
  });

  test('a table says the same in whatever form it is saved', async () => {
    const plain: Rendering[] = renderings.filter(({ name }) => name !== 'Windows-1252 with CR');
    const inputs = fc.record({ table, changes: someChanges, rendering: fc.constantFrom(...plain) });
    const tried = await fuzz(inputs, { runs: [200, 15_000], seconds: [5, 15] }, async (input) => {
      const { source, header, row } = input.table;
      const sound = Array.from({ length: ROWS }, (_, n) => row(n));
      const rows = [header, ...editTable(sound, input.changes)].filter(hasInk).map((cells) => asWide(header, cells));
      const [one, other] = await Promise.all(
        [renderings[0], input.rendering].map((rendering) =>
          readAny({ source, feed: 'fuzz', fileName: 'a.csv', bytes: rendering?.bytes(rows) ?? new Uint8Array() }),
        ),
      );
      expect(other?.report.outcome).toBe(one?.report.outcome);
      expect(other?.report.rows).toEqual(one?.report.rows);
      expect(other?.findings.counted?.cells).toEqual(one?.findings.counted?.cells);
    });
    note({ promise: 'inputs fuzzed', what: 'changed tables in two forms, read alike', tried });
  });
});

/** A text says how many cells a row has, a sheet does not: a row that is longer or shorter is a fault in one of them. */
const asWide = (header: readonly string[], cells: readonly string[]): string[] =>
  header.map((_, column) => plainCell(cells[column] ?? ''));

/**
 * What every form can hold: no line ends within a cell, no character that XML lacks, and not the sign of a lost
 * character, which in UTF-16 alone may stand for one that was lost in reading, and is warned of there.
 */
const plainCell = (cell: string): string => cell.toWellFormed().replaceAll(/[\p{Cc}\ufeff\ufffd\ufffe\uffff]/gu, ' ');

/** The number that a person sees of each row: a line end within a cell is none between rows. */
function rowNumbers(rows: Table): (number | null)[] {
  return rows.map((row, at) => (hasInk(row) ? at + 1 : null));
}
