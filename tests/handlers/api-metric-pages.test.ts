import { describe, expect, it } from 'vitest';
import { metricValue } from '../core/returns/coventry-quarter.ts';
import { idOf, quarterOfDischarges, sendFile, type TestApi, testApi } from './api-for-test.ts';

const METRIC = 'discharge-delay-average-days';
const place = '/metrics/2025-26-Q1/E08000026';

async function withDischarges(): Promise<TestApi> {
  const api = testApi();
  await sendFile(api.stores, quarterOfDischarges('a'));
  await api.post('/api/v1/returns', { body: { area: 'E08000026', quarter: '2025-26-Q1' } });
  return api;
}

async function withNeighbours(): Promise<TestApi> {
  const api = await withDischarges();
  for (const [unit, value] of [
    ['E08000029', 0.5],
    ['E10000028', 0.7],
    ['E08000027', 0.9],
    ['E08000035', 0.1],
  ] as const) {
    const metrics = [metricValue({ metric: METRIC, period: '2025-26-Q1', method: 'mean', value })];
    const at = { quarter: '2025-26-Q1' as const, computedAt: '2025-07-10T09:00:00.000Z' };
    await api.stores.records.metrics.put({ ...at, unit, isBoard: true, hasData: true, metrics });
  }
  return api;
}

const decoded = (body: string) => Buffer.from(body, 'base64');

describe('the pages of metrics', () => {
  it('lead from the choice of an area to the cards, and from there to each metric and its numbers', async () => {
    const api = await withDischarges();
    const chosen = await api.get('/metrics?area=E08000026&quarter=2025-26-Q1');
    expect([chosen.status, chosen.headers.location]).toEqual([303, place]);
    const seen = new Set<string>();
    for (const start of ['/metrics', place, `${place}/${METRIC}`]) {
      const { status, body } = await api.get(start);
      expect(status).toBe(200);
      for (const [, href = ''] of body.matchAll(/href="(\/(?:metrics|submissions|returns\/2)[^"#]*)["#]/g))
        seen.add(href);
    }
    expect(seen).toContain(`/submissions/${idOf('a')}`);
    for (const href of seen)
      expect([href, (await api.get(href.replaceAll('&amp;', '&'))).status < 400]).toEqual([href, true]);
  });

  it('say that an area has to be chosen', async () => {
    const { status, body } = await testApi().get('/metrics?quarter=2025-26-Q1');
    expect(status).toBe(200);
    expect(body).toContain('Choose an area.');
  });

  it('show an area without data as having none', async () => {
    const { status, body } = await testApi().get(place);
    expect(status).toBe(200);
    expect(body).toContain('No file with figures of Coventry');
    expect((await testApi().get(`${place}/${METRIC}`)).status).toBe(200);
  });

  it('compare with the boards of the region, or of England where that is asked for', async () => {
    const api = await withNeighbours();
    const region = (await api.get(`${place}/${METRIC}`)).body;
    expect(region).toContain('better than the median of 3 other boards, 0.70. Its place is 2 of 4');
    const england = (await api.get(`${place}/${METRIC}?compare=england`)).body;
    expect(england).toContain('median of 4 other boards, 0.60');
    expect((await api.get(`${place}/${METRIC}?compare=twins`)).status).toBe(400);
  });

  it('say what later files change since the last revision', async () => {
    const api = await withDischarges();
    const stored = await api.stores.records.metrics.get('2025-26-Q1', 'E08000026');
    if (!stored) throw new Error('The return stores its metrics');
    const metrics = stored.metrics.map((value) =>
      value.metric === METRIC ? { ...value, value: 0.7, display: '0.70' } : value,
    );
    await api.stores.records.metrics.put({ ...stored, metrics });
    const { body } = await api.get(`${place}/${METRIC}`);
    expect(body).toContain('Changed since revision 1');
    expect(body).toContain('0.60 → 0.70');
  });

  it.each([
    [`/metrics/2025-26-Q1/XYZ`, 'There is no such area'],
    [`/metrics/spring/E08000026`, 'There is no such quarter'],
    [`${place}/no-such-metric`, 'There is no such metric'],
    [`${place}/${METRIC}/years.svg`, 'There is nothing here'],
    [`${place}/${METRIC}/quarters.exe`, 'There is nothing here'],
    [`${place}/${METRIC}/quarters.toString`, 'There is nothing here'],
  ])('say in words what is not there: %s', async (target, title) => {
    const { status, body } = await (await withDischarges()).get(target);
    expect(status).toBe(404);
    expect(body).toContain(title);
  });
});

describe('the downloads of a metric', () => {
  it('are charts as SVG and PNG and figures as CSV, to be saved under a name that says what they are', async () => {
    const api = await withNeighbours();
    const svg = await api.get(`${place}/${METRIC}/months.svg`);
    expect(svg.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-disposition': expect.stringContaining(`Coventry 2025-26-Q1 ${METRIC} months.svg`),
    });
    expect(decoded(svg.body).toString()).toMatch(/^<svg xmlns=/);
    const png = await api.get(`${place}/${METRIC}/boards.png?compare=region`);
    expect(png.headers['content-type']).toBe('image/png');
    expect(decoded(png.body).subarray(1, 4).toString()).toBe('PNG');
    const csv = decoded((await api.get(`${place}/${METRIC}/quarters.csv`)).body).toString();
    expect(csv).toContain(
      'E08000026,Coventry,discharge-delay-average-days,2025-26-Q1,0.6,0.60,,,days per discharge,180,300,',
    );
    const boards = decoded((await api.get(`${place}/${METRIC}/boards.csv`)).body).toString();
    expect(boards).toContain('E10000028,Staffordshire,discharge-delay-average-days,2025-26-Q1,0.7,0.70,,');
    expect(boards).not.toContain('Leeds');
  });
});

describe('where a number comes from', () => {
  it('is shown down to the cell and the file', async () => {
    const { status, body } = await (await withDischarges()).get(`${place}/${METRIC}/lineage?period=2025-05`);
    expect(status).toBe(200);
    expect(body).toContain('Made of 1 cell');
    expect(body).toContain('bed-days-after-ready-date: 60');
    expect(body).toContain('a'.repeat(64));
  });
});
