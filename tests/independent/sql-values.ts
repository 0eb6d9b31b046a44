import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Scene } from './scene.ts';

/** A number of one board, metric, variant and period, as either side gives it. */
export type Figure = { numerator: number | null; denominator: number | null; value: number | null };

/** Figures by `<board> <period> <metric> <variant>`. */
export type Figures = Map<string, Figure>;

export const figureKey = (board: string, period: string, metric: string, variant: string | null): string =>
  `${board} ${period} ${metric} ${variant ?? ''}`.trimEnd();

const script = (name: string) => readFileSync(join(import.meta.dirname, `${name}.sql`), 'utf8');
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const schemas = resolve(import.meta.dirname, '../../schemas');

async function readFiles(database: DuckDBConnection, scene: Scene, folder: string): Promise<void> {
  await database.run(script('02-extract-columns'));
  for (const { feed } of scene.extracts) {
    await database.run(`SET VARIABLE feed = ${quoted(feed)}; SET VARIABLE file = ${quoted(join(folder, `${feed}.csv`))};`);
    await database.run(script('03-read-extract'));
  }
}

/** Works the figures of 2025-26 out of the files in a folder, by SQL alone. */
export async function sqlFigures(scene: Scene, folder: string): Promise<Figures> {
  const instance = await DuckDBInstance.create(':memory:');
  const database = await instance.connect();
  await database.run(`SET VARIABLE schemas = ${quoted(schemas)}; SET VARIABLE folder = ${quoted(folder)};`);
  await database.run(script('01-published-lists'));
  await readFiles(database, scene, folder);
  for (const name of ['04-spells', '05-spell-measures', '06-sheets', '07-populations', '08-pieces', '09-values']) {
    await database.run(script(name));
  }
  await database.run(script('10-standardised-rates'));
  const reader = await database.runAndReadAll('SELECT board, period, metric, variant, numerator, denominator, value FROM value_of');
  const figures: Figures = new Map();
  const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);
  for (const [board, period, metric, variant, numerator, denominator, value] of reader.getRows()) {
    figures.set(figureKey(String(board), String(period), String(metric), variant === null ? null : String(variant)), {
      numerator: numberOf(numerator),
      denominator: numberOf(denominator),
      value: numberOf(value),
    });
  }
  database.closeSync();
  instance.closeSync();
  return figures;
}
