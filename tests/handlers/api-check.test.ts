import { describe, expect, it } from 'vitest';
import { FORM_TOKEN } from '../web/shown.ts';
import { testApi } from './api-for-test.ts';
import { fileForm } from './multipart-for-test.ts';

const GOOD = 'Area,Quarter,Discharged,At home at 91 days\nCoventry,2025-26-Q1,10,8\n';
const BAD = 'Area,Quarter,Discharged,At home at 91 days\nCoventry,2025-26-Q1,10,8\nCoventry,2025-26-Q2,ten,8\n';
const cookie = `form-token=${FORM_TOKEN}`;

function checkedAsForm(name: string, text: string, fields: Record<string, string> = {}) {
  const { body, headers } = fileForm({ name, text }, { token: FORM_TOKEN, ...fields });
  const api = testApi();
  return { api, answer: api.ask('POST', '/check', { body, headers: { ...headers, cookie } }) };
}

describe('a file that is only checked', () => {
  it('has a page of what would be found in it, and none of what could be decided about it', async () => {
    const { api, answer } = checkedAsForm('april.csv', BAD, { source: 'reablement' });
    const { status, body } = await answer;
    expect(status).toBe(200);
    expect(body).toContain('The file would be rejected');
    expect(body).toContain('1 of 2 rows is fine');
    expect(body).toContain('<code>Discharged</code>');
    expect(body).not.toMatch(/Withdraw|Confirm|report\.json|href="\/submissions/);
    expect(api.stores.arrivals.objects.size + api.stores.evidence.objects.size).toBe(0);
    expect(api.logged).toEqual([]);
    expect((await api.stores.records.submissions.list({ limit: 1 })).submissions).toEqual([]);
    expect(await api.stores.records.audit.list({ limit: 1 })).toEqual([]);
  });

  it('is recognised by its columns, and can then be sent', async () => {
    const { body } = await checkedAsForm('april.csv', GOOD, { feed: 'coventry' }).answer;
    expect(body).toContain('The file would be accepted');
    expect(body).toContain('href="/upload?source=reablement&amp;feed=coventry"');
  });

  it('has a report as JSON for programs, which may send it without a token', async () => {
    const { body, headers } = fileForm({ name: 'april.csv', text: BAD });
    const { status, json } = await testApi().ask('POST', '/api/v1/check', { body, headers });
    expect(status).toBe(200);
    expect(json).toMatchObject({ submission: 'check', source: 'reablement', feed: null, outcome: 'rejected' });
  });

  it('is not quoted where its name says who a person is', async () => {
    const { body } = await checkedAsForm('Mr Smith 9434765919.csv', GOOD).answer;
    expect(body).toContain('The file would be rejected');
    expect(body).not.toMatch(/Smith|9434765919/);
  });

  it('is told that it is too large, and what to do', async () => {
    const { status, body } = await checkedAsForm('large.csv', GOOD + 'x'.repeat(4_400_000)).answer;
    expect(status).toBe(413);
    expect(body).toContain('npm run bcf -- check FILE');
  });

  it('is not read where the form is none of our pages, or has no file, or is no form', async () => {
    const { body, headers } = fileForm({ name: 'april.csv', text: GOOD }, { token: 'another' });
    expect((await testApi().ask('POST', '/check', { body, headers: { ...headers, cookie } })).status).toBe(403);
    expect((await checkedAsForm('', GOOD).answer).status).toBe(400);
    expect((await testApi().post('/api/v1/check', { body: {} })).status).toBe(415);
    const broken = { body: 'nothing', headers: { 'content-type': 'multipart/form-data; boundary=x' } };
    expect((await testApi().ask('POST', '/api/v1/check', broken)).status).toBe(400);
  });
});

it('the page for checking says how large a file may be', async () => {
  const { body } = await testApi().get('/check?source=plan');
  expect(body).toContain('4.4 MB');
  expect(body).toContain('enctype="multipart/form-data"');
  expect(body).toContain('<option value="plan" selected>');
});
