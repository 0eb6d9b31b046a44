import { beforeAll, describe, expect, it } from 'vitest';
import { sampleFiles } from '../../samples/generator/sample-files.ts';
import { plannedVolumes, sampleMonths } from '../../samples/generator/volumes.ts';
import { csvTable, type ExtractRow, extractRows } from './extract-rows.ts';
import { admissionsByBoardAndMonth, isFaulty, standingSpells } from './independent-count.ts';

const files = sampleFiles();
const textOf = (key: string) => files.find((file) => file.key === key)?.body() ?? '';
const countyOf = new Map(
  [
    ['E10000007', 'E07000039'],
    ['E10000018', 'E07000129 E07000130 E07000131 E07000132 E07000133 E07000134 E07000135'],
    ['E10000024', 'E07000172 E07000176'],
    ['E10000031', 'E07000218 E07000219 E07000220 E07000222'],
  ].flatMap(([county = '', districts = '']) => districts.split(' ').map((district) => [district, county] as const)),
);

describe('the admitted-patient extracts of the sample', () => {
  let rows: ExtractRow[] = [];
  let boardOf: (code: string) => string;

  beforeAll(() => {
    rows = files.filter(({ key }) => key.startsWith('sus-apc/')).flatMap(({ key, body }) => extractRows(key, body()));
    const lookup = new Map(
      csvTable(textOf('area-lookup/ons/lsoa21-to-local-authority-sample.csv')).rows.map((row) => [
        row[0],
        row[3] ?? '',
      ]),
    );
    boardOf = (code) => lookup.get(code) ?? countyOf.get(code) ?? code;
  });

  it('hold exactly the planned emergency admissions 65+ of each board and month, by an independent count', () => {
    const counts = admissionsByBoardAndMonth(rows, boardOf);
    for (const [board, months] of Object.entries(plannedVolumes)) {
      const found = months.map(({ month }) => [month, counts.get(`${board} ${month}`)]);
      expect(found).toEqual(months.map((planned) => [planned.month, planned.emergencyAdmissions65Plus]));
    }
  });

  it('have the residents of a board in one feed only', () => {
    const feedsOf = new Map<string, Set<string>>();
    for (const row of rows) {
      const board = boardOf(row.residence);
      if (/^E(06|08|09|10)/.test(board)) feedsOf.set(board, (feedsOf.get(board) ?? new Set()).add(row.feed));
    }
    expect([...feedsOf.values()].filter((feeds) => feeds.size > 1)).toEqual([]);
    for (const feed of ['coventry', 'leicestershire', 'staffordshire']) {
      const boards = [...feedsOf.values()].filter((feeds) => feeds.has(feed)).length;
      expect(boards, feed).toBeGreaterThanOrEqual(4);
      expect(boards, feed).toBeLessThanOrEqual(7);
    }
  });

  it('hold every admission method, classification, destination and discharge method of the code lists', () => {
    const seen = (pick: (row: ExtractRow) => string) => new Set(rows.map(pick));
    const expectAll = (values: Set<string>, codes: string) =>
      expect(codes.split(' ').filter((code) => !values.has(code))).toEqual([]);
    expectAll(
      seen((row) => row.method),
      '11 12 13 21 22 23 24 25 2A 2B 2C 2D 28 31 32 82 83 81 98 99',
    );
    expectAll(
      seen((row) => row.classification),
      '1 2 3 4 5 8',
    );
    expectAll(
      seen((row) => row.destination),
      '19 29 30 37 38 40 42 48 49 50 51 52 53 54 55 56 65 66 79 84 85 87 88 89 98 99',
    );
    expectAll(
      seen((row) => row.dischargeMethod),
      '1 2 3 4 5 8 9',
    );
    expectAll(
      seen((row) => row.age),
      '0 7001 7002 7003 7004 7005 7006 7007 64 65 100',
    );
    expectAll(
      seen((row) => row.treatment),
      '300 430 650 710 715 920',
    );
    expect(rows.some((row) => row.treatment === '')).toBe(true);
  });

  it('have patients from elsewhere, from Wales and of no known address', () => {
    const residences = new Set(rows.map((row) => row.residence));
    expect([...residences].some((code) => code.startsWith('W'))).toBe(true);
    expect(residences.has('ZZ99')).toBe(true);
    expect(residences.has('')).toBe(true);
  });

  it('keep to the month of the file, so that no file replaces an earlier month', () => {
    const strays = rows.filter(
      (row) => !isFaulty(row) && row.discharged !== '' && !row.discharged.startsWith(row.month),
    );
    expect(strays).toEqual([]);
  });

  it('have some faulty rows, rows twice, earlier versions and open spells, and few of each', () => {
    for (const month of sampleMonths) {
      for (const feed of ['coventry', 'leicestershire', 'staffordshire']) {
        const file = rows.filter((row) => row.feed === feed && row.month === month);
        const faulty = file.filter(isFaulty).length / file.length;
        expect(faulty).toBeGreaterThan(0.0005);
        expect(faulty).toBeLessThan(0.01);
        const sound = file.filter((row) => row.last && !isFaulty(row));
        const extra = 1 - standingSpells(file).length / sound.length;
        expect(extra).toBeGreaterThan(0.002);
        expect(extra).toBeLessThan(0.02);
        expect(file.some((row) => row.discharged === '' && !isFaulty(row))).toBe(true);
      }
    }
  });

  it('have fewer discharges on a Sunday than on a Friday', () => {
    const onWeekday = (weekday: number) =>
      rows.filter((row) => row.discharged > '2' && new Date(`${row.discharged}T00:00:00Z`).getUTCDay() === weekday)
        .length;
    expect(onWeekday(0)).toBeLessThan(onWeekday(5) * 0.7);
  });

  it('have waits after the ready date of the size of the discharge-ready figures', () => {
    const adults = standingSpells(rows).filter(
      (row) =>
        row.discharged > row.admitted &&
        Number(row.age) >= 18 &&
        Number(row.age) < 7000 &&
        row.destination !== '79' &&
        row.classification === '1',
    );
    const waited = adults.map((row) =>
      row.ready === '' ? 0 : (Date.parse(row.discharged) - Date.parse(row.ready)) / 86_400_000,
    );
    const mean = waited.reduce((sum, days) => sum + Math.max(0, days), 0) / adults.length;
    expect(mean).toBeGreaterThan(0.7);
    expect(mean).toBeLessThan(0.95);
  });

  it('give Coventry about 2,400 adult discharges a month', () => {
    const adults = standingSpells(rows).filter(
      (row) =>
        row.residence === 'E08000026' &&
        row.discharged > row.admitted &&
        Number(row.age) >= 18 &&
        Number(row.age) < 7000 &&
        row.classification === '1' &&
        row.dischargeMethod !== '4',
    );
    expect(adults.length / sampleMonths.length).toBeGreaterThan(2_250);
    expect(adults.length / sampleMonths.length).toBeLessThan(2_550);
  });

  it('are of several trusts, some named by a site code', () => {
    const trusts = new Set(rows.map((row) => row.provider.slice(0, 3)));
    expect([...trusts].sort()).toEqual('RBK RJC RJE RKB RL4 RLT RNQ RRK RTG RWE RX1'.split(' '));
    expect(rows.some((row) => row.provider.length === 5)).toBe(true);
  });
});
