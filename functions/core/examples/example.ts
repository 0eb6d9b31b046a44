import examples from '../../../schemas/examples.json' with { type: 'json' };
import { BYTE_ORDER_MARK, csvLine } from '../intake/csv-line.ts';

/** A small file of a source: its column names, and rows that are accepted. All of it is made up. */
export type Example = { columns: readonly string[]; rows: readonly (readonly string[])[] };

const bySource: Readonly<Record<string, Example | undefined>> = examples;

/** The example of a source. Throws where there is none. */
export function exampleOf(source: string): Example {
  const example = bySource[source];
  if (!example) throw new Error(`schemas/examples.json says nothing of ${source}`);
  return example;
}

/** The example as a CSV text, its lines ended as in a file that people edit. */
export function exampleCsv(source: string): string {
  const { columns, rows } = exampleOf(source);
  return [columns, ...rows].map((cells) => csvLine(cells).replace('\r\n', '\n')).join('');
}

/** A file to fill in: the column names, and one row that shows how. */
export function templateCsv(source: string): string {
  const { columns, rows } = exampleOf(source);
  return `${BYTE_ORDER_MARK}${[columns, ...rows.slice(0, 1)].map(csvLine).join('')}`;
}
