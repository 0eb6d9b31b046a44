import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { nameOfCounts } from './counted-cells.ts';
import { startMeasuring } from './measured.ts';

/** The same counts by DuckDB from the file itself, by SQL that is written for speed. It names no row and no column of a fault. */
const [file = '', threads = '1'] = process.argv.slice(2);
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const sql = readFileSync(join(import.meta.dirname, 'count-extract.sql'), 'utf8');
const report = startMeasuring();
const instance = await DuckDBInstance.create(':memory:', threads === 'all' ? {} : { threads });
const database = await instance.connect();
const schemas = join(import.meta.dirname, '../../schemas');
await database.run(`SET VARIABLE schemas = ${quoted(schemas)}; SET VARIABLE file = ${quoted(file)};`);
await database.run(sql);
const all = async (query: string) => (await database.runAndReadAll(query)).getRowObjects();
const [totals] = await all('SELECT count(*) AS "rows", count(fault) AS rejected FROM read_row');
const cells = (await all('FROM counted')).map(({ board, month, rows: _, ...counts }) => ({
  unit: String(board),
  period: String(month),
  counts: Object.fromEntries(Object.entries(counts).map(([id, count]) => [id, Number(count)])),
}));
report({ rows: Number(totals?.rows), counted: nameOfCounts(cells, Number(totals?.rejected)) });
