import { describe, expect, it } from 'vitest';
import { badNumber, mismatch, reportWith } from '../core/workbook/errors/error-reports.ts';
import { idOf, sendFile, testApi } from './api-for-test.ts';

const numbers = Array.from({ length: 60 }, (_, at) => ({ ...badNumber, row: at + 2, found: `x${at + 2}` }));
const report = reportWith([...numbers, mismatch], { submission: idOf('1'), outcome: 'held' });
const PAGE = `/submissions/${idOf('1')}`;

async function apiWithIssues() {
  const api = testApi();
  const file = { digit: '1', source: 'discharge-ready', feed: 'rkb', arrivedAt: '2025-05-02T08:30:00.000Z' } as const;
  await sendFile(api.stores, { ...file, outcome: 'held', report });
  return api;
}

const rowsOf = (body: string) => [...body.matchAll(/<tr><th scope="row"[^>]*>([^<]*)</g)].map(([, row]) => row);

describe('the issues of a file', () => {
  it('are one table, fifty to a page', async () => {
    const api = await apiWithIssues();
    const first = await api.get(`${PAGE}/issues`);
    expect(rowsOf(first.body)).toHaveLength(50);
    expect(first.body).toContain(`href="${PAGE}/issues?page=2"`);
    expect(rowsOf((await api.get(`${PAGE}/issues?page=2`)).body)).toHaveLength(11);
    expect(rowsOf((await api.get(`${PAGE}/issues?page=99`)).body)).toHaveLength(11);
  });

  it('can be cut down by cause, column, level and any word, which stay in the links to the other pages', async () => {
    const api = await apiWithIssues();
    const bad = await api.get(
      `${PAGE}/issues?code=${badNumber.code}&column=${encodeURIComponent(badNumber.column ?? '')}`,
    );
    expect(rowsOf(bad.body)).toHaveLength(50);
    expect(bad.body).toContain(`code=${badNumber.code}&amp;`);
    expect(rowsOf((await api.get(`${PAGE}/issues?words=X17`)).body)).toEqual(['17']);
    expect(rowsOf((await api.get(`${PAGE}/issues?level=${mismatch.level}&code=${mismatch.code}`)).body)).toHaveLength(
      1,
    );
    const none = await api.get(`${PAGE}/issues?words=nothing+like+it`);
    expect(none.body).toContain('No issue fits');
    expect(none.body).toContain('Show all again');
    expect((await api.get(`${PAGE}/issues?level=bad`)).status).toBe(400);
  });

  it('are led to from the page of the file, from each long cause to its own', async () => {
    const { body } = await (await apiWithIssues()).get(PAGE);
    expect(body).toContain(`href="${PAGE}/issues"`);
    expect(body).toContain(`href="${PAGE}/issues?code=${badNumber.code}&amp;column=`);
    expect(body).toContain('The first 10 of 60');
    expect(body).toContain('/upload?feed=rkb&amp;source=discharge-ready');
  });

  it('are not there while the file is being read: its page is, which looks again', async () => {
    const api = testApi();
    const file = {
      digit: '1',
      source: 'plan',
      feed: 'x',
      arrivedAt: '2025-05-02T08:30:00.000Z',
      outcome: null,
    } as const;
    await sendFile(api.stores, file);
    expect((await api.get(`${PAGE}/issues`)).headers.location).toBe(PAGE);
    const { body } = await api.get(PAGE);
    expect(body).toContain('Look again');
    expect(body).toContain('src="/scripts/look-again.js"');
  });
});
