import { describe, expect, it } from 'vitest';
import { FORM_TOKEN } from '../web/shown.ts';
import { idOf, quarterOfDischarges, sendFile, testApi } from './api-for-test.ts';
import { fieldsOf } from './filled-form.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const RETURN = '/returns/2025-26-Q1/E08000026';

async function withReturn() {
  const api = testApi();
  await sendFile(api.stores, quarterOfDischarges('a'));
  await api.post('/api/v1/returns', { body: { area: 'E08000026', quarter: '2025-26-Q1' } });
  return api;
}

const withdrawal = (fields: Record<string, string>) => ({
  body: new URLSearchParams({ reason: 'wrong trust', ...fields }).toString(),
});

describe('a form', () => {
  it('carries the token that the browser gets with the first page', async () => {
    const api = await withReturn();
    const { body, cookies } = await api.get(`${RETURN}/answers`);
    expect(fieldsOf(body).get('token')).toBe(FORM_TOKEN);
    expect(cookies).toEqual([`form-token=${FORM_TOKEN}`]);
  });

  it('has the same token for as long as the browser keeps it', async () => {
    const headers = { cookie: 'other=1; form-token=another-token-of-a-browser' };
    const { body, cookies } = await (await withReturn()).ask('GET', `${RETURN}/answers`, { headers });
    expect(fieldsOf(body).get('token')).toBe('another-token-of-a-browser');
    expect(cookies).toEqual([]);
  });

  it.each([
    ['no token', {}, `form-token=${FORM_TOKEN}`],
    ['a token of somebody else', { token: 'the-token-of-somebody-else' }, `form-token=${FORM_TOKEN}`],
    ['a token but no cookie', { token: 'the-token-of-somebody-else' }, ''],
    ['nothing at all', { token: '' }, 'form-token='],
  ])('with %s changes nothing', async (_case, fields, cookie) => {
    const api = await withReturn();
    const target = `/submissions/${idOf('a')}/withdraw`;
    const { status, body } = await api.post(target, { ...withdrawal(fields), headers: { ...FORM, cookie } });
    expect([status, body]).toEqual([403, expect.stringContaining('Nothing was changed.')]);
    expect((await api.stores.records.submissions.get(idOf('a')))?.outcome).toBe('accepted');
  });
});

describe('the page of who somebody is', () => {
  it('names them in the head of every page', async () => {
    expect((await testApi().get('/')).body).toContain(
      '<a class="nhsuk-header__account-link" href="/signed-in">A. Analyst',
    );
  });

  it('lets the person at a machine of their own be somebody with less rights, and themselves again', async () => {
    const api = await withReturn();
    const reviewer = { name: 'Ben', 'role-reviewer': 'yes', area: 'E08000026', do: 'try' };
    const { status, headers, cookies } = await api.fill('/signed-in', reviewer);
    expect([status, headers.location]).toEqual([303, '/signed-in']);
    const asBen = { headers: { cookie: cookies.join('; ') } };
    const page = (await api.ask('GET', '/signed-in', asBen)).body;
    expect(page).toContain('You are Ben');
    expect(page).toMatch(/Areas<\/dt>\s*<dd[^>]*>Coventry</);
    expect((await api.ask('GET', RETURN, asBen)).body).toContain('somebody with the role provider must submit it');
    const again = await api.fill('/signed-in', { do: 'reset' }, cookies);
    expect(again.cookies).toEqual(['visitor=']);
  });

  it('shows somebody without a role no form that would refuse them, but who may send it', async () => {
    const api = await withReturn();
    const { cookies } = await api.fill('/signed-in', { name: 'Rae', area: '', do: 'try' });
    const asRae = { headers: { cookie: cookies.join('; ') } };
    const pages = [
      `/submissions/${idOf('a')}`,
      `${RETURN}/answers`,
      `${RETURN}/finance`,
      '/returns/2025-26-Q2/E08000026',
    ];
    for (const target of pages) {
      const { body } = await api.ask('GET', target, asRae);
      expect(body).toContain('can do this. <a href="/signed-in">You are Rae</a>');
      expect(body).not.toContain('<form method="post"');
      expect((await api.get(target)).body).toContain('<form method="post"');
    }
  });

  it.each([
    { name: '', area: '' },
    { name: 'Ben', area: 'E99999999' },
  ])('takes nobody like %j', async (fields) => {
    expect((await testApi().fill('/signed-in', { ...fields, do: 'try' })).status).toBe(400);
  });

  it.each(['e30', 'bm90IGpzb24', '%'])('takes a cookie that it did not write (%s) for none', async (value) => {
    const { body } = await testApi().ask('GET', '/signed-in', { headers: { cookie: `visitor=${value}` } });
    expect(body).toContain('You are A. Analyst');
  });
});

describe('a product of an organisation', () => {
  const ann = { name: 'Ann', roles: ['provider'] as const, areas: 'all' as const, feeds: 'all' as const };
  const organisation = (visitor: typeof ann | null) =>
    testApi((deps) => ({ ...deps, signIn: { kind: 'organisation', visitorOf: async () => visitor } }));

  it('answers nobody who is not signed in', async () => {
    const { status, json } = await organisation(null).get('/api/v1/submissions');
    expect([status, json.type]).toEqual([401, '/problems#not-signed-in']);
    expect((await organisation(null).get('/')).status).toBe(401);
  });

  it('lets nobody act under another name', async () => {
    const api = organisation(ann);
    await sendFile(api.stores, quarterOfDischarges('a'));
    const target = `/api/v1/submissions/${idOf('a')}/withdraw`;
    const other = await api.post(target, { body: { by: 'Ben', reason: 'wrong' } });
    expect([other.status, other.json.type]).toEqual([403, '/problems#not-you']);
    expect((await api.post(target, { body: { by: 'ann', reason: 'wrong' } })).status).toBe(200);
    expect((await api.fill('/signed-in', { name: 'Ben', area: '', do: 'try' })).status).toBe(403);
  });

  it('puts its visitor into the audit trail where no name is given', async () => {
    const api = organisation(ann);
    await sendFile(api.stores, quarterOfDischarges('a'));
    await api.post(`/api/v1/submissions/${idOf('a')}/withdraw`, { body: { reason: 'wrong' } });
    expect((await api.get('/api/v1/audit')).json.entries).toMatchObject([{ who: 'Ann', why: 'wrong' }]);
  });
});
