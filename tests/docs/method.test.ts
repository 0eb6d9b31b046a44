import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { methodPage } from '../../docs/generate-method.ts';
import { workedExamples, workedValue } from '../../docs/worked-examples.ts';
import { metricCatalogue } from '../../functions/core/metrics/catalogue.ts';

const page = readFileSync(new URL('../../docs/method.md', import.meta.url), 'utf8');

test('the method says what the definitions say, and its examples are what the product makes of them; if not, run npx node docs/generate-method.ts', () => {
  expect(methodPage(page)).toBe(page);
});

test('every metric has a worked example, or is made as one that has', () => {
  const alike = (id: string) => id.replace('community', 'hospital').replace(/delay-\d.*$/, 'delay-1-day');
  const shown = workedExamples.map(({ metric }) => metric);
  expect(metricCatalogue.map(({ id }) => alike(id)).filter((id) => !shown.includes(id))).toEqual([]);
  for (const id of shown) expect(page).toContain(`<!-- made from schemas/metrics: ${id} -->`);
});

test.each(workedExamples.map((example) => [example.metric, example] as const))(
  'the example of %s has a value',
  (_, example) => {
    expect(workedValue(example).display).not.toBeNull();
  },
);
