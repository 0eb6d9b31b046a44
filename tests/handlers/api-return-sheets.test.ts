import { describe, expect, it } from 'vitest';
import { quarterOfDischarges, sendFile, testApi } from './api-for-test.ts';

const RETURN = '/returns/2025-26-Q1/E08000026';

async function withData() {
  const api = testApi();
  await sendFile(api.stores, quarterOfDischarges('a'));
  return api;
}

const answersFile = (answer: string) => ({
  digit: 'b',
  source: 'narrative',
  feed: 'council',
  arrivedAt: '2025-07-20T09:00:00.000Z',
  outcome: 'accepted' as const,
  slots: [{ scope: 'E08000026', period: '2025-26-Q1', rows: 1 }],
  cells: [
    {
      unit: 'E08000026',
      period: '2025-26-Q1~0001',
      rows: 1,
      counts: {},
      labels: { sheet: '', question: 'Completed by', answer },
    },
  ],
});

describe('a return that is not published yet', () => {
  it('can be filled in, looked at sheet by sheet, and published', async () => {
    const api = await withData();
    const { status, body } = await api.get(RETURN);
    expect(status).toBe(200);
    for (const below of ['sheets', 'answers', 'finance']) expect(body).toContain(`href="${RETURN}/${below}"`);
    const sheets = await api.get(`${RETURN}/sheets?sheet=3`);
    expect(sheets.body).toContain('As it would be published now. It differs from what is published.');
    expect((await api.stores.records.returns.latest('2025-26-Q1', 'E08000026'))?.revision).toBeUndefined();
    expect((await api.fill(`${RETURN}/publish`, {})).headers.location).toBe(RETURN);
    expect((await api.get(RETURN)).body).toContain('Revision 1, made');
    expect((await api.get(`${RETURN}/sheets?sheet=3`)).body).toContain('It is what is published.');
  });

  it('has no revisions to compare', async () => {
    expect((await (await withData()).get(`${RETURN}/revisions`)).status).toBe(404);
  });
});

describe('the sheets of a return', () => {
  it('show the numbers as the workbook does', async () => {
    const { body } = await (await withData()).get(`${RETURN}/sheets?sheet=3`);
    expect(body).toContain('4. Metrics');
    expect(body).toMatch(/Average length of discharge delay[\s\S]*0\.\d\d<\/td>/);
  });

  it('can be those of any revision', async () => {
    const api = await withData();
    await api.fill(`${RETURN}/publish`, {});
    expect((await api.get(`${RETURN}/sheets?revision=1`)).body).toContain('As published in revision 1');
    expect((await api.get(`${RETURN}/sheets?revision=2`)).status).toBe(404);
  });

  it.each(['0', '99', 'x'])('do not have one with the number %s', async (sheet) => {
    expect((await (await withData()).get(`${RETURN}/sheets?sheet=${sheet}`)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('two revisions', () => {
  it('are compared number by number and cell by cell', async () => {
    const api = await withData();
    await api.fill(`${RETURN}/publish`, {});
    const alone = await api.get(`${RETURN}/revisions`);
    expect(alone.body).toContain('There is only one revision');
    await sendFile(api.stores, answersFile('A. Lead'));
    await api.fill(`${RETURN}/publish`, {});
    const { body } = await api.get(`${RETURN}/revisions`);
    expect(body).toContain('From revision 1 to revision 2');
    expect(body).toContain('No number differs.');
    expect(body).toContain('2. Cover: Completed by');
    expect(body).toContain('A. Lead');
    expect((await api.get(`${RETURN}/revisions?from=2&to=1`)).body).toContain('From revision 2 to revision 1');
    expect((await api.get(`${RETURN}/revisions?from=3`)).status).toBe(404);
  });
});
