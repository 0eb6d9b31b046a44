import { describe, expect, it } from 'vitest';
import { AREA, contractForTest, figure, MONTH } from './contract-for-test.ts';
import { csv, readFile } from './read-file.ts';

const everywhere = ['title', 'sheet', 'file', 'feed'];
const kind = {
  name: 'kind',
  title: 'Kind',
  type: 'choice',
  elsewhere: ['title'],
  choices: [
    { value: 'demand', title: 'Demand', aliases: ['Demand - Hospital'] },
    { value: 'capacity', title: 'Capacity', aliases: [] },
  ],
};
const beds = contractForTest(
  [
    { ...AREA, elsewhere: everywhere },
    { ...MONTH, elsewhere: everywhere },
    kind,
    { ...figure('beds', 'Beds'), column: 'required' },
    { name: 'ward', title: 'Ward' },
  ],
  [{}],
  { primaryKey: ['area', 'month', 'ward'] },
);

const read = (titles: string[], named: { file?: string; feed?: string } = {}) =>
  readFile(csv(...titles, 'Ward,Beds', 'North,5'), { contracts: [beds], ...named });
const first = (...given: Parameters<typeof read>) => read(...given).records[0]?.record;

describe('a value without a column', () => {
  it.each([
    ['in a cell of its own', ['Coventry', 'April 2025']],
    ['behind a label', ['Area: Coventry', 'Month: 01/04/2025']],
    ['in the cell behind a label', ['Area,Coventry', 'Month,Apr-25']],
    ['in a longer text', ['Beds in hospital - Coventry', 'Return for April 2025']],
    ['with the words that councils put round it', ['Coventry City Council', '"Beds, April 2025"']],
    ['as a code', ['Return of E08000026 (April 2025)']],
  ])('is read in the rows above, %s', (_, titles) => {
    expect(first(titles)).toMatchObject({ area: 'E08000026', month: '2025-04', beds: 5, ward: 'North' });
  });

  it.each([
    ['Q1 (Apr-Jun) 2025-26', '2025-26-Q1'],
    ['Return for quarter 2 (July to September), 2025/26', '2025-26-Q2'],
    ['Q1 2025-26', '2025-26-Q1'],
    ['2025-26', '2025-26'],
    ['01/04/25', '2025-04'],
  ])('may be a period in a title: %j', (title, period) => {
    const admissions = csv('Coventry', `"${title}"`, 'Long-term admissions', '20');
    expect(readFile(admissions, { source: 'care-home-admissions' }).records[0]?.record.period).toBe(period);
  });

  it('is read in the name of the file, and of the feed', () => {
    const record = first([], { file: 'Beds-monthly-data-csv-April-2024-Revised.csv', feed: 'leicestershire-cc' });
    expect(record).toMatchObject({ area: 'E10000018', month: '2024-04' });
    expect(first([], { file: 'Leeds-beds-2025-04.csv', feed: 'rkb' })).toMatchObject({ area: 'E08000035' });
    expect(first([], { file: 'RKB Coventry 2025-04.csv' })).toMatchObject({ area: 'E08000026' });
  });

  it.each([
    ['University Hospitals Coventry and Warwickshire NHS Trust (RKB)', '', 'RKB'],
    ['UNIVERSITY HOSPITALS COVENTRY AND WARWICKSHIRE NHS TRUST [RKB]', '', 'RKB'],
    ['x', 'RKB_discharge_ready_April 2025.csv', 'RKB'],
    ['x', 'RKB DRD APR-25.csv', 'RKB'],
    ['x', 'Discharges RKB.csv', 'RKB'],
    ['UNIVERSITY HOSPITALS NHS FOUNDATION TRU', '', null],
    ['Raw data by row', 'Discharges RTT RAG.csv', null],
    ['RKB and RWE (both)', '', null],
  ])('may be the code of a trust: in %j or the file %j it is %s', (title, file, code) => {
    const provider = { name: 'provider', title: 'Provider', type: 'provider', elsewhere: ['title', 'file'] };
    const trusts = contractForTest([provider, { ...figure('beds', 'Beds'), column: 'required' }], [{}]);
    const { records } = readFile(csv(title, 'Beds', '5'), { contracts: [trusts], file });
    expect(records[0]?.record.provider).toBe(code);
  });

  it('is said in the result, with where it was found', () => {
    const { end } = read(['Area: Coventry'], { file: 'April 2025.csv' });
    expect(end.taken).toEqual([
      { field: 'area', value: 'E08000026', from: 'title', text: 'Area: Coventry' },
      { field: 'month', value: '2025-04', from: 'file', text: 'April 2025' },
    ]);
  });

  it('is the nearest above, and no column is read elsewhere', () => {
    expect(first(['Leeds', 'Coventry', 'May 2025'])).toMatchObject({ area: 'E08000026' });
    const { end, records } = readFile(csv('Leeds', 'Area,Month,Beds', 'Coventry,2025-04,1'), { contracts: [beds] });
    expect([end.taken, records[0]?.record.area]).toEqual([[], 'E08000026']);
  });

  it('is none where a text names two, and the file is refused with all the ways to say it', () => {
    const { issues } = read(['Coventry,Leeds', 'April 2025 and May 2025']);
    expect(issues.map(({ code, column }) => [code, column])).toEqual([
      ['missing-column', 'Area'],
      ['missing-column', 'Month'],
    ]);
    for (const way of ['row above the table', 'name the sheet', 'name of the file', 'name of a feed']) {
      expect(issues[0]?.fix).toContain(way);
    }
  });

  it.each([
    ['a trust whose name holds that of an area', 'Coventry and Warwickshire Partnership NHS Trust'],
    ['a district', 'North Warwickshire'],
    ['a word that is none', 'Beds by ward'],
  ])('is not guessed from %s', (_, title) => {
    expect(read([title, 'April 2025']).issues).toMatchObject([{ code: 'missing-column', column: 'Area' }]);
  });

  it('is no period where the date says when the file was made', () => {
    const { issues } = read(['Coventry', 'Produced on 12 May 2025', 'Produced,2025-05-01']);
    expect(issues).toMatchObject([{ code: 'missing-column', column: 'Month' }]);
  });

  it('is the month behind its label, although a nearer row says when the file was published', () => {
    const published = ['Coventry', 'Month:,01/04/2025', 'Published:,June 2025', 'Revised:,13th  August 2025'];
    expect(first(published)?.month).toBe('2025-04');
    expect(first(['Coventry', 'April 2025', 'Published: 13th  August 2025'])?.month).toBe('2025-04');
  });

  it('of a list is the longest of the words that the text holds', () => {
    expect(first(['3.1 Demand - Hospital Discharge', 'Coventry', 'April 2025'])?.kind).toBe('demand');
    expect(first(['Capacity and demand', 'Coventry', 'April 2025'])?.kind).toBeNull();
  });
});

describe('a financial year that nothing in the file says', () => {
  const budget = contractForTest(
    [
      {
        name: 'year',
        title: 'Year',
        type: 'financialYear',
        elsewhere: ['title', 'arrival'],
        constraints: { required: true },
      },
      { ...figure('planned', 'Planned'), column: 'required' },
    ],
    [{}],
    { primaryKey: ['year'] },
  );
  const yearOf = (arrived: string, ...titles: string[]) =>
    readFile(csv(...titles, 'Planned', '5'), { contracts: [budget], arrived }).records[0]?.record.year;

  it.each([
    ['2026-04-01', '2025-26'],
    ['2026-06-30', '2025-26'],
    ['2026-07-01', '2026-27'],
    ['2027-03-31', '2026-27'],
  ])('is, on %s, that of the quarter that had ended: %s', (arrived, year) => {
    expect(yearOf(arrived)).toBe(year);
  });

  it('is not taken from the day of arrival where a title says it', () => {
    expect(yearOf('2026-04-01', 'Better Care Fund 2023-24')).toBe('2023-24');
  });
});
