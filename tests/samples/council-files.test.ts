import { describe, expect, it } from 'vitest';
import { councilTables, councilWorkbooks } from '../../samples/generator/council-files.ts';
import golden from '../../samples/golden/council-files.json' with { type: 'json' };
import { readWhole, type WholeRead } from '../sources/read-whole.ts';

type Golden = { layout: string; rows: number; sums: Record<string, Record<string, number>> };

const expected: Record<string, Golden> = golden.files;
const files = [
  ...councilTables.map(({ key, body }) => ({ key, content: async (): Promise<string | Uint8Array> => body() })),
  ...councilWorkbooks.map(({ key, bytes }) => ({ key, content: bytes })),
];

/** The counts of each unit over all periods, without services and scheme lines one by one. */
function sumsOf({ counted }: WholeRead): Golden['sums'] {
  const sums: Golden['sums'] = {};
  for (const { unit, period, counts } of counted?.cells ?? []) {
    if (/~schemes~/.test(period)) continue;
    const ofUnit = sums[unit] ?? {};
    sums[unit] = ofUnit;
    for (const [measure, count] of Object.entries(counts)) {
      if (!measure.includes('/')) ofUnit[measure] = Math.round(((ofUnit[measure] ?? 0) + count) * 100) / 100;
    }
  }
  return sums;
}

describe('the tables of the councils in the sample', () => {
  it('are all in the golden result, and nothing else is', () => {
    expect(files.map(({ key }) => key).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(files)('$key is read without a fault, to the golden figures', async ({ key, content }) => {
    const found = await readWhole(key, await content());
    expect(found.issues).toEqual([]);
    expect({ layout: found.layout, rows: found.rows.accepted, sums: sumsOf(found) }).toEqual(expected[key]);
    expect(found.rows.accepted).toBe(found.rows.read);
  });

  it.each(files)('$key is recognised from its content alone', async ({ key, content }) => {
    const found = await readWhole(key.replace(/^[^/]+/, 'inbox'), await content());
    expect([found.contract?.source, found.recognisedBy]).toEqual([key.split('/')[0], 'content']);
  });

  it('are the same bytes on every run, workbooks too', async () => {
    for (const { content } of files) expect(await content()).toEqual(await content());
  });

  it('have the long-term admissions that the board of Coventry published, quarter by quarter, and its plan', async () => {
    const admissions = files.find(({ key }) => key.startsWith('care-home-admissions/coventry/'));
    const plan = files.find(({ key }) => key.startsWith('plan/'));
    const quarters = async (file: typeof plan, measure: string) => {
      const { counted } = await readWhole(file?.key ?? '', (await file?.content()) ?? '');
      const cells = counted?.cells.filter(({ unit, period }) => unit === 'E08000026' && period.includes('Q')) ?? [];
      return cells.map(({ counts }) => counts[measure]);
    };
    expect(await quarters(admissions, 'long-term-admissions-65-plus')).toEqual([63, 106, 75, 94]);
    expect(await quarters(plan, 'long-term-admissions-65-plus.numerator')).toEqual([76, 76, 76, 75]);
  });

  it('have about 84 % of people still at home after reablement', () => {
    const coventry = expected['reablement/coventry/reablement-cohorts-2025-26.csv']?.sums.E08000026 ?? {};
    const share =
      (coventry['reablement-still-at-home-91-days'] ?? 0) / (coventry['reablement-discharged'] ?? Number.NaN);
    expect(Math.abs(share - 0.84)).toBeLessThan(0.015);
  });
});
