import { describe, expect, it } from 'vitest';
import { idOf, quarterOfDischarges, sendFile, testApi } from './api-for-test.ts';

const address = (metric: string, period: string, area = 'E08000026') =>
  `/api/v1/areas/${area}/metrics/${metric}/lineage?period=${period}`;

async function withDischarges() {
  const api = testApi();
  await sendFile(api.stores, quarterOfDischarges('a'));
  return api;
}

describe('the lineage of a number', () => {
  it('goes from the value to its cells and to the file, its version and its hash', async () => {
    const { status, json } = await (await withDischarges()).get(address('discharged-on-ready-date', '2025-26-Q1'));
    expect(status).toBe(200);
    expect(json.value).toMatchObject({ numerator: 240, denominator: 300, display: '80.0%' });
    expect(json.metric).toMatchObject({ id: 'discharged-on-ready-date', version: 1 });
    expect(json.figures.map(({ figure, sum }: { figure: string; sum: number }) => [figure, sum])).toEqual([
      ['numerator', 240],
      ['denominator', 300],
    ]);
    expect(json.cells.map(({ period, counts }: { period: string; counts: unknown }) => [period, counts])).toEqual(
      ['2025-04', '2025-05', '2025-06'].map((month) => [month, { discharges: 100, 'discharges-on-ready-date': 80 }]),
    );
    expect(json.files).toMatchObject([
      { submission: idOf('a'), feed: 'rkb', versionId: 'v1', sha256: 'a'.repeat(64), reported: { read: 10 } },
    ]);
  });

  it('of one month has the cell of that month alone', async () => {
    const { json } = await (await withDischarges()).get(address('discharged-on-ready-date', '2025-05'));
    expect(json.cells.map(({ period }: { period: string }) => period)).toEqual(['2025-05']);
  });

  it('of a number without data has a value that says nothing, and no files', async () => {
    const { status, json } = await testApi().get(address('discharged-on-ready-date', '2025-26'));
    expect([status, json.value.value, json.cells, json.files]).toEqual([200, null, [], []]);
  });

  it.each([
    [address('discharged-on-ready-date', '2025-26-Q1', 'XYZ'), 404, 'unknown-area'],
    [address('no-such-metric', '2025-26-Q1'), 404, 'unknown-metric'],
    [address('discharged-on-ready-date', 'spring'), 400, 'bad-request'],
  ])('that is asked for wrongly is a problem: %s', async (target, wanted, code) => {
    const { status, json } = await testApi().get(target);
    expect([status, json.type]).toEqual([wanted, `/problems#${code}`]);
  });
});
