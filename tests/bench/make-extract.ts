import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { susExtract } from '../../samples/generator/sus-extract.ts';
import { sampleMonths } from '../../samples/generator/volumes.ts';

/** Writes a synthetic spell table of 40 columns, a quarter of its rows quoted, the same bytes for the same seed. */
export async function makeExtract(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  const months = sampleMonths.slice(0, 12);
  for (const block of susExtract({ layout: 'spell', rows, seed: 42, months, newline: '\r\n', bom: true })) {
    if (!out.write(block)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
