import { expect, test } from 'vitest';

// Nothing is imported above, so that a definition which cannot be read is a test that fails and not a file that cannot start.
test('all definitions, standards and month names are sound when the product starts', async () => {
  const [{ metricCatalogue }, { computeQuarter }, { parseDateDays }] = await Promise.all([
    import('../../../functions/core/metrics/catalogue.ts'),
    import('../../../functions/core/metrics/compute-quarter.ts'),
    import('../../../functions/core/periods/parse-date.ts'),
  ]);
  expect([typeof computeQuarter, typeof parseDateDays]).toEqual(['function', 'function']);
  expect(new Set(metricCatalogue.map(({ id }) => id)).size).toBe(metricCatalogue.length);
});
