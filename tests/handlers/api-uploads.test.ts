import { describe, expect, it } from 'vitest';
import { submissionId } from '../../functions/edges/records/identity.ts';
import { idOf, sendFile, testApi } from './api-for-test.ts';

const NHS_NUMBER = '943 476 5919';
const asked = (body: object) => ({ body: { feed: 'Coventry', fileName: 'april.csv', ...body } });

describe('a form for one file', () => {
  it('is for exactly one place: the kind of file, the feed in lower case, the name of the file', async () => {
    const { status, json } = await testApi().post('/api/v1/uploads', asked({ source: 'reablement' }));
    expect(status).toBe(201);
    expect(json.key).toBe('reablement/coventry/april.csv');
    expect(json.fields.key).toBe(json.key);
    expect(json.submissionsUrl).toBe('/api/v1/uploads?key=reablement%2Fcoventry%2Fapril.csv');
  });

  it('leads into the inbox where the columns are to tell what the file is', async () => {
    expect((await testApi().post('/api/v1/uploads', asked({}))).json.key).toBe('inbox/coventry/april.csv');
  });

  it('is refused for a file whose name says who a person is, without repeating it', async () => {
    const answer = await testApi().post('/api/v1/uploads', asked({ fileName: `Mr Smith ${NHS_NUMBER}.csv` }));
    expect(answer.status).toBe(422);
    expect(answer.json.type).toBe('/problems#bad-file-name');
    expect(answer.body).not.toMatch(/Smith|943/);
  });

  it.each([
    [{ feed: 'two words' }, /^feed: Write it in letters/],
    [{ feed: '' }, /^feed: Write which team/],
    [{ feed: `team-${NHS_NUMBER.replaceAll(' ', '')}` }, /^feed: The name says who a person is/],
    [{ source: 'invoices' }, /^source:/],
  ])('is refused where the place is none: %j', async (body, detail) => {
    const answer = await testApi().post('/api/v1/uploads', asked(body));
    expect(answer.status).toBe(400);
    expect(answer.json.detail).toMatch(detail);
  });

  it.each(['', '..', 'a/b.csv', 'a\\b.csv', `${'a'.repeat(201)}.csv`])(
    'is refused for the name "%s"',
    async (fileName) => {
      expect((await testApi().post('/api/v1/uploads', asked({ fileName }))).status).toBe(422);
    },
  );

  it('cannot be asked for by a form on a page elsewhere', async () => {
    const headers = { 'content-type': 'text/plain' };
    expect((await testApi().post('/api/v1/uploads', { ...asked({}), headers })).status).toBe(415);
  });
});

describe('a file that was sent so', () => {
  const key = 'discharge-ready/rkb/file 1.csv';
  const address = `/api/v1/uploads?${new URLSearchParams({ key })}`;
  const file = { digit: '1', source: 'discharge-ready', feed: 'rkb', arrivedAt: '2026-08-20T09:59:00.000Z' } as const;

  it('is not found before it has arrived', async () => {
    expect((await testApi().get(address)).json.type).toBe('/problems#no-upload');
  });

  it('has arrived before it is read, and then has an outcome and counts', async () => {
    const api = testApi();
    await api.stores.arrivals.put({ key, body: 'x', contentType: 'text/csv' });
    const id = submissionId('bcf-arrivals', key, 'v1');
    expect(await api.get(address)).toMatchObject({ status: 202, json: { submission: id, state: 'arrived' } });
    const sent = await sendFile(api.stores, { ...file, outcome: null });
    await api.stores.records.submissions.put({ ...sent, id });
    expect(await api.get(address)).toMatchObject({ status: 202, json: { submission: id, state: 'started' } });
    const settled = await sendFile(api.stores, { ...file, outcome: 'accepted' });
    expect(settled.id).toBe(idOf('1'));
    await api.stores.records.submissions.put({ ...settled, id });
    const { status, json } = await api.get(`${address}&version=v1`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ submission: id, outcome: 'accepted', source: 'discharge-ready', rows: { read: 10 } });
  });
});
