import { describe, expect, it } from 'vitest';
import type { AreaStatus } from '../../../functions/core/returns/quarter-status.ts';
import { loadStatus } from '../../../functions/edges/records/load-status.ts';
import { dischargeCell, idOf, quarterOfDischarges, type SentFile, sendFile } from '../../handlers/api-for-test.ts';
import { memoryStores } from '../../handlers/memory-stores.ts';

const COVENTRY = 'E08000026';

function file(fields: Pick<SentFile, 'digit' | 'source' | 'slots' | 'cells'>): SentFile {
  return { feed: 'bcf', arrivedAt: `2025-07-1${fields.digit}T09:00:00.000Z`, outcome: 'accepted', ...fields };
}

async function statusAfter(...files: SentFile[]): Promise<AreaStatus[]> {
  const stores = memoryStores();
  for (const one of files) await sendFile(stores, one);
  return (await loadStatus({ ...stores, now: () => new Date('2025-07-20') }, '2025-26-Q1')).areas;
}

function sourceOf(areas: readonly AreaStatus[], source: string) {
  return areas.find(({ code }) => code === COVENTRY)?.sources.find((one) => one.source === source);
}

describe('what is loaded for the status of a quarter', () => {
  it('names the file that counts for each month, and no file that was replaced', async () => {
    const april = { scope: '*', period: '2025-04', rows: 1 };
    const corrected: SentFile = {
      ...quarterOfDischarges('b'),
      arrivedAt: '2025-07-12T09:00:00.000Z',
      slots: [april],
      cells: [dischargeCell(COVENTRY, '2025-04')],
    };
    const received = sourceOf(await statusAfter(quarterOfDischarges('a'), corrected), 'discharge-ready')?.received;
    expect(received?.map(({ period, submission }) => [period, submission])).toEqual([
      ['2025-04', idOf('b')],
      ['2025-05', idOf('a')],
      ['2025-06', idOf('a')],
    ]);
  });

  it('shows an area that has sent nothing but its plan', async () => {
    const slots = [{ scope: COVENTRY, period: '2025-26-Q1', rows: 4 }];
    const areas = await statusAfter(file({ digit: '1', source: 'plan', slots, cells: [] }));
    expect(sourceOf(areas, 'plan')?.received).toMatchObject([{ period: '2025-26', rows: 4, feed: 'bcf' }]);
  });

  it('leaves out an area whose plan is for another year', async () => {
    const slots = [{ scope: COVENTRY, period: '2026-27-Q1', rows: 4 }];
    expect(await statusAfter(file({ digit: '1', source: 'plan', slots, cells: [] }))).toEqual([]);
  });

  it.each([
    ['care-home-admissions', '2025-26-Q1', '2025-26-Q1'],
    ['expected-admissions', '2025-26-Q1', '2025-26'],
    ['expected-admissions', '2025-26', '2025-26'],
  ])('takes a file of %s that speaks of the whole of %s', async (source, period, expected) => {
    const cells = [{ unit: COVENTRY, period, rows: 2, counts: {} }];
    const areas = await statusAfter(file({ digit: '1', source, slots: [{ scope: '*', period, rows: 5 }], cells }));
    expect(sourceOf(areas, source)).toMatchObject({ received: [{ period: expected, rows: 2 }], missing: [] });
  });

  it('takes no quarter of another part of the year', async () => {
    const slots = [{ scope: '*', period: '2025-26-Q2', rows: 5 }];
    const cells = [{ unit: COVENTRY, period: '2025-26-Q2', rows: 2, counts: {} }];
    expect(await statusAfter(file({ digit: '1', source: 'care-home-admissions', slots, cells }))).toEqual([]);
  });

  it('takes the finance of the year and the answers of the quarter, each as one file', async () => {
    const finance = ['2025-26~income', '2025-26~schemes'].map((period) => ({ scope: COVENTRY, period, rows: 3 }));
    const answers = [{ scope: COVENTRY, period: '2025-26-Q1', rows: 7 }];
    const areas = await statusAfter(
      file({ digit: '1', source: 'finance', slots: finance, cells: [] }),
      file({ digit: '2', source: 'narrative', slots: answers, cells: [] }),
    );
    expect(sourceOf(areas, 'finance')).toMatchObject({ received: [{ period: '2025-26', rows: 6 }], missing: [] });
    expect(sourceOf(areas, 'narrative')).toMatchObject({ received: [{ period: '2025-26-Q1', rows: 7 }], missing: [] });
  });

  it('takes a population of the year in which the financial year starts', async () => {
    const population = (digit: string, year: number) => {
      const period = `${year}~ons`;
      const cells = [{ unit: COVENTRY, period, rows: 3, counts: { '65-69': 100 } }];
      return file({ digit, source: 'population', slots: [{ scope: '*', period, rows: 459 }], cells });
    };
    const wanted = await statusAfter(quarterOfDischarges('a'), population('1', 2025));
    expect(sourceOf(wanted, 'population')?.received).toMatchObject([{ period: '2025-26', rows: 3 }]);
    const old = await statusAfter(quarterOfDischarges('a'), population('1', 2021));
    expect(sourceOf(old, 'population')?.missing).toEqual(['2025-26']);
  });

  it('counts a lookup of small areas as received by every area', async () => {
    const slots = [{ scope: '*', period: 'lsoa21', rows: 33_755 }];
    const areas = await statusAfter(
      quarterOfDischarges('a'),
      file({ digit: '1', source: 'area-lookup', slots, cells: [] }),
    );
    expect(sourceOf(areas, 'area-lookup')?.missing).toEqual([]);
  });

  it('leaves out trusts, which make no return', async () => {
    const month = { scope: '*', period: '2025-04', rows: 1 };
    const trust = { ...quarterOfDischarges('a'), slots: [month], cells: [dischargeCell('RKB', '2025-04')] };
    expect(await statusAfter(trust)).toEqual([]);
  });
});
