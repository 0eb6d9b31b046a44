import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPaper } from '../../../functions/core/review/read-paper.ts';
import { review } from '../../../functions/core/review/review.ts';
import { coventryRevision } from '../../core/returns/coventry-revision.ts';
import { note } from '../figures.ts';
import { someChanges } from './changes.ts';
import { editJson } from './edit-json.ts';
import { editText } from './edit-text.ts';
import { expectWords } from './expect-words.ts';
import { fuzz } from './fuzz.ts';
import { watchReaders } from './reached.ts';

const readers = watchReaders('papers');

describe('a paper that is held against itself', () => {
  const folder = new URL('../../golden/review/', import.meta.url);
  const papers = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  const texts = [
    ...papers.map((name) => readFileSync(new URL(name, folder), 'utf8')),
    readFileSync(new URL('../../../docs/review-example.csv', import.meta.url), 'utf8'),
  ];
  const document = JSON.parse(JSON.stringify(coventryRevision({ revision: 1 })));

  test('has findings or none, or is refused with words', async () => {
    const paper = fc.oneof(
      fc.tuple(fc.constantFrom(...texts), someChanges).map(([text, changes]) => editText(text, changes)),
      fc
        .tuple(fc.constant(document), someChanges)
        .map(([given, changes]) => JSON.stringify(editJson(given, changes)) ?? ''),
    );
    const tried = await fuzz(paper, { runs: [300, 15_000], seconds: [4, 12] }, (text) => {
      try {
        const figures = readPaper(text, {});
        for (const { code, found, expected } of review(figures))
          expect([code.length > 0, typeof found, typeof expected]).toEqual([true, 'string', 'string']);
      } catch (error) {
        expectWords(error);
      }
    });
    note({ promise: 'inputs fuzzed', what: 'papers and returns for review', tried });
  });
});

readers.expectReached();
