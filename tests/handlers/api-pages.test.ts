import { describe, expect, it } from 'vitest';
import { idOf, quarterOfDischarges, sendFile, type TestApi, testApi } from './api-for-test.ts';

const asked = { body: { area: 'E08000026', quarter: '2025-26-Q1' } };

async function withReturn(): Promise<TestApi> {
  const api = testApi();
  await sendFile(api.stores, quarterOfDischarges('a'));
  await api.post('/api/v1/returns', asked);
  return api;
}

describe('the pages', () => {
  it('lead from the first one to every file that came and every return', async () => {
    const api = await withReturn();
    const seen = new Map<string, string>();
    const toSee = ['/'];
    for (let next = toSee.pop(); next !== undefined; next = toSee.pop()) {
      const { status, body } = await api.get(next);
      expect(status, next).toBeLessThan(400);
      seen.set(next, body);
      if (!/^\/($|quarters|files|returns$|audit$)/.test(next)) continue;
      const links = [...body.matchAll(/href="(\/[^"#]*)["#]/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
      toSee.push(...links.filter((href) => !seen.has(href) && !toSee.includes(href)));
    }
    expect([...seen.keys()]).toEqual(
      expect.arrayContaining([`/submissions/${idOf('a')}`, '/returns/2025-26-Q1/E08000026/Coventry%20HWB.xlsx']),
    );
  });

  it('name the address that files are sent to', async () => {
    const { body } = await testApi().get('/files');
    expect(body).toContain(
      'aws s3 cp my-extract.csv s3://bcf-arrivals/sus-apc/coventry/ --endpoint-url http://127.0.0.1:9000',
    );
    const deployed = testApi((deps) => ({ ...deps, s3Url: null }));
    expect((await deployed.get('/files')).body).not.toContain('--endpoint-url');
  });

  it('show a return with its numbers and what it was made from', async () => {
    const { body } = await (await withReturn()).get('/returns/2025-26-Q1/E08000026');
    expect(body).toContain('>Coventry, Quarter 1 2025-26</h1>');
    expect(body).toContain('0.60');
    expect(body).toContain(`/submissions/${idOf('a')}`);
  });

  it('say that a file is still being read', async () => {
    const api = testApi();
    await sendFile(api.stores, { ...quarterOfDischarges('a'), outcome: null });
    const { status, body } = await api.get(`/submissions/${idOf('a')}`);
    expect(status).toBe(200);
    expect(body).toContain('The file is being read');
  });

  it('say in words that there is no such file of a return', async () => {
    const api = await withReturn();
    const { status, body } = await api.get('/returns/2025-26-Q1/E08000026/secret.xlsx');
    expect(status).toBe(404);
    expect(body).toContain('Coventry HWB.xlsx, return.json, metrics.csv');
  });
});
