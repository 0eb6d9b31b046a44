import { describe, expect, it } from 'vitest';
import { type Answer, type SentFile, sendFile, type TestApi } from './api-for-test.ts';
import { fieldsOf, filledForm } from './filled-form.ts';
import { readingApi, sentFiles } from './reading-api.ts';

const PAGE = '/returns/2025-26-Q2/E08000026/finance';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** A finance file of the council: a grant and a scheme line, up to the end of a quarter. */
const finance = (year: string, quarter: string): SentFile => ({
  digit: 'b',
  source: 'finance',
  feed: 'council',
  arrivedAt: '2025-07-20T09:00:00.000Z',
  outcome: 'accepted',
  slots: ['income', 'schemes'].map((part) => ({ scope: 'E08000026', period: `${year}~${part}`, rows: 1 })),
  cells: [
    {
      unit: 'E08000026',
      period: `${year}~income`,
      rows: 1,
      counts: { 'income.dfg.planned': 5_290_411, 'income.dfg.actual': 1_110_986 },
      labels: { quarter },
    },
    { unit: 'E08000026', period: `${year}~schemes`, rows: 1, counts: {} },
    {
      unit: 'E08000026',
      period: `${year}~schemes~0001`,
      rows: 1,
      counts: { planned: 5_290_411, actual: 900 },
      labels: { schemeName: 'Disabled Facility Grants', fundingSource: 'dfg', areaOfSpend: 'social-care' },
    },
  ],
});

async function fill(api: TestApi, entries: Record<string, string>, page?: Answer): Promise<Answer> {
  const { body } = page ?? (await api.get(PAGE));
  return api.post(PAGE, { body: filledForm(body, entries), headers: FORM });
}

describe('the page of income and schemes', () => {
  it('makes a file of what was changed only, up to the end of its quarter', async () => {
    const api = readingApi();
    await sendFile(api.stores, finance('2025-26', '2025-26-Q1'));
    const page = await api.get(PAGE);
    expect(page.body).toContain('£1,110,986 to the end of Q1');
    expect(Object.fromEntries(fieldsOf(page.body))).toMatchObject({
      'income.dfg.planned': '5,290,411',
      'income.dfg.actual': '',
      'schemes.0.schemeName': 'Disabled Facility Grants',
    });
    const { status } = await fill(api, { 'income.dfg.actual': '£2,200,000.50' }, page);
    expect(status).toBe(303);
    const [file] = sentFiles(api);
    expect(file?.key).toMatch(/^finance\/pages-E08000026\/2025-26-Q2-/);
    expect(file?.text.split('\r\n').slice(1)).toEqual([
      '"E08000026","2025-26","2025-26-Q2","dfg","5290411","","","2200000.5","","","","","","","","","","",""',
      '',
    ]);
  });

  it('sends a line that was added with all lines, for they replace each other as a whole', async () => {
    const api = readingApi();
    await sendFile(api.stores, finance('2025-26', '2025-26-Q2'));
    const more = await fill(api, { add: 'lines' });
    expect(more.status).toBe(200);
    expect(fieldsOf(more.body).has('schemes.4.schemeName')).toBe(true);
    const added = { 'schemes.3.schemeName': '=HYPERLINK("x"),\r\nramps', 'schemes.3.planned': '12' };
    expect((await fill(api, added, more)).status).toBe(303);
    const text = sentFiles(api)[0]?.text ?? '';
    expect(text).toContain('"Disabled Facility Grants"');
    expect(text).toContain('"=HYPERLINK(""x""),\nramps"');
    expect(text).not.toContain('1110986');
  });

  it('is shown again with all that was typed where an amount is none', async () => {
    const api = readingApi();
    const typed = { 'income.dfg.planned': 'a million', 'schemes.0.schemeName': 'Ramps' };
    const { status, body } = await fill(api, typed);
    expect(status).toBe(422);
    expect(Object.fromEntries(fieldsOf(body))).toMatchObject(typed);
    expect(body).toContain('This must be an amount in pounds');
    expect(body).toContain('Fill in at least one amount, or remove the line.');
    expect(sentFiles(api)).toEqual([]);
  });

  it('says so where nothing differs from what counts, or everything was cleared', async () => {
    const api = readingApi();
    await sendFile(api.stores, finance('2025-26', '2025-26-Q2'));
    expect((await fill(api, {})).body).toContain('Nothing here differs from what counts now');
    const cleared = { 'income.dfg.planned': '', 'income.dfg.actual': '' };
    expect((await fill(api, cleared)).body).toContain('withdraw the file');
  });

  it('takes over what the quarter before planned only when asked to, and never what was spent', async () => {
    const api = readingApi();
    await sendFile(api.stores, finance('2024-25', '2024-25-Q4'));
    const page = await api.get(PAGE.replace('Q2', 'Q1'));
    expect(fieldsOf(page.body).get('income.dfg.planned')).toBe('');
    expect(page.body).toContain('£5,290,411 in the quarter before');
    const body = filledForm(page.body, { use: 'schemes' });
    const used = await api.post(PAGE.replace('Q2', 'Q1'), { body, headers: FORM });
    expect(Object.fromEntries(fieldsOf(used.body))).toMatchObject({
      'schemes.0.schemeName': 'Disabled Facility Grants',
      'schemes.0.planned': '5,290,411',
      'schemes.0.actual': '',
      'income.dfg.planned': '',
    });
    expect(sentFiles(api)).toEqual([]);
  });
});
