import { describe, expect, it } from 'vitest';
import { holderOf } from '../../functions/core/submissions/current.ts';
import { largeDropIssue } from '../../functions/core/submissions/issues.ts';
import {
  dischargeCell,
  idOf,
  quarterOfDischarges,
  type SentFile,
  sendFile,
  type TestApi,
  testApi,
} from './api-for-test.ts';

const APRIL = { scope: '*', period: '2025-04', rows: 1 };
const DROP = largeDropIssue({ slot: APRIL, before: { rows: 9 } }, { submission: idOf('b'), headline: 'discharges' });

/** A second file of the same trust with 40 discharges in April in place of 100, held for it. */
const held: SentFile = {
  digit: 'b',
  source: 'discharge-ready',
  feed: 'rkb',
  arrivedAt: '2025-07-11T09:00:00.000Z',
  outcome: 'held',
  slots: [APRIL],
  cells: [dischargeCell('E08000026', '2025-04', 140)],
  report: { issues: [DROP], issueCounts: { total: 1, file: 0, row: 0, warning: 1, byCode: { 'large-drop': 1 } } },
};

const CONFIRM = `/api/v1/submissions/${idOf('b')}/confirm`;
const body = { by: 'A. Analyst', reason: 'The trust withdrew its May rows' };

async function withHeldFile(): Promise<TestApi> {
  const api = testApi();
  await sendFile(api.stores, quarterOfDischarges('a'));
  await sendFile(api.stores, held);
  return api;
}

async function aprilDischarges(api: TestApi): Promise<number | null | undefined> {
  const stored = await api.stores.records.metrics.get('2025-26-Q1', 'E08000026');
  return stored?.metrics.find((one) => one.metric === 'discharge-delay-average-days' && one.period === '2025-04')
    ?.denominator;
}

describe('confirming a held file', () => {
  it('makes its numbers count, for the months that it covers', async () => {
    const api = await withHeldFile();
    const { status, json } = await api.post(CONFIRM, { body });
    expect(status).toBe(200);
    expect(json.outcome).toBe('accepted-with-warnings');
    expect(await aprilDischarges(api)).toBe(140);
    const current = await api.stores.records.currents.get('discharge-ready', 'rkb');
    expect(holderOf(current, APRIL)?.submission).toBe(idOf('b'));
    expect(holderOf(current, { scope: '*', period: '2025-05' })?.submission).toBe(idOf('a'));
  });

  it('rewrites the report and the list so that nobody is asked to confirm again', async () => {
    const api = await withHeldFile();
    await api.post(CONFIRM, { body });
    const report = await api.get(`/api/v1/submissions/${idOf('b')}`);
    expect(report.json).toMatchObject({ outcome: 'accepted-with-warnings', issueCounts: { total: 1 } });
    expect(report.json.issues[0].fix).not.toMatch(/Confirm it/);
    const list = await api.get('/api/v1/submissions?outcome=held');
    expect(list.json.submissions).toEqual([]);
  });

  it('says in the report and in the list what it replaced', async () => {
    const api = await withHeldFile();
    const { json } = await api.post(CONFIRM, { body });
    const replaced = { period: '2025-04', scope: '*', rows: 1, before: 1, submission: idOf('a') };
    expect(json.replaced).toEqual([{ ...replaced, count: null, countBefore: null }]);
    expect((await api.stores.records.submissions.get(idOf('b')))?.replaced).toEqual(json.replaced);
  });

  it('is explained in the report before it is done: by page, by command, by program', () => {
    expect(DROP.fix).toContain(`/submissions/${idOf('b')},`);
    expect(DROP.fix).toContain(`npm run bcf -- confirm ${idOf('b')} --by`);
    expect(DROP.fix).toContain(`POST /api/v1/submissions/${idOf('b')}/confirm`);
  });

  it('says in the audit trail who confirmed it and why', async () => {
    const api = await withHeldFile();
    await api.post(CONFIRM, { body });
    const { json } = await api.get('/api/v1/audit');
    expect(json.entries[0]).toMatchObject({ who: body.by, why: body.reason, subject: idOf('b') });
  });

  it('does nothing more when it is repeated, even by somebody else', async () => {
    const api = await withHeldFile();
    const first = await api.post(CONFIRM, { body });
    const second = await api.post(CONFIRM, { body: { by: 'B. Other', reason: 'me too' } });
    expect(second.status).toBe(200);
    expect(second.body).toBe(first.body);
    const { json } = await api.get('/api/v1/audit');
    expect(json.entries).toHaveLength(1);
  });

  it('can be completed after a crash between the pointer and the report', async () => {
    const api = await withHeldFile();
    const put = api.stores.evidence.put;
    api.stores.evidence.put = async () => {
      throw new Error('the power went');
    };
    expect((await api.post(CONFIRM, { body })).status).toBe(500);
    api.stores.evidence.put = put;
    expect((await api.post(CONFIRM, { body })).json.outcome).toBe('accepted-with-warnings');
    expect(await aprilDischarges(api)).toBe(140);
  });

  it('leaves a month to the newer file that came meanwhile, and says so', async () => {
    const api = await withHeldFile();
    const newer: SentFile = {
      ...held,
      digit: 'c',
      arrivedAt: '2025-07-12T09:00:00.000Z',
      outcome: 'accepted',
      report: {},
    };
    await sendFile(api.stores, { ...newer, cells: [dischargeCell('E08000026', '2025-04', 150)] });
    const { json } = await api.post(CONFIRM, { body });
    const codes = json.issues.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(['large-drop', 'newer-file-stands']);
    expect(json.issues[0].fix).toContain('a newer file counts here');
    expect(json.issues[0].fix).not.toContain('it counts now');
    expect(json.issueCounts).toMatchObject({ total: 2, warning: 2, byCode: { 'newer-file-stands': 1 } });
    const current = await api.stores.records.currents.get('discharge-ready', 'rkb');
    expect(holderOf(current, APRIL)?.submission).toBe(idOf('c'));
  });
});

describe('a file that cannot be confirmed', () => {
  it.each(['accepted', 'rejected', 'duplicate'] as const)('is one that is %s', async (outcome) => {
    const api = testApi();
    await sendFile(api.stores, { ...held, outcome, report: {} });
    const { status, json } = await api.post(CONFIRM, { body });
    expect(status).toBe(409);
    expect(json.detail).toContain(outcome);
  });

  it('is one that is still being read', async () => {
    const api = testApi();
    await sendFile(api.stores, { ...held, outcome: null });
    expect((await api.post(CONFIRM, { body })).status).toBe(409);
  });

  it('is one that never came', async () => {
    expect((await testApi().post(CONFIRM, { body })).status).toBe(404);
  });
});

describe('a confirmation that says too little', () => {
  it.each([
    [{ by: 'A. Analyst' }, 'reason'],
    [{ by: '  ', reason: 'right' }, 'by'],
    [{ by: 7, reason: 'right' }, 'by'],
    [[], 'the request'],
    ['{', 'JSON'],
  ])('%j is refused', async (sent, named) => {
    const api = await withHeldFile();
    const { status, json } = await api.post(CONFIRM, { body: sent });
    expect(status).toBe(400);
    expect(json.detail).toContain(named);
    expect((await api.stores.records.submissions.get(idOf('b')))?.outcome).toBe('held');
  });

  it('a form from another page is refused, because it is not JSON', async () => {
    const api = await withHeldFile();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await api.post(CONFIRM, { body: 'by=x&reason=y', headers })).status).toBe(415);
  });
});
