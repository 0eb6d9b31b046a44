import { describe, expect, it } from 'vitest';
import { Retry } from '../../functions/edges/problem.ts';
import { routes } from '../../functions/handlers/api/routes.ts';
import { apiDocument } from './api-contract.ts';
import { type TestApi, testApi } from './api-for-test.ts';

function failing(error: Error): TestApi {
  return testApi((deps) => {
    const fail = async () => {
      throw error;
    };
    return { ...deps, records: { ...deps.records, audit: { ...deps.records.audit, list: fail } } };
  });
}

describe('problems', () => {
  it('that may pass are answered with when to try again', async () => {
    const { status, headers } = await failing(new Retry('throttled')).get('/api/v1/audit');
    expect(status).toBe(503);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it('that nobody foresaw are logged by code, and their words are neither shown nor logged', async () => {
    const api = failing(new TypeError('spell 9434765919 of Mrs Example'));
    const { status, body } = await api.get('/api/v1/audit');
    expect(status).toBe(500);
    expect(body).not.toContain('9434765919');
    expect(api.logged.join()).not.toContain('9434765919');
    expect(JSON.parse(api.logged[0] ?? '{}')).toMatchObject({ code: 'api.failed', error: 'TypeError' });
  });

  it('name a type that leads to what it means', async () => {
    const api = testApi();
    const { json } = await api.get('/api/v1/nothing');
    expect(json).toMatchObject({ type: '/problems#not-found', status: 404, instance: '/api/v1/nothing' });
    const { body } = await api.get('/problems');
    expect(body).toContain('id="not-found"');
  });

  it('are pages for people and JSON for programs', async () => {
    const api = testApi();
    expect((await api.get('/nothing')).headers['content-type']).toContain('text/html');
    expect((await api.get('/api/v1/nothing')).headers['content-type']).toContain('application/problem+json');
  });

  it('of method say which methods there are', async () => {
    const { status, headers } = await testApi().ask('DELETE', '/api/v1/returns');
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, POST');
  });

  it('do not come of asking for the head of an answer', async () => {
    expect((await testApi().ask('HEAD', '/api/v1/areas')).status).toBe(200);
  });

  it.each(['/%', '/submissions/%E0%A4%A', '/returns/2025-26-Q1/E08000026/..%2f..%2fsecret', '//'])(
    'and not faults come of a strange address such as %s',
    async (address) => {
      expect((await testApi().get(address)).status).toBe(404);
    },
  );
});

describe('every answer', () => {
  it.each(['/', '/nothing', '/api/v1/areas', '/api/v1/nothing', '/styles/site.css'])(
    'has the security headers: %s',
    async (path) => {
      const { headers } = await testApi().get(path);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    },
  );

  it('is kept by nobody on the way, except the stylesheet', async () => {
    const api = testApi();
    expect((await api.get('/api/v1/areas')).headers['cache-control']).toBe('no-store');
    expect((await api.get('/')).headers['cache-control']).toBe('no-store');
    expect((await api.get('/styles/site.css')).headers['cache-control']).toContain('max-age');
  });
});

describe('schemas/api.yaml', () => {
  it('describes every address that programs may rely on, and no other', () => {
    const offered = routes
      .filter(({ path }) => path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`);
    const described = Object.entries(apiDocument.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(offered.sort()).toEqual(described.sort());
  });

  it('refers to nothing that is not in it', () => {
    const text = JSON.stringify(apiDocument);
    const references = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    const missing = references.filter(([, kind = '', name = '']) => apiDocument.components[kind]?.[name] === undefined);
    expect(references.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });
});
