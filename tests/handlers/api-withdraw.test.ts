import { describe, expect, it } from 'vitest';
import { holderOf } from '../../functions/core/submissions/current.ts';
import {
  dischargeCell,
  idOf,
  quarterOfDischarges,
  type SentFile,
  sendFile,
  type TestApi,
  testApi,
} from './api-for-test.ts';

const COVENTRY = 'E08000026';
const APRIL = { scope: '*', period: '2025-04', rows: 1 };

/** A second file of the same trust with 140 discharges in April in place of 100. */
const corrected: SentFile = {
  digit: 'b',
  source: 'discharge-ready',
  feed: 'rkb',
  arrivedAt: '2025-07-11T09:00:00.000Z',
  outcome: 'accepted',
  slots: [APRIL],
  cells: [dischargeCell(COVENTRY, '2025-04', 140)],
};

const withdrawOf = (digit: string) => `/api/v1/submissions/${idOf(digit)}/withdraw`;
const body = { by: 'A. Analyst', reason: 'April of the wrong trust' };

async function withCorrection(): Promise<TestApi> {
  const api = testApi();
  await sendFile(api.stores, quarterOfDischarges('a'));
  await sendFile(api.stores, corrected);
  return api;
}

async function dischargesIn(api: TestApi, period: string): Promise<number | null | undefined> {
  const stored = await api.stores.records.metrics.get('2025-26-Q1', COVENTRY);
  return stored?.metrics.find((one) => one.metric === 'discharge-delay-average-days' && one.period === period)
    ?.denominator;
}

const holderIn = async (api: TestApi) =>
  holderOf(await api.stores.records.currents.get('discharge-ready', 'rkb'), APRIL)?.submission;

describe('withdrawing a file that counts', () => {
  it('makes what it had replaced count again, and says so in its report', async () => {
    const api = await withCorrection();
    const { status, json } = await api.post(withdrawOf('b'), { body });
    expect([status, json.outcome]).toEqual([200, 'withdrawn']);
    expect(json.withdrawn).toMatchObject({ by: body.by, reason: body.reason });
    expect(json.withdrawn.instead).toEqual([
      { period: '2025-04', scope: '*', rows: 1, before: 1, submission: idOf('a'), isLost: false },
    ]);
    expect(await dischargesIn(api, '2025-04')).toBe(100);
  });

  it('leaves months without a number that no other file covers', async () => {
    const api = await withCorrection();
    const { json } = await api.post(withdrawOf('a'), { body });
    const instead = json.withdrawn.instead.map(({ period, rows }: { period: string; rows: number }) => [period, rows]);
    expect(instead).toEqual([
      ['2025-05', null],
      ['2025-06', null],
    ]);
    expect([await dischargesIn(api, '2025-04'), await dischargesIn(api, '2025-05')]).toEqual([140, null]);
  });

  it('says where the counts that should stand again are not kept any more', async () => {
    const api = await withCorrection();
    const { list } = api.stores.records.counts;
    api.stores.records.counts.list = async (countsId, unit) =>
      countsId.startsWith(idOf('a')) ? [] : list(countsId, unit);
    const { json } = await api.post(withdrawOf('b'), { body });
    expect(json.withdrawn.instead).toMatchObject([{ submission: idOf('a'), isLost: true }]);
  });

  it('keeps in the audit trail who withdrew it and why, once', async () => {
    const api = await withCorrection();
    const first = await api.post(withdrawOf('b'), { body });
    const second = await api.post(withdrawOf('b'), { body: { by: 'B. Other', reason: 'me too' } });
    expect(second.body).toBe(first.body);
    const { json } = await api.get('/api/v1/audit');
    expect(json.entries).toMatchObject([
      { what: 'file withdrawn', who: body.by, why: body.reason, subject: idOf('b') },
    ]);
  });

  it('is shown in lists and in the status of the quarter', async () => {
    const api = await withCorrection();
    await api.post(withdrawOf('b'), { body });
    const list = await api.get('/api/v1/submissions?outcome=withdrawn');
    expect(list.json.submissions.map(({ submission }: { submission: string }) => submission)).toEqual([idOf('b')]);
    const { json } = await api.get('/api/v1/status?quarter=2025-26-Q1');
    expect(json.held).toEqual([]);
    expect(json.withdrawn).toMatchObject([{ submission: idOf('b'), by: body.by, why: body.reason }]);
  });

  it('can be completed after a crash between the pointer and the report', async () => {
    const api = await withCorrection();
    const put = api.stores.evidence.put;
    api.stores.evidence.put = async () => {
      throw new Error('the power went');
    };
    expect((await api.post(withdrawOf('b'), { body })).status).toBe(500);
    api.stores.evidence.put = put;
    const { json } = await api.post(withdrawOf('b'), { body });
    expect([json.outcome, json.withdrawn.instead.length]).toEqual(['withdrawn', 1]);
    expect(await dischargesIn(api, '2025-04')).toBe(100);
  });
});

describe('withdrawing a file that is held', () => {
  it('means that nobody can confirm it any more', async () => {
    const api = testApi();
    await sendFile(api.stores, quarterOfDischarges('a'));
    await sendFile(api.stores, { ...corrected, outcome: 'held' });
    const { json } = await api.post(withdrawOf('b'), { body });
    expect([json.outcome, json.withdrawn.instead.length]).toEqual(['withdrawn', 1]);
    const confirmed = await api.post(`/api/v1/submissions/${idOf('b')}/confirm`, { body });
    expect([confirmed.status, confirmed.json.detail]).toEqual([409, expect.stringContaining('withdrawn')]);
    expect(await holderIn(api)).toBe(idOf('a'));
  });
});

describe('a file that cannot be withdrawn', () => {
  it('is one that is rejected', async () => {
    const api = testApi();
    const sent = await sendFile(api.stores, { ...corrected, outcome: 'rejected' });
    await api.stores.records.submissions.put({ ...sent, arrival: null });
    const { status, json } = await api.post(withdrawOf('b'), { body });
    expect([status, json.type]).toEqual([409, '/problems#not-counted']);
    expect(json.detail).toContain('rejected');
  });

  it('is one that is still being read, or one that never came', async () => {
    const api = testApi();
    await sendFile(api.stores, { ...corrected, outcome: null });
    expect((await api.post(withdrawOf('b'), { body })).status).toBe(409);
    expect((await api.post(withdrawOf('c'), { body })).status).toBe(404);
  });

  it.each([
    [{ by: 'A. Analyst' }, 'reason'],
    [{ by: ' ', reason: 'wrong' }, 'by'],
  ])('%j says too little', async (said, named) => {
    const api = await withCorrection();
    const { status, json } = await api.post(withdrawOf('b'), { body: said });
    expect([status, json.detail]).toEqual([400, expect.stringContaining(named)]);
    expect(await holderIn(api)).toBe(idOf('b'));
  });
});

describe('the forms on the page of a submission', () => {
  const filledIn = { reason: 'wrong trust, sorry' };

  it('withdraw a file and lead back to its page, which says what counts now', async () => {
    const api = await withCorrection();
    const before = await api.get(`/submissions/${idOf('b')}`);
    expect(before.body).toContain(`action="/submissions/${idOf('b')}/withdraw"`);
    const { status, headers } = await api.fill(`/submissions/${idOf('b')}/withdraw`, filledIn);
    expect([status, headers.location]).toEqual([303, `/submissions/${idOf('b')}`]);
    expect(await holderIn(api)).toBe(idOf('a'));
    const { body: page } = await api.get(`/submissions/${idOf('b')}`);
    expect(page).toContain('A. Analyst withdrew it');
    expect(page).toContain('wrong trust, sorry');
    expect(page).toContain(`<a href="/submissions/${idOf('a')}">`);
    expect(page).not.toContain('<form');
  });

  it('confirm a held file', async () => {
    const api = testApi();
    await sendFile(api.stores, quarterOfDischarges('a'));
    await sendFile(api.stores, { ...corrected, outcome: 'held' });
    expect((await api.get(`/submissions/${idOf('b')}`)).body).toContain(`action="/submissions/${idOf('b')}/confirm"`);
    const { status } = await api.fill(`/submissions/${idOf('b')}/confirm`, filledIn);
    expect(status).toBe(303);
    expect(await holderIn(api)).toBe(idOf('b'));
    expect((await api.get(`/submissions/${idOf('b')}`)).body).toContain('What it replaced');
  });

  it('say on a page what is missing', async () => {
    const api = await withCorrection();
    const { status, headers, body: page } = await api.fill(`/submissions/${idOf('b')}/withdraw`, { reason: '' });
    expect([status, headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
    expect(page).toContain('reason');
    expect(await holderIn(api)).toBe(idOf('b'));
  });
});
