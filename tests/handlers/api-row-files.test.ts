import { describe, expect, it } from 'vitest';
import { idOf, type SentFile, sendFile, type TestApi, testApi } from './api-for-test.ts';

const LINES = ['Area,Quarter,Discharged,At home at 91 days', 'Coventry,2025-26-Q1,10,8', 'Coventry,2025-26-Q2,ten,8'];
const file: SentFile = {
  digit: '1',
  source: 'reablement',
  feed: 'coventry',
  arrivedAt: '2026-08-01T09:00:00.000Z',
  outcome: 'accepted-with-warnings',
  report: { rows: { read: 2, accepted: 1, rejected: 1, notCounted: 0, notCountedBecause: {} } },
};
const KEY = 'reablement/coventry/file 1.csv';
const address = (kind: string) => `/submissions/${idOf('1')}/rows/${kind}.csv`;

async function apiWith(text: string | null, change: Partial<SentFile> = {}): Promise<TestApi> {
  const api = testApi();
  await sendFile(api.stores, { ...file, ...change });
  if (text !== null) await api.stores.arrivals.put({ key: KEY, body: text, contentType: 'text/csv' });
  return api;
}

const textIn = (base64: string) => Buffer.from(base64, 'base64').toString();

describe('the rows of a file', () => {
  it('that cannot be used are a download, which is kept nowhere and stands in the audit trail', async () => {
    const api = await apiWith(`${LINES.join('\n')}\n`);
    const { status, headers, body } = await api.get(address('bad'));
    expect(status).toBe(200);
    expect(textIn(body)).toBe(`\uFEFF${LINES[0]}\r\n${LINES[2]}\r\n`);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-disposition']).toContain('file 1 bad rows.csv');
    const [entry] = await api.stores.records.audit.list({ limit: 1 });
    expect(entry).toMatchObject({
      who: 'A. Analyst',
      what: 'rows that cannot be used downloaded',
      subject: idOf('1'),
    });
    expect([...api.stores.evidence.objects.keys()]).toEqual([`reports/${idOf('1')}/report.json`]);
  });

  it('that can be used are a download, too', async () => {
    const { body } = await (await apiWith(LINES.join('\n'))).get(address('good'));
    expect(textIn(body)).toBe(`\uFEFF${LINES[0]}\r\n${LINES[1]}\r\n`);
  });

  it('cannot be read again when the file has expired', async () => {
    const { status, body } = await (await apiWith(null)).get(address('bad'));
    expect(status).toBe(410);
    expect(body).toContain('expired');
  });

  it('are too many for an answer of the service, which then says how to get them', async () => {
    const many = Array.from({ length: 60_000 }, (_, row) => `Coventry,2025-26-Q1,${row}x,${'8'.repeat(80)}`);
    const api = await apiWith([LINES[0], ...many].join('\n'));
    const { status, body } = await api.get(address('bad'));
    expect(status).toBe(422);
    expect(body).toContain('60,000 rows');
    expect(body).toContain('--bad-rows bad.csv');
    expect(await api.stores.records.audit.list({ limit: 1 })).toEqual([]);
  });

  it('are not read where the file is too large to be read while somebody waits', async () => {
    const api = await apiWith(LINES.join('\n'));
    const sent = await api.stores.records.submissions.get(idOf('1'));
    if (sent) await api.stores.records.submissions.put({ ...sent, bytes: 200_000_000 });
    const { status, body } = await api.get(address('good'));
    expect(status).toBe(422);
    expect(body).toContain('200.0 MB');
  });

  it('are not told while the file is being read', async () => {
    expect((await (await apiWith('x', { outcome: null })).get(address('bad'))).status).toBe(202);
  });

  it('are offered on the page of the file where some of them are at fault, and only then', async () => {
    const page = `/submissions/${idOf('1')}`;
    expect((await (await apiWith('x')).get(page)).body).toContain(`href="${address('bad')}"`);
    const fine = { rows: { read: 2, accepted: 2, rejected: 0, notCounted: 0, notCountedBecause: {} } };
    expect((await (await apiWith('x', { report: fine })).get(page)).body).not.toContain('/rows/');
  });
});
