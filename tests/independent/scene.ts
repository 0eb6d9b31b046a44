import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableText } from '../../samples/generator/table-text.ts';
import type { Sheet } from './provider-sheets.ts';

/** An admitted-patient extract of one feed, as text blocks that are made once each time they are asked for. */
export type Extract = { feed: string; text(): Iterable<string> };

/** The files of one comparison, of which both sides read the same bytes, and the feeds that boards prefer. Sheets came in the order of their list. */
export type Scene = {
  extracts: Extract[];
  sheets: Sheet[];
  smallAreas: readonly SmallAreas[];
  preferred: Readonly<Record<string, string>>;
  /** The boards whose figures are compared. */
  boards: readonly string[];
};

/** A lookup of small areas to local authorities, in the columns of the Office for National Statistics. */
export type SmallAreas = { name: string; text: string };

/** A folder with the files of a scene, for the side that reads from disk. `remove` takes it away. */
export async function sceneFolder(scene: Scene): Promise<{ folder: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'bcf-independent-'));
  for (const { source, name, rows } of scene.sheets) {
    mkdirSync(join(folder, source), { recursive: true });
    writeFileSync(join(folder, source, name), tableText(rows));
  }
  for (const { name, text } of scene.smallAreas) writeFileSync(join(folder, name), text);
  writeFileSync(
    join(folder, 'preferred-feeds.csv'),
    tableText([['board', 'feed'], ...Object.entries(scene.preferred)]),
  );
  const arrivals = scene.sheets.map(({ source, feed }, at) => [source, feed, at]);
  writeFileSync(join(folder, 'arrivals.csv'), tableText([['source', 'feed', 'arrived'], ...arrivals]));
  for (const extract of scene.extracts) await writeBlocks(join(folder, `${extract.feed}.csv`), extract.text());
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function writeBlocks(path: string, blocks: Iterable<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = createWriteStream(path).on('finish', resolve).on('error', reject);
    for (const block of blocks) stream.write(block);
    stream.end();
  });
}
