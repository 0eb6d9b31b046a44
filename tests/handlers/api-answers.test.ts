import { afterEach, describe, expect, it, vi } from 'vitest';
import { submissionId } from '../../functions/edges/records/identity.ts';
import { type Answer, quarterOfDischarges, type SentFile, sendFile, type TestApi, testApi } from './api-for-test.ts';
import { fieldsOf, filledForm } from './filled-form.ts';
import { readingApi, sentFiles } from './reading-api.ts';

const RETURN = '/returns/2025-26-Q1/E08000026';
const PAGE = `${RETURN}/answers`;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const NAME = 'contacts.completed-by.answer';
const CHALLENGES = 'metrics.discharge-delay-average-days.challenges';

const narrative = (digit: string, quarter: string, answers: [question: string, answer: string][]): SentFile => ({
  digit,
  source: 'narrative',
  feed: 'council',
  arrivedAt: '2025-07-20T09:00:00.000Z',
  outcome: 'accepted',
  slots: [{ scope: 'E08000026', period: quarter, rows: answers.length }],
  cells: answers.map(([question, answer], place) => ({
    unit: 'E08000026',
    period: `${quarter}~000${place + 1}`,
    rows: 1,
    counts: {},
    labels: { sheet: '', question, answer },
  })),
});

async function fill(api: TestApi, entries: Record<string, string>, page?: Answer): Promise<Answer> {
  const { body } = page ?? (await api.get(PAGE));
  return api.post(PAGE, { body: filledForm(body, entries), headers: FORM });
}

afterEach(() => vi.useRealTimers());

describe('the page of answers', () => {
  it('is led to from the page of the return', async () => {
    const api = testApi();
    await sendFile(api.stores, quarterOfDischarges('a'));
    await api.post('/api/v1/returns', { body: { area: 'E08000026', quarter: '2025-26-Q1' } });
    expect((await api.get(RETURN)).body).toContain(`href="${PAGE}"`);
  });

  it('makes a file of what was typed, and leads to what is found in it', async () => {
    const api = readingApi();
    const { status, headers } = await fill(api, { [NAME]: 'Ann "The" O’Neil, BCF lead' });
    expect(status).toBe(303);
    const [file] = sentFiles(api);
    expect(file?.key).toBe('narrative/pages-E08000026/2025-26-Q1-20260820T100000000Z.csv');
    expect(file?.text).toBe(
      '"Area","Quarter","Sheet","Question","Answer"\r\n' +
        '"E08000026","2025-26-Q1","2. Cover","Completed by","Ann ""The"" O’Neil, BCF lead"\r\n',
    );
    expect(headers.location).toBe(`/submissions/${submissionId('bcf-arrivals', file?.key ?? '', 'v1')}`);
  });

  it('keeps in the audit trail who filled it in', async () => {
    const api = readingApi();
    await fill(api, { [NAME]: 'B. Lead' });
    const { json } = await api.get('/api/v1/audit');
    expect(json.entries).toMatchObject([{ who: 'A. Analyst', what: 'answers filled in on the page' }]);
  });

  it('is shown again with all that was typed, and what is wrong beside it, where it cannot be taken', async () => {
    const api = readingApi();
    const typed = { [NAME]: 'B. Lead', 'section-75.signed-on.answer': 'in <summer>', [CHALLENGES]: 'N/A' };
    const { status, body } = await fill(api, typed);
    expect(status).toBe(422);
    expect(sentFiles(api)).toEqual([]);
    expect(Object.fromEntries(fieldsOf(body))).toMatchObject(typed);
    expect(body).toContain('<title>Error: ');
    expect(body).toContain('This must be a date such as 26/07/2023.');
    expect(body).toContain('“N/A” is read as no answer.');
    expect(body).not.toContain('<summer>');
  });

  it('does not overwrite unseen what somebody else saved meanwhile', async () => {
    const api = readingApi();
    const page = await api.get(PAGE);
    await sendFile(api.stores, narrative('b', '2025-26-Q1', [['Completed by', 'Somebody Else']]));
    const refused = await fill(api, { [NAME]: 'B. Lead' }, page);
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('What counts now: “Somebody Else”');
    expect(fieldsOf(refused.body).get(NAME)).toBe('B. Lead');
    expect((await fill(api, {}, refused)).status).toBe(303);
    expect(sentFiles(api)[0]?.text).toContain('"B. Lead"');
  });

  it('puts the answer of the quarter before into a box only when asked to, and saves nothing by that', async () => {
    const api = readingApi();
    await sendFile(api.stores, narrative('b', '2024-25-Q4', [['Completed by', 'C. Before']]));
    const page = await api.get(PAGE);
    expect(page.body).toContain('C. Before');
    expect(fieldsOf(page.body).get(NAME)).toBe('');
    const used = await fill(api, { use: NAME, [CHALLENGES]: 'half a sen' }, page);
    expect(used.status).toBe(200);
    expect(fieldsOf(used.body).get(NAME)).toBe('C. Before');
    expect(fieldsOf(used.body).get(CHALLENGES)).toBe('half a sen');
    expect(sentFiles(api)).toEqual([]);
  });

  it('says what is needed, and because of what', async () => {
    const { body } = await fill(readingApi(), {
      'section-75.signed-on.answer': 'soon',
      'conditions.nc1.confirmation': 'No',
      'metrics.discharge-delay-average-days.assessment': 'Not on track to meet target',
    });
    expect(body).toContain('Needed, because “Confirmation” is answered “No”');
    expect(body).toContain('Needed, because the goal is not met');
  });

  it('says so where nothing was filled in', async () => {
    const { status, body } = await fill(readingApi(), {});
    expect(status).toBe(422);
    expect(body).toContain('Nothing was saved');
  });

  it('says where to look when a file is not read at once', async () => {
    const api = testApi();
    const page = await api.get(PAGE);
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const answer = fill(api, { [NAME]: 'B. Lead' }, page);
    await vi.advanceTimersByTimeAsync(10_000);
    const { status, body } = await answer;
    expect(status).toBe(202);
    expect(body).toMatch(/href="\/submissions\/s-[0-9a-f]{20}"/);
  });

  it('takes forms only, of areas and quarters that there are', async () => {
    const api = readingApi();
    expect((await api.post(PAGE, { body: {} })).status).toBe(415);
    expect((await api.get('/returns/2025-26-Q1/E99999999/answers')).status).toBe(404);
    expect((await api.get('/returns/2025-26-Q9/E08000026/answers')).status).toBe(404);
  });
});
