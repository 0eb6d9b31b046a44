import { createReadStream } from 'node:fs';
import { createCsvRows } from '../../functions/core/intake/csv-rows.ts';
import { createDecoder } from '../../functions/core/intake/decode.ts';
import { createProjectedRows } from '../../functions/core/intake/scan/projected-rows.ts';
import { printMeasured } from './measured.ts';

/** Of 40 columns those that the counts of discharges need. */
const COLUMNS = [0, 3, 5, 6, 7, 8, 9, 11, 14, 18, 19, 24];
/** Nearly all that a contract may read. */
const MANY_COLUMNS = [0, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25];
const BYTE_ORDER_MARK = 3;

const [contestant = '', file = '', width = ''] = process.argv.slice(2);
const duckdb = contestant === 'duckdb' ? await import('@duckdb/node-api') : null;
const columns = width === 'many' ? MANY_COLUMNS : COLUMNS;

/** The rows below the header, and of each column how many characters are in it: who has read every cell knows. */
type Counted = { rows: number; characters: number[] };

const parts = (start: number) => createReadStream(file, { start, highWaterMark: 1 << 20 });

async function byProjection(): Promise<Counted> {
  const characters = columns.map(() => 0);
  let rows = 0;
  const projected = createProjectedRows({
    delimiter: ',',
    newline: '\n',
    columns,
    onRow: (cells, row) => {
      rows = row;
      if (row === 1) return;
      for (let index = 0; index < cells.length; index += 1) {
        characters[index] = (characters[index] ?? 0) + (cells[index]?.length ?? 0);
      }
    },
    onFault: ({ code, row }) => {
      throw new Error(`${code} in row ${row}`);
    },
  });
  for await (const part of parts(BYTE_ORDER_MARK)) projected.push(part);
  projected.end();
  return { rows: rows - 1, characters };
}

async function byPapaparse(): Promise<Counted> {
  const characters = columns.map(() => 0);
  let rows = 0;
  const decoder = createDecoder();
  const csv = createCsvRows({
    delimiter: ',',
    newline: '\n',
    onRow: (cells, row) => {
      rows = row;
      if (row === 1) return;
      for (let index = 0; index < columns.length; index += 1) {
        characters[index] = (characters[index] ?? 0) + (cells[columns[index] ?? 0]?.length ?? 0);
      }
    },
    onFault: ({ code, row }) => {
      throw new Error(`${code} in row ${row}`);
    },
  });
  for await (const part of parts(0)) csv.push(decoder.push(part));
  csv.push(decoder.end());
  csv.end();
  return { rows: rows - 1, characters };
}

async function byDuckdb(): Promise<Counted> {
  const database = await duckdb?.DuckDBInstance.create(':memory:', { threads: '1' });
  if (!database) throw new Error('DuckDB is not loaded');
  const connection = await database.connect();
  const table = `read_csv('${file}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`;
  const names = (await connection.runAndReadAll(`select * from ${table} limit 0`)).columnNames();
  const sums = columns.map((column) => `sum(length("${names[column]}"))`);
  const counted = await connection.runAndReadAll(`select count(*), ${sums.join(', ')} from ${table}`);
  const [rows = 0, ...characters] = (counted.getRows()[0] ?? []).map(Number);
  return { rows, characters };
}

const contestants: Record<string, () => Promise<Counted>> = {
  projection: byProjection,
  papaparse: byPapaparse,
  duckdb: byDuckdb,
};
const started = performance.now();
const counted = await contestants[contestant]?.();
if (!counted) throw new Error(`Of ${Object.keys(contestants).join(', ')} one is wanted, not ${contestant}`);
console.log(JSON.stringify(counted));
printMeasured(counted.rows, started);
