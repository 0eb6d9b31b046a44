import { describe, expect, test } from 'vitest';
import { noticeOf } from '../../functions/core/quarter-end/notice.ts';
import { openQuarters } from '../../functions/core/quarter-end/open-quarters.ts';
import { dischargeCell, quarterOfDischarges, sendFile, type TestApi, testApi } from './api-for-test.ts';

const asked = { body: { area: 'E08000026', quarter: '2025-26-Q1' } };
const PREVIEW = '/api/v1/returns/E08000026/2025-26-Q1/preview';

async function withData(): Promise<TestApi> {
  const api = testApi();
  await sendFile(api.stores, quarterOfDischarges('a'));
  return api;
}

const correction = {
  ...quarterOfDischarges('b'),
  arrivedAt: '2025-07-12T09:00:00.000Z',
  slots: [{ scope: '*', period: '2025-04', rows: 1 }],
  cells: [dischargeCell('E08000026', '2025-04', 130)],
};

describe('a preview of a return', () => {
  test('shows the return that would be published, and what has not come, before there is any', async () => {
    const api = await withData();
    const { status, json } = await api.get(PREVIEW);
    expect(status).toBe(200);
    expect(json).toMatchObject({ schema: 'bcf-preview/1', standing: null, isNew: true });
    expect(json.document).toMatchObject({ area: { name: 'Coventry' }, revision: 1, status: 'draft', changes: [] });
    expect(json.missing.map(({ source }: { source: string }) => source)).toEqual([
      'sus-apc',
      'care-home-admissions',
      'plan',
    ]);
  });

  test('stores nothing', async () => {
    const api = await withData();
    await api.get(PREVIEW);
    expect(api.stores.returns.objects.size).toBe(0);
    expect(await api.stores.records.metrics.get('2025-26-Q1', 'E08000026')).toBeNull();
    expect(await api.stores.records.returns.revisions('2025-26-Q1', 'E08000026')).toEqual([]);
    expect(await api.stores.records.audit.list({ limit: 10 })).toEqual([]);
  });

  test('says that nothing would be new where the return says the same already', async () => {
    const api = await withData();
    await api.post('/api/v1/returns', asked);
    const { json } = await api.get(PREVIEW);
    expect(json).toMatchObject({ standing: { revision: 1, status: 'draft' }, isNew: false });
    expect(json.document).toMatchObject({ revision: 1, changes: [] });
  });

  test('shows number by number what later data would change, and is what is then published', async () => {
    const api = await withData();
    await api.post('/api/v1/returns', asked);
    await sendFile(api.stores, correction);
    const { json } = await api.get(PREVIEW);
    expect(json).toMatchObject({ standing: { revision: 1 }, isNew: true });
    expect(json.document).toMatchObject({ revision: 2, previousRevision: 1 });
    const april = json.document.changes.find(
      (change: { metric: string; period: string }) =>
        change.metric === 'discharge-delay-average-days' && change.period === '2025-04',
    );
    expect(april).toMatchObject({ before: { denominator: 100 }, after: { denominator: 130 } });
    await api.post('/api/v1/returns', asked);
    const published = await api.get('/api/v1/returns/E08000026/2025-26-Q1');
    expect(published.json).toEqual(json.document);
  });

  test('of an area or a quarter that there is not is a problem', async () => {
    expect((await testApi().get('/api/v1/returns/E99999999/2025-26-Q1/preview')).status).toBe(404);
    expect((await testApi().get('/api/v1/returns/E08000026/2025-26/preview')).status).toBe(404);
  });
});

describe('notices', () => {
  test('are listed with what was missing, of one quarter or of all', async () => {
    const api = testApi();
    const [open] = openQuarters('2025-08-08');
    if (!open?.occasion) throw new Error('No quarter is open');
    const area = { code: 'E08000026', name: 'Coventry' };
    const notice = noticeOf({ open, occasion: open.occasion, area, missing: [], checklist: null });
    await api.stores.records.notices.add({ ...notice, madeAt: '2025-08-08T05:00:00.000Z', sentAt: null });
    expect((await api.get('/api/v1/notices')).json.notices).toMatchObject([{ id: notice.id, area, sentAt: null }]);
    expect((await api.get('/api/v1/notices?quarter=2025-26-Q1')).json.notices).toHaveLength(1);
    expect((await api.get('/api/v1/notices?quarter=2025-26-Q2')).json.notices).toEqual([]);
    expect((await api.get('/api/v1/notices?quarter=soon')).status).toBe(400);
  });
});
