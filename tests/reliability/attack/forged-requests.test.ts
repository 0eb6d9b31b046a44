import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { dischargeCell, quarterOfDischarges, sendFile, type TestApi, testApi } from '../../handlers/api-for-test.ts';
import { claimsOf, ISSUER, otherKey, publicPem, signedInBy, tokenOf, unsigned } from '../../handlers/user-pool.ts';
import { FORM_TOKEN } from '../../web/shown.ts';
import { note } from '../figures.ts';
import { FOREIGN, OWN, QUARTER } from './foreign-area.ts';

let api: TestApi;
let tried = 0;
beforeAll(async () => {
  api = testApi(signedInBy('http://127.0.0.1:9'));
  const file = quarterOfDischarges('a');
  const cells = [OWN, FOREIGN.code].flatMap((area) =>
    ['2025-04', '2025-05'].map((month) => dischargeCell(area, month)),
  );
  await sendFile(api.stores, { ...file, cells, report: { areas: [OWN, FOREIGN.code] } });
  const all = bearer(tokenOf(claimsOf({ 'cognito:groups': ['org-england', 'role-provider'] })));
  for (const area of [OWN, FOREIGN.code]) {
    await api.ask('POST', '/api/v1/returns', { body: { area, quarter: QUARTER }, headers: all });
  }
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const cookie = (token: string) => ({ cookie: `__Host-signed-in=${token}` });
const good = () => tokenOf(claimsOf());
const RETURN = `/api/v1/returns/${OWN}/${QUARTER}`;
const FILE = `/returns/${QUARTER}/${OWN}/return.json`;

async function status(
  method: string,
  target: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<number> {
  tried += 1;
  return (await api.ask(method, target, { headers, ...(body === undefined ? {} : { body }) })).status;
}

const seconds = (minutes: number) => Math.floor(Date.now() / 1000) + 60 * minutes;
const part = (document: unknown) => Buffer.from(JSON.stringify(document)).toString('base64url');

/** Claims signed with the public key as if that were a secret that both sides have. */
function byPublicKey(): string {
  const signed = `${part({ alg: 'HS256', kid: 'key-1', typ: 'JWT' })}.${part(claimsOf())}`;
  return `${signed}.${createHmac('sha256', publicPem).update(signed).digest('base64url')}`;
}

const [head = '', claims = '', signature = ''] = good().split('.');
const forged: [string, string][] = [
  ['nothing', ''],
  ['no token', 'abc'],
  ['no signature', unsigned(claimsOf(), { alg: 'none' })],
  ['no signature, said otherwise', unsigned(claimsOf(), { alg: 'nOnE' })],
  ['an empty signature', unsigned(claimsOf(), { alg: 'RS256' })],
  [
    'the signature of another token',
    unsigned(claimsOf({ 'cognito:groups': ['org-england'] }), { alg: 'RS256' }, signature),
  ],
  ['other claims', `${head}.${part(claimsOf({ 'cognito:groups': ['org-england'] }))}.${signature}`],
  ['another header', `${part({ alg: 'RS256', kid: 'key-1', typ: 'other' })}.${claims}.${signature}`],
  ['keys of somebody else', tokenOf(claimsOf(), {}, otherKey)],
  ['the public key as a secret', byPublicKey()],
  ['a key in its own header', tokenOf(claimsOf(), { jwk: otherKey.export({ format: 'jwk' }) }, otherKey)],
  ['an address of keys in its own header', tokenOf(claimsOf(), { jku: 'https://evil.example/jwks' }, otherKey)],
  ['an end that has passed', tokenOf(claimsOf({ exp: seconds(-1) }))],
  ['a beginning to come', tokenOf(claimsOf({ nbf: seconds(10) }))],
  ['another audience', tokenOf(claimsOf({ aud: 'another-client' }))],
  ['no audience', tokenOf(claimsOf({ aud: undefined }))],
  ['another issuer', tokenOf(claimsOf({ iss: `${ISSUER}x` }))],
  ['an issuer of another region', tokenOf(claimsOf({ iss: ISSUER.replace('eu-west-2', 'eu-west-1') }))],
  ['another use', tokenOf(claimsOf({ token_use: 'refresh' }))],
  [
    'an access token of the pages',
    tokenOf(claimsOf({ token_use: 'access', client_id: 'web-client', scope: 'bcf/org-england' })),
  ],
  ['groups that are no list', tokenOf(claimsOf({ 'cognito:groups': 'org-england' }))],
];

describe('a forged token', () => {
  it('the right one is taken', async () => {
    expect(await status('GET', RETURN, bearer(good()))).toBe(200);
    expect(await status('GET', FILE, cookie(good()))).toBe(303);
    expect((await api.ask('GET', FILE, { headers: cookie(good()) })).headers.location).toMatch(/^https:/);
  });

  it.each(forged)('with %s is nobody’s', async (_case, token) => {
    expect(await status('GET', RETURN, bearer(token))).toBe(401);
    expect(await status('GET', RETURN, cookie(token))).toBe(401);
    const page = await api.ask('GET', FILE, { headers: cookie(token) });
    expect(page.headers.location).toMatch(/^\/sign-in\?to=/);
    tried += 1;
  });

  it('beside a good cookie is nobody’s, and neither is one in another place', async () => {
    const [bad] = [forged[2]?.[1] ?? ''];
    expect(await status('GET', RETURN, { ...cookie(good()), ...bearer(bad) })).toBe(401);
    expect(await status('GET', `${RETURN}?access_token=${good()}`, {})).toBe(401);
    expect(await status('GET', RETURN, { 'x-authorization': `Bearer ${good()}` })).toBe(401);
    expect(await status('GET', RETURN, { cookie: `signed-in=${good()}; id_token=${good()}` })).toBe(401);
    expect(await status('GET', FILE, bearer(good()))).toBe(303);
  });

  it('is no way to be somebody by the cookie of a machine of one’s own', async () => {
    const root = { name: 'Root', roles: ['certifier'], areas: 'all', feeds: 'all' };
    for (const name of ['visitor', '__Host-visitor']) {
      const headers = { cookie: `${name}=${Buffer.from(JSON.stringify(root)).toString('base64url')}` };
      expect(await status('GET', RETURN, headers)).toBe(401);
      const both = { cookie: `${headers.cookie}; __Host-signed-in=${good()}` };
      expect(await status('GET', RETURN.replace(OWN, FOREIGN.code), both)).toBe(404);
    }
  });
});

const NAMES = [
  FOREIGN.code,
  FOREIGN.former,
  FOREIGN.code.toLowerCase(),
  FOREIGN.name,
  `%20${FOREIGN.code}`,
  `${FOREIGN.code}%20`,
  `%09${FOREIGN.code}`,
  `%45${FOREIGN.code.slice(1)}`,
  `%2545${FOREIGN.code.slice(1)}`,
  `${OWN}%2f..%2f${FOREIGN.code}`,
  `${OWN}%252f..%252f${FOREIGN.code}`,
  `${OWN}%00${FOREIGN.code}`,
  `${OWN},${FOREIGN.code}`,
  `${OWN};${FOREIGN.code}`,
  `..%2f${FOREIGN.code}`,
  `.%2f${FOREIGN.code}`,
  'Ｅ08000039',
  '%',
  '%e0%80%80',
  '__proto__',
  'all',
  '*',
];

describe('an area of somebody else', () => {
  it.each(NAMES)('is not reached as %s', async (name) => {
    const headers = { ...cookie(good()) };
    for (const target of [
      `/api/v1/returns/${name}/${QUARTER}`,
      `/api/v1/areas/${name}/metrics?quarter=${QUARTER}`,
      `/returns/${QUARTER}/${name}`,
      `/returns/${QUARTER}/${name}/return.json`,
      `/metrics/${QUARTER}/${name}`,
    ]) {
      for (const method of ['GET', 'HEAD'])
        expect([target, await status(method, target, headers)]).toEqual([target, 404]);
    }
    const body = { area: new URLSearchParams(`area=${name}`).get('area'), quarter: QUARTER };
    expect(await status('POST', '/api/v1/returns', headers, body)).toBe(404);
  });

  it.each([
    `/returns/${QUARTER}/${OWN}/..%2f${FOREIGN.code}%2freturn.json`,
    `/returns/${QUARTER}/${OWN}/..%2f..%2f..%2f${QUARTER}%2f${FOREIGN.code}%2fr1%2freturn.json`,
    `/returns/${QUARTER}/${OWN}/%2e%2e/${FOREIGN.code}/return.json`,
    `/returns/${QUARTER}/${OWN}/../${FOREIGN.code}/return.json`,
    `//returns/${QUARTER}/${FOREIGN.code}/return.json`,
    `/returns//${QUARTER}/${FOREIGN.code}`,
    `/returns/${QUARTER}/${FOREIGN.code}/`,
    `/RETURNS/${QUARTER}/${FOREIGN.code}`,
    `/returns\\${QUARTER}\\${FOREIGN.code}`,
    `/returns/${QUARTER};/${FOREIGN.code}`,
  ])('is not reached by the path %s', async (path) => {
    expect(await status('GET', path, cookie(good()))).toBe(404);
  });

  it.each([
    { 'x-forwarded-host': 'evil.example', host: 'evil.example' },
    { 'x-original-url': `/returns/${QUARTER}/${FOREIGN.code}` },
    { 'x-rewrite-url': `/api/v1/returns/${FOREIGN.code}/${QUARTER}` },
    { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1' },
    { 'x-forwarded-proto': 'javascript', forwarded: 'host=evil.example' },
    { 'x-http-method-override': 'POST', 'x-method-override': 'DELETE' },
    { 'x-user': 'Root', 'x-groups': 'org-england', 'x-amzn-oidc-identity': 'root' },
  ])('is not reached by the headers %j', async (headers) => {
    const own = await api.ask('GET', FILE, { headers: { ...cookie(good()), ...headers } });
    expect([own.status, JSON.stringify([own.headers, own.body]).includes('evil.example')]).toEqual([303, false]);
    expect(await status('GET', FILE.replace(OWN, FOREIGN.code), { ...cookie(good()), ...headers })).toBe(404);
    const nobody = await api.ask('GET', '/', { headers });
    expect([nobody.status, nobody.headers.location]).toEqual([303, '/sign-in?to=%2F']);
    tried += 2;
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'post', 'get'])(
    'is not reached by the method %s',
    async (method) => {
      const answer = await status(method, `/returns/${QUARTER}/${FOREIGN.code}`, cookie(good()));
      expect(answer).toBe(method === 'get' ? 404 : 405);
    },
  );

  it('cannot be sent to: a key is made under feeds of one’s own alone', async () => {
    for (const feed of [
      'steel-trust',
      'COVENTRY/../steel-trust',
      'coventry/x',
      '..',
      `pages-${FOREIGN.code}`,
      'inbox',
      '',
    ]) {
      const made = await status('POST', '/api/v1/uploads', bearer(good()), { feed, fileName: 'a.csv' });
      expect([feed, made === 400 || made === 403]).toEqual([feed, true]);
    }
    for (const fileName of ['../../steel-trust/a.csv', '..', 'a/../../b.csv', '']) {
      const made = await status('POST', '/api/v1/uploads', bearer(good()), { feed: 'coventry', fileName });
      expect([fileName, made]).toEqual([fileName, 422]);
    }
  });
});

describe('a request round the distribution', () => {
  const behind = () => testApi((deps) => ({ ...signedInBy('http://127.0.0.1:9')(deps), siteSecret: 'a-secret' }));

  it.each([{}, { 'x-site-secret': '' }, { 'x-site-secret': 'a-secre' }, { 'x-site-secret': 'A-SECRET' }])(
    'finds nothing with the headers %j, signed in or not',
    async (headers) => {
      tried += 3;
      for (const target of ['/files', '/sign-in', '/styles/site.css']) {
        const answer = await behind().ask('GET', target, { headers: { ...cookie(good()), ...headers } });
        expect([target, answer.status]).toEqual([target, 404]);
      }
    },
  );

  it('is told from one that came through it', async () => {
    const headers = { ...bearer(good()), 'x-site-secret': 'a-secret' };
    expect((await behind().ask('GET', '/api/v1/areas', { headers })).status).toBe(200);
  });
});

describe('a link of somebody who was signed in', () => {
  it('says nothing once they have signed out, and lives for five minutes where it was made before', async () => {
    const link = (await api.ask('GET', FILE, { headers: cookie(good()) })).headers.location ?? '';
    expect(link).toMatch(/^https:/);
    expect((await api.get(FILE)).headers.location).toMatch(/^\/sign-in/);
    expect((await api.ask('GET', FILE, { headers: { cookie: '__Host-signed-in=' } })).headers.location).toMatch(
      /^\/sign-in/,
    );
    expect(await status('GET', FILE, cookie(tokenOf(claimsOf({ exp: seconds(-1) }))))).toBe(303);
  });

  it('does nothing in a form that another site sends with the cookie of the visitor', async () => {
    const headers = { ...cookie(good()), 'content-type': 'application/x-www-form-urlencoded' };
    const target = `/returns/${QUARTER}/${OWN}/sign-off`;
    expect(await status('POST', target, headers, 'step=submit')).toBe(403);
    expect(await status('POST', target, headers, `step=submit&token=${FORM_TOKEN}`)).toBe(403);
    expect(await status('POST', `${RETURN}/sign-off`, { ...headers, 'content-type': 'text/plain' }, '{}')).toBe(415);
  });
});

it('all of them were withstood', () => {
  expect(tried).toBeGreaterThan(300);
  note({ promise: 'attacks', what: 'forged tokens, paths, headers and forms: nobody is let in', tried });
});
