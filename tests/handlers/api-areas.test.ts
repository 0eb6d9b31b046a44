import { describe, expect, it } from 'vitest';
import { metricValue } from '../core/returns/coventry-quarter.ts';
import { quarterOfDischarges, sendFile, testApi } from './api-for-test.ts';

const metrics = [metricValue({ metric: 'discharge-delay-average-days', period: '2025-26-Q1', display: '0.75' })];
const stored = { quarter: '2025-26-Q1' as const, computedAt: '2025-07-10T09:00:00.000Z', hasData: true, metrics };

describe('areas', () => {
  it('are the 153 health and wellbeing boards', async () => {
    const { json } = await testApi().get('/api/v1/areas');
    expect(json.areas).toHaveLength(153);
    expect(json.areas).toContainEqual({ code: 'E08000026', name: 'Coventry', region: 'West Midlands' });
  });

  it.each(['E08000038', 'E08000016', 'e08000038'])('give their stored metrics by the code %s', async (code) => {
    const api = testApi();
    await api.stores.records.metrics.put({ ...stored, unit: 'E08000038', isBoard: true });
    const { json } = await api.get(`/api/v1/areas/${code}/metrics?quarter=2025-26-Q1`);
    expect(json.area).toEqual({ code: 'E08000038', name: 'Barnsley' });
    expect(json.metrics).toEqual(metrics.map((value) => ({ ...value, state: 'final' })));
  });

  it('may be a trust that sent figures of its own', async () => {
    const api = testApi();
    await api.stores.records.metrics.put({ ...stored, unit: 'RKB', isBoard: false });
    const { json } = await api.get('/api/v1/areas/rkb/metrics?quarter=2025-26-Q1');
    expect(json).toMatchObject({ area: { code: 'RKB', name: null }, metrics });
  });

  it('without data have no metrics, which is not the same as zero', async () => {
    const { status, json } = await testApi().get('/api/v1/areas/E08000026/metrics?quarter=2025-26-Q1');
    expect(status).toBe(200);
    expect(json).toMatchObject({ computedAt: null, metrics: [] });
  });

  it('that nobody knows are a problem, and so is a quarter that is left out', async () => {
    const api = testApi();
    expect((await api.get('/api/v1/areas/XYZ/metrics?quarter=2025-26-Q1')).status).toBe(404);
    const { status, json } = await api.get('/api/v1/areas/E08000026/metrics');
    expect(status).toBe(400);
    expect(json.detail).toContain('quarter: must be a quarter such as 2025-26-Q1');
  });
});

describe('the status of a quarter', () => {
  it('shows what has come for each area and what has not', async () => {
    const api = testApi();
    await sendFile(api.stores, quarterOfDischarges('a'));
    const { json } = await api.get('/api/v1/status?quarter=2025-26-Q1');
    expect(json.areas).toHaveLength(1);
    const [coventry] = json.areas;
    expect(coventry).toMatchObject({ code: 'E08000026', name: 'Coventry', return: null });
    const bySource = Object.fromEntries(
      coventry.sources.map((one: { source: string; missing: string[] }) => [one.source, one.missing]),
    );
    expect(bySource['discharge-ready']).toEqual([]);
    expect(bySource['sus-apc']).toEqual(['2025-04', '2025-05', '2025-06']);
  });

  it('needs a quarter', async () => {
    expect((await testApi().get('/api/v1/status')).status).toBe(400);
  });
});

describe('the audit trail', () => {
  it('is shown newest first, page by page', async () => {
    const api = testApi();
    for (const day of ['01', '02', '03']) {
      const at = `2025-07-${day}T09:00:00.000Z`;
      await api.stores.records.audit.add({ id: `entry-${day}`, at, who: 'system', what: 'x', subject: 'y', why: null });
    }
    const first = await api.get('/api/v1/audit?limit=2');
    const second = await api.get(`/api/v1/audit?limit=2&after=${first.json.next}`);
    const ids = [...first.json.entries, ...second.json.entries].map(({ id }: { id: string }) => id);
    expect(ids).toEqual(['entry-03', 'entry-02', 'entry-01']);
    expect(second.json.next).toBeNull();
  });
});
