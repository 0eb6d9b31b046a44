import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceContracts } from '../../../functions/core/intake/contracts.ts';
import { INBOX } from '../../../functions/core/submissions/file-reader.ts';
import { note } from '../figures.ts';
import { someChanges } from './changes.ts';
import { editTable } from './edit-table.ts';
import { editBytes } from './edit-text.ts';
import { fuzz } from './fuzz.ts';
import { watchReaders } from './reached.ts';
import { expectAccount, type ReadFile, readAny } from './read-any.ts';
import { renderings, shapes } from './shapes.ts';

const shape = fc.constantFrom(...shapes);
const rendering = fc.constantFrom(...renderings);
const pieces = fc.oneof(fc.constant(65_536), fc.integer({ min: 1, max: 97 }));
const prefix = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.constant(INBOX) },
  { weight: 1, arbitrary: fc.constantFrom(...sourceContracts.map(({ source }) => source)) },
);

/** All that is said and counted. Of a file that is refused, how far it was read is no matter: why is. */
function saidOf({ report, findings }: ReadFile): unknown {
  const { outcome, issues } = report;
  if (outcome !== 'rejected') return [report, findings.counted?.cells];
  return [outcome, issues.filter(({ level }) => level === 'file')];
}

const readers = watchReaders('files');

describe('a file that was sent is read, or it is said why not, whatever happened to', () => {
  test('its cells, rows and columns, in whatever form it is saved', async () => {
    const inputs = fc.record({ shape, rendering, prefix, changes: someChanges, pieces });
    const tried = await fuzz(inputs, { runs: [500, 60_000], seconds: [8, 40] }, async (input) => {
      const { source, feed, fileName, rows } = input.shape;
      const bytes = input.rendering.bytes(editTable(rows, input.changes));
      const name = fileName.replace(/\.\w+$/, input.rendering.ending);
      expectAccount(await readAny({ source: input.prefix ?? source, feed, fileName: name, bytes }, input.pieces));
    });
    note({ promise: 'inputs fuzzed', what: 'files with changed cells, rows and columns, in seven forms', tried });
  });

  test('its bytes', async () => {
    const inputs = fc.record({ shape, rendering, prefix, changes: someChanges, pieces });
    const tried = await fuzz(inputs, { runs: [500, 60_000], seconds: [6, 30] }, async (input) => {
      const { source, feed, fileName, rows } = input.shape;
      const bytes = editBytes(input.rendering.bytes(rows), input.changes);
      expectAccount(await readAny({ source: input.prefix ?? source, feed, fileName, bytes }, input.pieces));
    });
    note({ promise: 'inputs fuzzed', what: 'files with changed bytes, in seven forms', tried });
  });

  test('the pieces in which its bytes come', async () => {
    const inputs = fc.record({ shape, rendering, changes: someChanges, pieces: fc.integer({ min: 1, max: 300 }) });
    const tried = await fuzz(inputs, { runs: [120, 5000], seconds: [4, 10] }, async (input) => {
      const { rows, ...from } = input.shape;
      const bytes = editBytes(input.rendering.bytes(rows), input.changes);
      const [whole, parts] = [await readAny({ ...from, bytes }), await readAny({ ...from, bytes }, input.pieces)];
      expect(saidOf(parts)).toEqual(saidOf(whole));
    });
    note({ promise: 'inputs fuzzed', what: 'changed files in one piece and in many, read alike', tried });
  });
});

readers.expectReached();
