import { describe, expect, it } from 'vitest';
import { idOf, type SentFile, sendFile, testApi } from './api-for-test.ts';

function file(digit: string, fields: Partial<SentFile> = {}): SentFile {
  return {
    digit,
    source: 'sus-apc',
    feed: 'coventry',
    arrivedAt: `2025-07-0${digit}T09:00:00.000Z`,
    outcome: 'accepted',
    ...fields,
  };
}

describe('the list of submissions', () => {
  it('shows the newest file first, with what became of it and how many rows are fine', async () => {
    const api = testApi();
    await sendFile(api.stores, file('1'));
    await sendFile(api.stores, file('2', { outcome: 'rejected' }));
    const { json } = await api.get('/api/v1/submissions');
    expect(json.submissions.map((one: { submission: string }) => one.submission)).toEqual([idOf('2'), idOf('1')]);
    expect(json.submissions[0]).toMatchObject({ outcome: 'rejected', feed: 'coventry', file: { name: 'file 2.csv' } });
    expect(json.submissions[1].rows).toMatchObject({ read: 10, accepted: 10 });
    expect(json.next).toBeNull();
  });

  it('keeps to itself how files are counted and where the pointers stand', async () => {
    const api = testApi();
    await sendFile(api.stores, file('1'));
    const { body } = await api.get('/api/v1/submissions');
    expect(body).not.toMatch(/slots|countsId|fingerprint|attempts/);
  });

  it('goes on page by page until every file was shown once', async () => {
    const api = testApi();
    for (const digit of '12345') await sendFile(api.stores, file(digit));
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { json } = await api.get(`/api/v1/submissions?limit=2${next && `&after=${next}`}`);
      seen.push(...json.submissions.map((one: { submission: string }) => one.submission));
      next = json.next;
    }
    expect(seen).toEqual([...'54321'].map(idOf));
  });

  it('shows only the files of a source or with an outcome, and pages through those alone', async () => {
    const api = testApi();
    await sendFile(api.stores, file('1', { outcome: 'held' }));
    await sendFile(api.stores, file('2'));
    await sendFile(api.stores, file('3', { source: 'plan' }));
    await sendFile(api.stores, file('4'));
    await sendFile(api.stores, file('5', { outcome: 'held' }));
    const held = await api.get('/api/v1/submissions?outcome=held&limit=1');
    expect(held.json.submissions).toMatchObject([{ submission: idOf('5') }]);
    const rest = await api.get(`/api/v1/submissions?outcome=held&limit=1&after=${held.json.next}`);
    expect(rest.json).toMatchObject({ submissions: [{ submission: idOf('1') }], next: null });
    const plans = await api.get('/api/v1/submissions?source=plan');
    expect(plans.json.submissions).toMatchObject([{ submission: idOf('3') }]);
  });

  it.each(['limit=0', 'limit=many', 'limit=201', 'outcome=fine', 'after=nonsense'])(
    'says what is wrong with ?%s',
    async (query) => {
      const { status, json } = await testApi().get(`/api/v1/submissions?${query}`);
      expect(status).toBe(400);
      expect(json.detail).toContain(query.split('=')[0]);
      expect(json.detail).not.toContain('Invalid input');
    },
  );
});

describe('one submission', () => {
  it('is its report, to the letter', async () => {
    const api = testApi();
    await sendFile(api.stores, file('1'));
    const { status, body } = await api.get(`/api/v1/submissions/${idOf('1')}`);
    const stored = api.stores.evidence.objects.get(`reports/${idOf('1')}/report.json`);
    expect(status).toBe(200);
    expect(body).toBe(new TextDecoder().decode(stored));
  });

  it('is said to be started while it is read, with when to ask again', async () => {
    const api = testApi();
    await sendFile(api.stores, file('1', { outcome: null }));
    const { status, json, headers } = await api.get(`/api/v1/submissions/${idOf('1')}`);
    expect(status).toBe(202);
    expect(json).toEqual({ submission: idOf('1'), state: 'started' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it('is a problem where there is none', async () => {
    const { status, json, headers } = await testApi().get(`/api/v1/submissions/${idOf('9')}`);
    expect(status).toBe(404);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(json).toMatchObject({ status: 404, instance: `/api/v1/submissions/${idOf('9')}` });
  });
});
