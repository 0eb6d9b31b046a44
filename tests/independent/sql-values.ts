import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Figure, Figures } from './figures.ts';
import { figureKey } from './figures.ts';
import type { Scene } from './scene.ts';

const schemas = resolve(import.meta.dirname, '../../schemas');
const script = (name: string) => readFileSync(join(import.meta.dirname, `${name}.sql`), 'utf8');
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const scripts = [
  '04-spells',
  '05-spell-measures',
  '06-sheets',
  '07-populations',
  '08-pieces',
  '09-values',
  '10-standardised-rates',
  '11-plans',
];

async function work(database: DuckDBConnection, scene: Scene, folder: string): Promise<void> {
  await database.run(`SET VARIABLE schemas = ${quoted(schemas)}; SET VARIABLE folder = ${quoted(folder)};`);
  await database.run(script('01-published-lists'));
  await database.run(script('02-extract-columns'));
  for (const { feed } of scene.extracts) {
    await database.run(
      `SET VARIABLE feed = ${quoted(feed)}; SET VARIABLE file = ${quoted(join(folder, `${feed}.csv`))};`,
    );
    await database.run(script('03-read-extract'));
  }
  for (const name of scripts) await database.run(script(name));
}

const answer = `SELECT v.board, v.period, v.metric, v.variant, v.numerator, v.denominator, v.value, a.plan, a.is_met
  FROM value_of v LEFT JOIN assessment_of a
  ON a.board = v.board AND a.period = v.period AND a.metric = v.metric AND a.variant IS NOT DISTINCT FROM v.variant`;

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);

/** Works the figures of 2025-26 out of the files in a folder, by SQL alone. */
export async function sqlFigures(scene: Scene, folder: string): Promise<Figures> {
  const instance = await DuckDBInstance.create(':memory:');
  const database = await instance.connect();
  try {
    await work(database, scene, folder);
    const compared = new Set<unknown>(scene.boards);
    const rows = (await database.runAndReadAll(answer)).getRows().filter(([board]) => compared.has(board));
    return new Map(
      rows.map(([board, period, metric, variant, numerator, denominator, value, plan, isMet]): [string, Figure] => [
        figureKey(String(board), String(period), String(metric), variant === null ? null : String(variant)),
        {
          numerator: numberOf(numerator),
          denominator: numberOf(denominator),
          value: numberOf(value),
          plan: numberOf(plan),
          isMet: typeof isMet === 'boolean' ? isMet : null,
        },
      ]),
    );
  } finally {
    database.closeSync();
    instance.closeSync();
  }
}
