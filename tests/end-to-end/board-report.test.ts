import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LatestDocument } from '../../functions/core/returns/latest-document.ts';
import type { Manifest } from '../../functions/handlers/publish-return/manifest.ts';
import { sampleFiles } from '../../samples/generator/sample-files.ts';
import { put, startTestStack, type TestStack } from './stack-for-test.ts';

const AREA = 'E08000026';
const QUARTERS = ['2025-26-Q1', '2025-26-Q2', '2025-26-Q3', '2025-26-Q4'] as const;

/** What Coventry's three headline metrics need of the sample, up to the end of the year. */
const WANTED = /^(sus-apc\/coventry|discharge-ready|care-home-admissions\/coventry|plan)\/.*(2025|2026-0[123])/;

/** A plan without the rows of the other boards. */
function ofCoventry(plan: string): string {
  const lines = plan.split('\r\n');
  return lines.filter((line) => !/^(E10000018|E10000028|Leicestershire|Staffordshire)/.test(line)).join('\r\n');
}

const rowsOf = (page: string, corner: string): string[][] => {
  const table = page.split('<table>').find((part) => part.includes(`<th scope="col">${corner}</th>`)) ?? '';
  const rows = table.split('</table>')[0]?.split('<tr>').slice(1) ?? [];
  return rows.map((row) => [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell ?? ''));
};

describe('the board report of Coventry for quarter 4 of 2025-26, made from the samples', () => {
  let team: TestStack;
  let latest: LatestDocument;
  let page: string;
  const stored = async (key: string) => (await team.stack.stores.returns.read(key)) ?? new Uint8Array();
  const read = (name: string) => stored(latest.files.find((file) => file.name === name)?.key ?? '');

  beforeAll(async () => {
    team = await startTestStack();
    const wanted = sampleFiles().filter(({ key }) => WANTED.test(key));
    // Returns are published by themselves for areas with a plan: without one until the end, they are published once.
    const [plans, others] = [
      wanted.filter(({ key }) => key.startsWith('plan/')),
      wanted.filter(({ key }) => !key.startsWith('plan/')),
    ];
    for (const { key, body } of others) await put(team.s3, key, body());
    await team.stack.loop.idle();
    for (const { key, body } of plans) await put(team.s3, key, ofCoventry(body()));
    await team.stack.loop.idle();
    for (const quarter of QUARTERS) await team.returnOf(AREA, quarter);
    latest = JSON.parse(Buffer.from(await stored(`2025-26/Q4/${AREA}/latest.json`)).toString());
    page = Buffer.from(await read('board-report.html')).toString();
  }, 300_000);
  afterAll(() => team.close());

  test('has the four quarters of the table that the board published, under its own label', () => {
    expect(rowsOf(page, 'Emergency admissions (rate per 100,000)').slice(0, 3)).toEqual([
      ['Emergency admissions (rate per 100,000)', 'Q1', 'Q2', 'Q3', 'Q4'],
      ['Target', '2,124', '1,997', '2,142', '2,171'],
      ['Performance', '2,054', '1,918', '2,060', '2,028'],
    ]);
    expect(rowsOf(page, 'Length of discharge delay (average days)')).toEqual([
      ['Length of discharge delay (average days)', 'Q1', 'Q2', 'Q3', 'Q4'],
      ['Target', '1.13', '1.10', '1.10', '1.10'],
      ['Performance', '0.75', '0.81', '0.86', '0.87'],
    ]);
  });

  test('says long-term admissions as the number that they are, with the right unit', () => {
    expect(rowsOf(page, 'Long-term admissions to care homes (number)')).toEqual([
      ['Long-term admissions to care homes (number)', 'Q1', 'Q2', 'Q3', 'Q4'],
      ['Target', '76', '76', '76', '75'],
      ['Performance', '63', '106', '75', '94'],
    ]);
    expect(page).toContain('Long-term admissions to care homes: target and performance, admissions</caption>');
    expect(page).toContain('338 admissions against a target of 303 (target not met)');
  });

  test('says in each heading whether the target was met', () => {
    const headings = [...page.matchAll(/<h2>(.*?) – (Target[^<]*)<\/h2>/g)].map(([, , outcome]) => outcome);
    expect(headings).toEqual(['Target met', 'Target met', 'Target not met']);
  });

  test('is published as page and document, with the public profile and a manifest of all of it', async () => {
    const names = latest.files.map(({ name }) => name);
    for (const name of [
      'board-report.html',
      'board-report.docx',
      'public/return.json',
      'public/metrics.csv',
      'manifest.json',
    ]) {
      expect(names).toContain(name);
    }
    const manifest: Manifest = JSON.parse(Buffer.from(await read('manifest.json')).toString());
    expect(manifest.files.map(({ name }) => name)).toEqual(names.filter((name) => name !== 'manifest.json'));
    for (const { name, bytes, sha256 } of manifest.files) {
      const body = await read(name);
      expect([name, body.length, createHash('sha256').update(body).digest('hex')]).toEqual([name, bytes, sha256]);
    }
    expect(manifest.judgedWith.map(({ quarter }) => quarter)).toEqual(QUARTERS.slice(0, 3));
  });

  test('has a public profile without exact counts, for the quarter and for the year', async () => {
    const shown = JSON.parse(Buffer.from(await read('public/return.json')).toString());
    expect(shown.profile).toBe('public');
    const admissions = (period: string) =>
      shown.metrics.find(
        (value: { metric: string; period: string }) =>
          value.metric === 'emergency-admissions-65-plus' && value.period === period,
      )?.numerator;
    expect(admissions('2025-26-Q4') % 5).toBe(0);
    expect(admissions('2025-26') % 5).toBe(0);
    expect(Buffer.from(await read('public/metrics.csv')).toString()).toContain('emergency-admissions-65-plus');
  });
});
