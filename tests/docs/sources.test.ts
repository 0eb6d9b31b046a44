import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sourcesPage } from '../../docs/generate-sources.ts';
import { sourceContracts } from '../../functions/core/intake/contracts.ts';
import { createFileReader, INBOX } from '../../functions/core/submissions/file-reader.ts';

const docs = new URL('../../docs/', import.meta.url);

test('the page of sources says what the contracts say; if not, run npx node docs/generate-sources.ts', () => {
  expect(readFileSync(new URL('sources.md', docs), 'utf8')).toBe(sourcesPage());
});

describe.each(sourceContracts.map(({ source }) => source))('the example of %s', (source) => {
  test('is recognised from its columns and accepted without a fault', () => {
    const reader = createFileReader({
      from: { source: INBOX, feed: 'docs', fileName: 'example.csv' },
      areaLookup: new Map(),
    });
    reader.push(readFileSync(new URL(`examples/${source}.csv`, docs)));
    const findings = reader.end();
    expect(findings.contract?.source).toBe(source);
    expect(findings.tally.result().issues).toEqual([]);
    expect(findings.rows).toMatchObject({ read: 2, accepted: 2 });
  });
});
