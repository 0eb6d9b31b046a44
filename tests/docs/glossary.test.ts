import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { glossaryOf } from '../../docs/generate-glossary.ts';
import stored from '../../schemas/glossary.json' with { type: 'json' };

const written = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');

test('the words on the page of the glossary are those of docs/glossary.md; if not, run npx node docs/generate-glossary.ts', () => {
  expect(glossaryOf(written)).toEqual(stored);
});

test('every row of the glossary is read', () => {
  const rows = written.split('\n').filter((line) => /^\| (?!---|Word \|)/.test(line));
  expect(stored.parts.flatMap(({ terms }) => terms)).toHaveLength(rows.length);
});
