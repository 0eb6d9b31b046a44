import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../functions/handlers/api/routes.ts';
import { FORM_TOKEN } from '../../web/shown.ts';
import { note } from '../figures.ts';
import { type AskedByAnn, askedByAnn, faultsOf, ownTarget } from './asked-by-ann.ts';
import { FILES, FOREIGN, OWN, QUARTER } from './foreign-area.ts';

let ann: AskedByAnn;
beforeAll(async () => {
  ann = await askedByAnn();
});
const ask: AskedByAnn['ask'] = (method, target, asked) => ann.ask(method, target, asked);

const isOf = (kind: 'api' | 'page') => (route: { path: string }) => route.path.startsWith('/api/') === (kind === 'api');
const looks = routes.filter(({ method, path }) => method === 'GET' && path.includes('{'));
const posts = routes.filter(({ method, path }) => method === 'POST' && !path.endsWith('/check'));
const HEADERS: readonly Record<string, string>[] = [
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-server': 'evil.example', host: 'evil.example' },
  { 'x-forwarded-proto': 'javascript', 'x-forwarded-port': '1', 'x-forwarded-prefix': '/evil' },
  { 'x-forwarded-for': '127.0.0.1, ::1', 'x-real-ip': '127.0.0.1', 'true-client-ip': '127.0.0.1' },
  { forwarded: 'for=127.0.0.1;host=evil.example;proto=javascript' },
  { 'x-http-method-override': 'POST', 'x-http-method': 'DELETE', 'x-method-override': 'PUT' },
  { 'x-original-url': `/returns/${QUARTER}/${FOREIGN.code}`, 'x-rewrite-url': `/returns/${QUARTER}/${FOREIGN.code}` },
  { 'x-user': 'Root', 'x-amzn-oidc-data': 'e30.e30.e30', 'x-amzn-oidc-identity': 'root', 'remote-user': 'root' },
  { 'x-amzn-request-context': '{"authorizer":{"claims":{"cognito:groups":"org-england"}}}' },
  { authorization: 'Basic cm9vdDpyb290' },
  { authorization: 'Bearer a, Bearer b' },
  {
    cookie: `visitor=${Buffer.from('{"name":"R","roles":["certifier"],"areas":"all","feeds":"all"}').toString('base64url')}`,
  },
  { cookie: `__proto__=x; constructor=y; signed-in=__proto__; =; ;;; form-token` },
  { cookie: `a=${'x'.repeat(200_000)}` },
  { cookie: Array.from({ length: 20_000 }, (_, n) => `c${n}=${n}`).join('; ') },
  { accept: 'application/xml', 'accept-language': '../../etc/passwd', 'accept-charset': 'utf-7' },
  { range: 'bytes=0-9999999999', 'if-none-match': '*', 'if-modified-since': 'x' },
  { 'content-type': 'text/html', 'content-length': '-1', 'transfer-encoding': 'chunked', te: 'trailers' },
  { origin: 'https://evil.example', referer: 'https://evil.example/', 'sec-fetch-site': 'cross-site' },
];

describe('odd headers', () => {
  it.each(HEADERS.map((headers) => [Object.keys(headers).join(', '), headers] as const))(
    'such as %s change nothing of what somebody may see',
    async (_names, headers) => {
      const targets = looks.map(({ path }) => ownTarget(path)).filter((target) => !target.includes('rows/'));
      for (const target of [...targets, '/', '/files', '/returns', '/audit', '/api/v1/areas', '/api/v1/status']) {
        const [plain, odd] = [await ask('GET', target), await ask('GET', target, { headers })];
        expect([target, odd.status, faultsOf(target, odd)]).toEqual([target, plain.status, []]);
        expect(JSON.stringify([odd.headers, odd.body])).not.toMatch(/evil|javascript:/);
        expect(odd.headers['access-control-allow-origin']).toBeUndefined();
      }
      for (const target of [`/returns/${QUARTER}/${FOREIGN.code}`, `/submissions/${FILES.foreign}`]) {
        expect((await ask('GET', target, { headers })).status).toBe(404);
        expect((await ann.api.ask('GET', target, { headers: { ...headers } })).status).toBe(401);
      }
    },
  );

  it('never name the place to which a form leads back, but for the host at which the page was asked for', async () => {
    const target = '/upload/file?feed=coventry';
    const { body } = await ask('GET', target, {
      headers: { 'x-forwarded-proto': 'javascript', 'x-forwarded-host': 'evil.example' },
    });
    expect(body).toContain('value="http://127.0.0.1/upload/sent"');
  });
});

describe('a request that another site sends with the cookies of a visitor', () => {
  const own = { headers: { cookie: `form-token=${FORM_TOKEN}` } };

  it.each(posts.filter(isOf('page')).map(({ path }) => path))(
    'does nothing at %s without the token of the form',
    async (pattern) => {
      const fields = { reason: 'because', step: 'submit', seen: 'x', name: 'Sally' };
      const bodies = [{}, { token: '' }, { token: 'a-token-of-another-page' }, { token: '[object Object]' }].map(
        (token) => new URLSearchParams({ ...fields, ...token }).toString(),
      );
      for (const body of [...bodies, `token[]=${FORM_TOKEN}`, `Token=${FORM_TOKEN}`, `token=${FORM_TOKEN}%00`]) {
        const headers = { ...own.headers, 'content-type': 'application/x-www-form-urlencoded' };
        expect((await ask('POST', ownTarget(pattern), { headers, body })).status).toBe(403);
      }
    },
  );

  it.each(posts.filter(isOf('page')).map(({ path }) => path))(
    'does nothing at %s as anything but a form',
    async (pattern) => {
      const body = JSON.stringify({ token: FORM_TOKEN, reason: 'because' });
      for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', '', 'text/html', 'x']) {
        const headers = { ...own.headers, 'content-type': type };
        const { status } = await ask('POST', ownTarget(pattern), { headers, body });
        // A machine of one's own alone lets somebody try to be another person.
        expect([type, status]).toEqual([type, pattern === '/signed-in' ? 403 : 415]);
      }
    },
  );

  // What a page elsewhere may send unasked (Fetch standard, CORS-safelisted request headers).
  const UNASKED = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''];
  it.each(posts.filter(isOf('api')).map(({ path }) => path))(
    'does nothing at %s as anything but JSON',
    async (pattern) => {
      const body = JSON.stringify({
        area: OWN,
        quarter: QUARTER,
        reason: 'because',
        feed: 'coventry',
        fileName: 'a.csv',
      });
      const others = ['application/jsonp', 'application/json,text/plain', 'text/plain;application/json', 'text/json'];
      for (const type of [...UNASKED, ...others]) {
        const { status } = await ask('POST', ownTarget(pattern), { headers: { 'content-type': type }, body });
        expect([type, status]).toEqual([type, 415]);
      }
    },
  );
});

describe('all of it together', () => {
  it('has changed nothing', async () => {
    expect(ann.tried()).toBeGreaterThan(500);
    await ann.expectUnchanged();
    const what = 'odd headers, and forms and bodies from elsewhere: nothing is said of others and nothing changed';
    note({ promise: 'attacks', what, tried: ann.tried() });
  });
});
