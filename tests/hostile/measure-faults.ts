import type { HostileFile } from '../../samples/hostile/hostile-file.ts';
import { lines } from '../../samples/hostile/hostile-file.ts';
import { csvLine, faultyRow, type SourceTable, tablesOfSources } from '../../samples/hostile/tables-of-sources.ts';
import { readInChild } from './read-in-child.ts';

// node tests/hostile/measure-faults.ts [rows] [source …]: what a file with three faults in every row takes through the
// handler beside a sound one of as many rows, each in a process of its own.
const [rows = '1000000', ...wanted] = process.argv.slice(2);
const FAULTS = 3;
// Dates, a code and a number, where a source has them.
const PLACES: Record<string, readonly number[]> = { 'sus-apc': [2, 5, 6] };

const tables = tablesOfSources.filter(({ source }) => (wanted.length === 0 ? ['sus-apc'] : wanted).includes(source));

function fileOf(table: SourceTable, name: 'sound' | 'faulty'): HostileFile {
  const places = PLACES[table.source] ?? [...table.faults.keys()].slice(0, FAULTS);
  const cells = (row: number) => (name === 'sound' ? table.row(row) : faultyRow(table, row, places));
  return {
    name,
    key: `${table.source}/measured/${name}.csv`,
    outcome: name === 'sound' ? 'accepted' : 'rejected',
    codes: [],
    parts: () => lines(table.header.join(','), Number(rows), (row) => csvLine(cells(row))),
  };
}

for (const table of tables) {
  const processor: number[] = [];
  for (const name of ['sound', 'faulty'] as const) {
    const [taken] = await readInChild([fileOf(table, name)]);
    if (!taken) throw new Error(`No report of the ${name} file of ${table.source}`);
    const { report, seconds, processorSeconds, megabytes } = taken;
    processor.push(processorSeconds);
    const took = `${seconds.toFixed(2)} s, ${processorSeconds.toFixed(2)} s processor, ${megabytes.toFixed(0)} MB`;
    console.log(`${table.source} ${name}: ${took}; ${report.rows.read} rows, ${report.issueCounts.total} faults`);
  }
  const [sound = 1, faulty = 0] = processor;
  console.log(`${table.source}: ${(faulty / sound).toFixed(2)} of the time of a sound file\n`);
}
