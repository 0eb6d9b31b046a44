import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type TestApi, testApi } from './api-for-test.ts';
import { claimsOf, SITE, signedInBy, startUserPool, tokenOf, type UserPool } from './user-pool.ts';

let pool: UserPool;
beforeAll(async () => {
  pool = await startUserPool();
});
afterAll(() => pool.close());

const product = (): TestApi => testApi(signedInBy(pool.url));
const cookie = (...cookies: readonly string[]) => ({ headers: { cookie: cookies.join('; ') } });
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

const queryOf = ({ headers }: Answer): URLSearchParams => new URL(headers.location ?? '', SITE).searchParams;

/** Signs in as a browser does and answers with what came of it. */
async function signIn(api: TestApi, to = '/files', changed: Record<string, unknown> = {}): Promise<Answer> {
  const begun = await api.get(`/sign-in?to=${encodeURIComponent(to)}`);
  const code = pool.signIn(begun.headers.location ?? '', changed);
  const back = `/sign-in/callback?code=${code}&state=${queryOf(begun).get('state')}`;
  return api.ask('GET', back, cookie(...begun.cookies));
}

describe('signing in', () => {
  it('sends somebody who looks for a page to the sign-in pages, and back to where they were', async () => {
    const api = product();
    const sent = await api.get('/files?source=sus-apc&feed=a%20b');
    expect([sent.status, queryOf(sent).get('to')]).toEqual([303, '/files?source=sus-apc&feed=a%20b']);
    const begun = await api.get(sent.headers.location ?? '');
    expect(begun.headers.location).toMatch(`${pool.url}/oauth2/authorize?response_type=code&client_id=web-client`);
    expect(queryOf(begun).get('redirect_uri')).toBe('https://bcf.example/sign-in/callback');
    const back = await signIn(api, '/files?source=sus-apc&feed=a%20b');
    expect([back.status, back.headers.location]).toEqual([303, '/files?source=sus-apc&feed=a%20b']);
    const page = await api.ask('GET', '/signed-in', cookie(...back.cookies));
    expect(page.body).toContain('You are Ann');
    expect(page.body).toMatch(/Areas<\/dt>\s*<dd[^>]*>Coventry</);
    expect(page.body).toMatch(/Sends files as<\/dt>\s*<dd[^>]*>coventry</);
  });

  it('proves that it is the same browser that began, and keeps no refresh token', async () => {
    const back = await signIn(product());
    expect(pool.asked.at(-1)?.get('code_verifier')).toMatch(/^[\w-]{43,128}$/);
    expect(back.cookies.join()).not.toContain('kept by nobody');
    expect(back.cookies).toContain('__Host-signing-in=');
  });

  it('keeps the token in a cookie that scripts, other sites and plain HTTP do not get, for as long as it holds', async () => {
    const raw = signedInBy(pool.url);
    let set: string[] = [];
    const api = testApi((deps) => {
      const changed = raw(deps);
      const door = changed.signIn.door;
      if (!door) throw new Error('There is no door');
      const comeBack: typeof door.comeBack = async (request) => {
        const sent = await door.comeBack(request);
        set = sent.cookies;
        return sent;
      };
      return { ...changed, signIn: { ...changed.signIn, door: { ...door, comeBack } } };
    });
    await signIn(api);
    expect(set[0]).toMatch(/^__Host-signed-in=\S+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=(900|899)$/);
  });

  it('answers a program that is not signed in with 401, and a form too, so that what is in it is not lost', async () => {
    expect((await product().get('/api/v1/areas')).status).toBe(401);
    const form = await product().fill('/signed-in', { do: 'try' });
    expect([form.status, form.body]).toEqual([
      401,
      expect.stringContaining('Nothing was changed. Sign in at /sign-in'),
    ]);
    expect((await product().ask('HEAD', '/')).status).toBe(303);
  });

  it('gives everybody the stylesheets and scripts', async () => {
    for (const path of ['/styles/site.css', '/scripts/upload.js', '/signed-out']) {
      expect([path, (await product().get(path)).status]).toEqual([path, 200]);
    }
  });

  it('sees no area in somebody of no organisation', async () => {
    const api = product();
    const token = tokenOf(claimsOf({ 'cognito:groups': ['role-certifier', 'org-nobody', '__proto__'] }));
    expect((await api.ask('GET', '/api/v1/areas', bearer(token))).json.areas).toEqual([]);
    expect((await api.ask('GET', '/api/v1/returns/E08000026/2025-26-Q1', bearer(token))).status).toBe(404);
  });

  it('signs out of the product and of the sign-in pages', async () => {
    const api = product();
    const { cookies } = await signIn(api);
    const out = await api.ask('GET', '/sign-out', cookie(...cookies));
    expect(out.headers.location).toBe(
      `${pool.url}/logout?client_id=web-client&logout_uri=https%3A%2F%2Fbcf.example%2Fsigned-out`,
    );
    expect(out.cookies).toEqual(['__Host-signed-in=', '__Host-signing-in=']);
    const again = await api.ask('GET', '/returns/2025-26-Q1/E08000026/return.json', cookie(...out.cookies));
    expect([again.status, again.headers.location?.startsWith('/sign-in?to=')]).toEqual([303, true]);
  });

  it('lets a program in by a token of its own, with what its scopes say', async () => {
    const api = product();
    const claims = { token_use: 'access', client_id: 'loader', aud: undefined, 'cognito:groups': undefined };
    const token = tokenOf(claimsOf({ ...claims, scope: 'bcf/org-coventry bcf/role-provider' }));
    const upload = { feed: 'coventry', fileName: 'a.csv' };
    const made = await api.post('/api/v1/uploads', { body: upload, ...bearer(token) });
    expect(made.status).toBe(201);
    expect((await api.ask('GET', '/api/v1/areas', bearer(token))).json.areas).toHaveLength(1);
    const without = tokenOf(claimsOf({ ...claims, scope: 'openid email' }));
    expect((await api.ask('GET', '/api/v1/areas', bearer(without))).status).toBe(401);
  });
});

describe('coming back from the sign-in pages', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
  ])('never leads to another site (%s)', async (to) => {
    const location = (await signIn(product(), to)).headers.location ?? '';
    expect(new URL(location, SITE).origin).toBe(SITE);
  });

  it('is refused without the cookie of the browser that began', async () => {
    const api = product();
    const begun = await api.get('/sign-in');
    const code = pool.signIn(begun.headers.location ?? '');
    const answer = await api.get(`/sign-in/callback?code=${code}&state=${queryOf(begun).get('state')}`);
    expect([answer.status, answer.cookies.some((each) => each.startsWith('__Host-signed-in'))]).toEqual([400, false]);
  });

  it.each([
    ['another state', { state: 'another' }],
    ['no code', { code: '' }],
    ['a code that was made up', { code: 'made-up' }],
  ])('is refused with %s', async (_case, changed) => {
    const api = product();
    const begun = await api.get('/sign-in');
    const code = pool.signIn(begun.headers.location ?? '');
    const query = new URLSearchParams({ code, state: queryOf(begun).get('state') ?? '', ...changed });
    const answer = await api.ask('GET', `/sign-in/callback?${query}`, cookie(...begun.cookies));
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('Signing in did not work')]);
  });

  it('is refused where the token was made for another sign-in or another client', async () => {
    for (const changed of [{ nonce: 'another' }, { nonce: undefined }, { aud: 'another-client' }]) {
      expect((await signIn(product(), '/', changed)).status).toBe(400);
    }
  });

  it('uses a code once', async () => {
    const api = product();
    const begun = await api.get('/sign-in');
    const code = pool.signIn(begun.headers.location ?? '');
    const back = `/sign-in/callback?code=${code}&state=${queryOf(begun).get('state')}`;
    expect((await api.ask('GET', back, cookie(...begun.cookies))).status).toBe(303);
    expect((await api.ask('GET', back, cookie(...begun.cookies))).status).toBe(400);
  });

  it('says so where the token is too long for a cookie', async () => {
    const groups = Array.from({ length: 300 }, (_, index) => `a-group-of-the-directory-${index}`);
    const answer = await signIn(product(), '/', { 'cognito:groups': groups });
    expect([answer.status, answer.body]).toEqual([400, expect.stringContaining('Ask for fewer groups.')]);
  });

  it('says that it is busy where the pool does not answer', async () => {
    const api = testApi(signedInBy('http://127.0.0.1:9'));
    const begun = await api.get('/sign-in');
    const back = `/sign-in/callback?code=x&state=${queryOf(begun).get('state')}`;
    expect((await api.ask('GET', back, cookie(...begun.cookies))).status).toBe(503);
  });
});
