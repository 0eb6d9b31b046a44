import { describe, expect, it } from 'vitest';
import { dischargeCell, NOW, quarterOfDischarges, sendFile, type TestApi, testApi } from './api-for-test.ts';

const asked = { body: { area: 'E08000026', quarter: '2025-26-Q1' } };
const RETURN = '/api/v1/returns/E08000026/2025-26-Q1';

async function withData(): Promise<TestApi> {
  const api = testApi();
  await sendFile(api.stores, quarterOfDischarges('a'));
  return api;
}

describe('publishing a return', () => {
  it('makes revision 1 and answers with its files and their links', async () => {
    const api = await withData();
    const { status, json, headers } = await api.post('/api/v1/returns', asked);
    expect(status).toBe(201);
    expect(headers.location).toBe(RETURN);
    expect(json).toMatchObject({ schema: 'bcf-latest/1', area: { name: 'Coventry' }, revision: 1, status: 'draft' });
    expect(json.files.map(({ name }: { name: string }) => name)).toEqual([
      'Coventry HWB.xlsx',
      'return.json',
      'metrics.csv',
      'board-report.html',
      'board-report.docx',
      'values-in-template-order.csv',
      'public/return.json',
      'public/metrics.csv',
      'manifest.json',
    ]);
    expect(json.files[0].link).toMatch(/^https:/);
  });

  it('makes no new revision where nothing has changed', async () => {
    const api = await withData();
    await api.post('/api/v1/returns', asked);
    const { status, json } = await api.post('/api/v1/returns', asked);
    expect([status, json.revision]).toEqual([200, 1]);
  });

  it('makes revision 2 when a number has changed', async () => {
    const api = await withData();
    await api.post('/api/v1/returns', asked);
    const april = { scope: '*', period: '2025-04', rows: 1 };
    const cells = [dischargeCell('E08000026', '2025-04', 130)];
    const corrected = { ...quarterOfDischarges('b'), arrivedAt: '2025-07-12T09:00:00.000Z', slots: [april], cells };
    await sendFile(api.stores, corrected);
    const { status, json } = await api.post('/api/v1/returns', asked);
    expect([status, json.revision]).toEqual([201, 2]);
  });

  it('takes an area by its name or by a code that it had before', async () => {
    const api = testApi();
    const named = await api.post('/api/v1/returns', { body: { area: 'Coventry City Council', quarter: '2025-26-Q1' } });
    expect(named.json.area.code).toBe('E08000026');
    const former = await api.post('/api/v1/returns', { body: { area: 'E08000016', quarter: '2025-26-Q1' } });
    expect(former.json.area).toEqual({ code: 'E08000038', name: 'Barnsley' });
  });

  it('brings the index of the quarter up to date', async () => {
    const api = await withData();
    await api.post('/api/v1/returns', asked);
    const index = JSON.parse(new TextDecoder().decode(api.stores.returns.objects.get('2025-26/Q1/index.json')));
    expect(index.areas).toMatchObject([{ area: { name: 'Coventry' }, revision: 1 }]);
  });

  it.each([
    [{ area: 'E08000026' }, 400, 'quarter'],
    [{ area: 'E08000026', quarter: '2025-26' }, 400, '2025-26-Q1'],
    [{ area: '', quarter: '2025-26-Q1' }, 400, 'area'],
    [{ area: 'Atlantis', quarter: '2025-26-Q1' }, 404, 'health and wellbeing board'],
  ])('refuses %j', async (body, status, named) => {
    const api = testApi();
    const answer = await api.post('/api/v1/returns', { body });
    expect(answer.status).toBe(status);
    expect(answer.json.detail).toContain(named);
    expect(api.stores.returns.objects.size).toBe(0);
  });
});

describe('reading returns', () => {
  it('gives return.json of the newest revision as it is stored', async () => {
    const api = await withData();
    await api.post('/api/v1/returns', asked);
    const { status, json, body } = await api.get(RETURN);
    expect(status).toBe(200);
    expect(body).toBe(new TextDecoder().decode(api.stores.returns.objects.get('2025-26/Q1/E08000026/r1/return.json')));
    const delay = json.metrics.find(
      ({ metric, period }: { metric: string; period: string }) =>
        metric === 'discharge-delay-average-days' && period === '2025-26-Q1',
    );
    expect(delay).toMatchObject({ numerator: 180, denominator: 300, display: '0.60' });
  });

  it('gives the public copy, in which no count of the hospital is exact', async () => {
    const api = await withData();
    await api.post('/api/v1/returns', asked);
    const { status, json } = await api.get(`${RETURN}?profile=public`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ profile: 'public', area: { name: 'Coventry' }, revision: 1, issues: [] });
    const april = (metric: string) =>
      json.metrics.find(
        (each: { metric: string; period: string }) => each.metric === metric && each.period === '2025-04',
      );
    expect(april('discharge-delay-21-plus-days')).toMatchObject({ numerator: null, display: '*', lineage: [] });
    expect(april('discharged-on-ready-date')).toMatchObject({ numerator: 80, denominator: 100, display: '80%' });
  });

  it('refuses a profile that there is not', async () => {
    const api = await withData();
    await api.post('/api/v1/returns', asked);
    const { status, json } = await api.get(`${RETURN}?profile=exact`);
    expect([status, json.detail]).toEqual([400, 'profile: must be return or public.']);
  });

  it('lists the newest revision of each, with addresses that always lead to a fresh link', async () => {
    const api = await withData();
    await api.post('/api/v1/returns', asked);
    const { json } = await api.get('/api/v1/returns?quarter=2025-26-Q1');
    expect(json.returns).toMatchObject([{ area: { name: 'Coventry' }, revision: 1 }]);
    const { status, headers } = await api.get(json.returns[0].files[0].href);
    expect(status).toBe(303);
    expect(headers.location).toContain('2025-26/Q1/E08000026/r1/Coventry%20HWB.xlsx');
    expect(headers.location).toContain(String(NOW.getTime()));
    expect((await api.get('/api/v1/returns?quarter=2025-26-Q2')).json.returns).toEqual([]);
    expect((await api.get('/api/v1/returns')).json.returns).toHaveLength(1);
  });

  it.each([
    [RETURN, 'not been published'],
    ['/api/v1/returns/E99999999/2025-26-Q1', 'no such area'],
    ['/api/v1/returns/E08000026/2025-26', 'no such quarter'],
  ])('says why there is nothing at %s', async (path, title) => {
    const { status, json } = await testApi().get(path);
    expect(status).toBe(404);
    expect(json.title).toContain(title);
  });
});
