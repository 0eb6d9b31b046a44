import { describe, expect, it } from 'vitest';
import { boards } from '../../functions/core/areas/boards.ts';
import { dischargeCell, idOf, quarterOfDischarges, type SentFile, sendFile, testApi } from './api-for-test.ts';

const rejected: SentFile = {
  digit: 'b',
  source: 'discharge-ready',
  feed: 'rkb',
  arrivedAt: '2025-07-11T09:00:00.000Z',
  outcome: 'rejected',
  report: { periods: ['2025-05'] },
};

const plan = (codes: readonly string[]): SentFile => ({
  digit: 'c',
  source: 'plan',
  feed: 'bcf',
  arrivedAt: '2025-05-01T09:00:00.000Z',
  outcome: 'accepted',
  slots: codes.map((scope) => ({ scope, period: '2025-26', rows: 4 })),
});

describe('the home of a quarter', () => {
  it('is of the newest quarter of which something has come', async () => {
    const api = testApi();
    await sendFile(api.stores, quarterOfDischarges('a'));
    const { body } = await api.get('/');
    expect(body).toContain('>Quarter 1 2025-26</h1>');
    expect(body).toContain(`href="/submissions/${idOf('a')}"`);
  });

  it('is of the last quarter that is over where nothing has come', async () => {
    expect((await testApi().get('/')).body).toContain('>Quarter 1 2026-27</h1>');
  });

  it('leaves out areas that have sent no plan, but for those who treat their patients', async () => {
    const api = testApi();
    const file = quarterOfDischarges('a');
    await sendFile(api.stores, { ...file, cells: [...(file.cells ?? []), dischargeCell('E08000029', '2025-04')] });
    await sendFile(api.stores, plan(['E08000026']));
    const { body } = await api.get('/quarters/2025-26-Q1');
    expect(body).toContain('1 other area without a plan');
    expect(body).toContain('from 0 of 1 area');
  });

  it('shows a rejected file until something better has come from its feed', async () => {
    const api = testApi();
    await sendFile(api.stores, quarterOfDischarges('a'));
    await sendFile(api.stores, rejected);
    expect((await api.get('/')).body).toContain('Rejected files: 1');
    expect((await api.get('/api/v1/status?quarter=2025-26-Q1')).json.rejected).toMatchObject([
      { submission: idOf('b') },
    ]);
    await sendFile(api.stores, { ...quarterOfDischarges('d'), arrivedAt: '2025-07-12T09:00:00.000Z' });
    expect((await api.get('/')).body).not.toContain('Rejected files');
  });

  it('shows 153 areas a page at a time, and finds one by its name', async () => {
    const api = testApi();
    const codes = boards.map(({ code }) => code);
    await sendFile(api.stores, {
      ...quarterOfDischarges('a'),
      cells: codes.map((code) => dischargeCell(code, '2025-04')),
    });
    await sendFile(api.stores, plan(codes));
    expect((await api.get('/')).body).toContain('25 of 153 areas');
    expect((await api.get('/?page=7')).body).toContain('3 of 153 areas');
    const { body } = await api.get('/quarters/2025-26-Q1?area=coventry&show=missing');
    expect(body).toMatch(/<caption [^>]*>1 area<\/caption>/);
  });

  it('says in words that an address names no quarter', async () => {
    const { status, body } = await testApi().get('/quarters/2025');
    expect(status).toBe(404);
    expect(body).toContain('An address names a quarter like this: 2025-26-Q1.');
  });
});

describe('the audit trail', () => {
  async function withTrail(entries: number) {
    const api = testApi();
    for (let n = 0; n < entries; n += 1) {
      const at = new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
      const who = n % 2 === 0 ? 'Ann' : 'system';
      await api.stores.records.audit.add({
        id: `a-${n}`,
        at,
        who,
        what: 'file withdrawn',
        subject: idOf('a'),
        why: '=1',
      });
    }
    return api;
  }

  it('goes on behind the entries that were shown, and none is shown twice', async () => {
    const api = await withTrail(130);
    const days: string[] = [];
    for (let next: string | undefined = '/audit?who=ann'; next; ) {
      const { body } = await api.get(next);
      days.push(...[...body.matchAll(/<th scope="row"[^>]*>([^<]+ at [^<]+)</g)].map(([, day = '']) => day));
      next = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(days).toHaveLength(65);
    expect(new Set(days).size).toBe(65);
  });

  it('holds whole days, in the API as on the page', async () => {
    const api = await withTrail(10);
    const { entries } = (await api.get('/api/v1/audit?from=2026-01-03&to=2026-01-04')).json;
    expect(entries.map(({ id }: { id: string }) => id)).toEqual(['a-3', 'a-2']);
    expect((await api.get('/audit?from=yesterday')).status).toBe(400);
  });

  it('is given whole as a table in which nothing is a formula', async () => {
    const { headers, body } = await (await withTrail(250)).get('/audit.csv');
    const lines = Buffer.from(body, 'base64').toString().trimEnd().split('\r\n');
    expect(headers['content-disposition']).toContain('audit-trail.csv');
    expect(lines).toHaveLength(251);
    expect(lines[1]).toMatch(/,'=1$/);
  });
});

describe('the lists', () => {
  it('show the files of one feed', async () => {
    const api = testApi();
    await sendFile(api.stores, quarterOfDischarges('a'));
    await sendFile(api.stores, { ...rejected, feed: 'rlt' });
    const { body } = await api.get('/files?feed=rlt');
    expect(body).toContain(idOf('b'));
    expect(body).not.toContain(idOf('a'));
    expect((await api.get('/api/v1/submissions?feed=rlt')).json.submissions).toHaveLength(1);
  });

  it('show only the faults that refuse a whole file', async () => {
    const { body } = await testApi().get('/rules?level=file');
    expect(body).toContain('id="unreadable"');
    expect(body).not.toContain('id="bad-date"');
  });
});
