import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleCsv, templateCsv } from '../../../functions/core/examples/example.ts';
import { sourceContracts } from '../../../functions/core/intake/contracts.ts';

const docs = new URL('../../../docs/examples/', import.meta.url);

test.each(sourceContracts.map(({ source }) => source))(
  'the example of %s is the one in docs; if not, run npx node docs/generate-sources.ts',
  (source) => {
    expect(readFileSync(new URL(`${source}.csv`, docs), 'utf8')).toBe(exampleCsv(source));
  },
);

test('a template has the column names and one row, which Excel reads as UTF-8', () => {
  expect(templateCsv('reablement')).toBe(
    '\uFEFFArea,Period,Discharged into reablement,At home at 91 days\r\nCoventry,Oct-Dec 2025,574,482\r\n',
  );
});
