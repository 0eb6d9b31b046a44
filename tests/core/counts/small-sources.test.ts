import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { persons65Plus } from '../../../functions/core/counts/persons-65-plus.ts';
import { createFileReader } from '../../../functions/core/submissions/file-reader.ts';

function read(source: string, lines: readonly string[]) {
  const reader = createFileReader({ from: { source, feed: 'team', fileName: 'a.csv' }, areaLookup: new Map() });
  reader.push(new TextEncoder().encode(lines.join('\n')));
  const found = reader.end();
  const { read: all, accepted, rejected, notCounted } = found.rows;
  expect(accepted + rejected + notCounted).toBe(all);
  expect(Math.min(accepted, rejected, notCounted)).toBeGreaterThanOrEqual(0);
  return { ...found, codes: found.tally.result().issueCounts.byCode };
}

const filler = (count: number, line: (n: number) => string) => Array.from({ length: count }, (_, n) => line(n));

describe('discharges by ready date', () => {
  const header =
    'provider,area,month,discharges,discharged on ready date,delayed 1 day,delayed 2-3 days,delayed 4-6 days,delayed 7-13 days,delayed 14-20 days,delayed 21+ days,bed days';

  test('two providers of one area and month are added up', () => {
    const { counted } = read('discharge-ready', [
      header,
      'RKB,E08000026,2025-04,100,80,10,5,3,1,1,0,60',
      'RJC,Coventry,Apr-25,50,45,5,0,0,0,0,0,5',
    ]);
    expect(counted?.cells).toHaveLength(1);
    expect(counted?.cells[0]).toMatchObject({
      unit: 'E08000026',
      period: '2025-04',
      rows: 2,
      labels: { providers: 'RJC RKB' },
      counts: {
        discharges: 150,
        'discharges-on-ready-date': 125,
        'discharges-delayed-1-day': 15,
        'bed-days-after-ready-date': 65,
      },
    });
    expect(counted?.slots).toEqual([{ scope: '*', period: '2025-04', rows: 2 }]);
  });

  test('a count that is missing for one provider is unknown for the area, never zero', () => {
    const { counted } = read('discharge-ready', [
      header,
      'RKB,E08000026,2025-04,100,80,10,5,3,1,1,0,60',
      'RJC,E08000026,2025-04,50,45,*,*,*,*,*,*,5',
    ]);
    expect(counted?.cells[0]?.counts).toEqual({
      discharges: 150,
      'discharges-on-ready-date': 125,
      'bed-days-after-ready-date': 65,
    });
  });

  test('a provider without any discharge has no delays either', () => {
    const { counted } = read('discharge-ready', [
      header,
      'RKB,E08000026,2025-04,100,80,10,5,3,1,1,0,60',
      'RBK,E08000026,2025-04,0,0,,,,,,,0',
    ]);
    expect(counted?.cells[0]?.counts).toMatchObject({ discharges: 100, 'discharges-delayed-1-day': 10 });
  });

  test('the same provider, area and month twice is refused the second time', () => {
    const { rows, codes, counted } = read('discharge-ready', [
      header,
      ...filler(40, (n) => `R${10 + n},E08000029,2025-04,1,1,0,0,0,0,0,0,0`),
      'RKB,E08000026,2025-04,100,80,10,5,3,1,1,0,60',
      'RKB,Coventry,April 2025,90,80,5,5,0,0,0,0,17',
    ]);
    expect([rows.accepted, rows.rejected, codes]).toEqual([41, 1, { 'duplicate-key': 1 }]);
    expect(counted?.cells.find(({ unit }) => unit === 'E08000026')?.counts.discharges).toBe(100);
  });

  test('a file by trust and month counts for the trust and for no board', () => {
    const { counted, areas, layout, tally } = read('discharge-ready', [
      'ods_code,month,patients_discharged_volume,no_delay_volume,dd_bed_days',
      'RKB,2025-04,1000,900,300',
    ]);
    expect([layout, areas, counted?.cells[0]?.unit]).toEqual(['trust-month', [], 'RKB']);
    expect(tally.result().issues).toMatchObject([
      {
        code: 'area-not-given',
        level: 'warning',
        fix: expect.stringContaining('kept for the trust and are in no board'),
      },
    ]);
  });
});

describe('plans', () => {
  const header = 'area,metric,period,value,numerator,denominator,plan version';

  test('every figure of an area and period stands in one cell', () => {
    const { counted } = read('plan', [
      header,
      'E08000026,emergency-admissions-65-plus,2025-26-Q1,2124,,53366,v1',
      'Coventry,discharged-on-ready-date,2025-26 Q1,80.5%,,,v2',
      'E08000026,discharge-delay-average-days,2025-04,1.13,,,v1',
    ]);
    expect(counted?.cells).toEqual([
      {
        unit: 'E08000026',
        period: '2025-04',
        rows: 1,
        counts: { 'discharge-delay-average-days.value': 1.13 },
        labels: { 'discharge-delay-average-days': 'v1' },
      },
      {
        unit: 'E08000026',
        period: '2025-26-Q1',
        rows: 2,
        counts: {
          'emergency-admissions-65-plus.value': 2124,
          'emergency-admissions-65-plus.denominator': 53_366,
          'discharged-on-ready-date.value': 80.5,
        },
        labels: { 'emergency-admissions-65-plus': 'v1', 'discharged-on-ready-date': 'v2' },
      },
    ]);
    expect(counted?.slots.map(({ scope, period, rows }) => [scope, period, rows])).toEqual([
      ['E08000026', '2025-04', 1],
      ['E08000026', '2025-26-Q1', 2],
    ]);
  });

  test('a row without figures is a plan that is not made yet: no fault, and counted nowhere', () => {
    const { codes, counted } = read('plan', [
      header,
      'E08000026,emergency-admissions-65-plus,2025-26-Q1,2124,,,v1',
      'E08000026,emergency-admissions-65-plus,2025-26-Q2,-,,,v1',
    ]);
    expect(codes).toEqual({});
    expect(counted?.slots.map(({ period }) => period)).toEqual(['2025-26-Q1']);
    expect(counted?.notCounted).toEqual({ 'no-figures': 1 });
  });

  test('two plans for one area, metric and period: the first stands and the second is reported', () => {
    const { codes, counted } = read('plan', [
      header,
      ...filler(40, (n) => `E08000029,discharge-delay-average-days,${2026 + n}-04,1,,,v1`),
      'E08000026,discharge-delay-average-days,2025-04,1.13,,,v1',
      'Coventry,discharge-delay-average-days,Apr-25,1.2,,,v1',
    ]);
    expect(codes).toEqual({ 'duplicate-key': 1 });
    const cell = counted?.cells.find(({ unit }) => unit === 'E08000026');
    expect(cell?.counts['discharge-delay-average-days.value']).toBe(1.13);
  });
});

describe('population', () => {
  test('a row with a column for each sex is two figures and one row', () => {
    const { counted, rows } = read('population', [
      'utla23cd,utla23nm,year,basis,age_band,female,male',
      'E08000026,Coventry,2025,ONS test,65-89,"7,000",6500',
      'E08000026,Coventry,2025,ONS test,90+,1000,500',
    ]);
    expect(counted?.cells).toHaveLength(1);
    expect(counted?.cells[0]).toMatchObject({
      unit: 'E08000026',
      period: '2025~ons-test',
      labels: { basis: 'ONS test' },
      counts: { '65-89:F': 7000, '65-89:M': 6500, '90+:F': 1000, '90+:M': 500 },
    });
    expect([rows.read, rows.accepted]).toEqual([2, 2]);
    expect(persons65Plus(counted?.cells[0]?.counts ?? {}).persons).toBe(15_000);
  });

  test('a repeated row with a column for each sex is one rejected row', () => {
    const { rows, counted } = read('population', [
      'utla23cd,year,basis,age_band,female,male',
      ...filler(40, (n) => `E08000029,2025,ONS test,${n},10,10`),
      'E08000026,2025,ONS test,65-69,7000,6500',
      'E08000026,2025,ONS test,65-69,7100,6600',
    ]);
    expect([rows.read, rows.accepted, rows.rejected]).toEqual([42, 41, 1]);
    expect(counted?.cells.find(({ unit }) => unit === 'E08000026')?.counts).toEqual({
      '65-69:F': 7000,
      '65-69:M': 6500,
    });
  });

  test('without a basis is taken as that of its year, and a warning says what is assumed', () => {
    const { codes, tally, counted } = read('population', [
      'area,year,age band,persons',
      'E08000026,2025,65+,300',
      'E08000029,2025,65+,300',
    ]);
    expect(codes).toEqual({ 'basis-not-given': 1 });
    expect(tally.result().issues[0]?.fix).toContain('the people who lived in the area in 2025');
    expect(counted?.cells[0]?.labels).toEqual({ basis: 'basis not stated' });
  });

  test('two bases of one year stand side by side', () => {
    const { counted } = read('population', [
      'area,year,basis,age band,sex,persons',
      'E08000026,2025,ONS 2018-based,65+,persons,53366',
      'E08000026,2025,ONS 2022-based,65+,persons,52000',
    ]);
    expect(counted?.slots.map(({ period }) => period)).toEqual(['2025~ons-2018-based', '2025~ons-2022-based']);
  });
});

describe('people aged 65 and over', () => {
  test.each([
    { counts: { '65+:persons': 53_366, '65-69:persons': 1 }, persons: 53_366 },
    { counts: { '65+:F': 30_000, '65+:M': 23_366 }, persons: 53_366 },
    { counts: { '60-64:persons': 9, '65-69:persons': 10, '70-89:persons': 20, '90+:persons': 5 }, persons: 35 },
    {
      counts: { '65-69:persons': 10, '70-84:persons': 20, '85+:persons': 9, '85-89:persons': 4, '90+:persons': 5 },
      persons: 39,
    },
    { counts: { '65-69:persons': 10, '75-89:persons': 20, '90+:persons': 5 }, persons: null },
    { counts: { '65-69:persons': 10, '70-74:persons': 20 }, persons: null },
    { counts: { '65+:F': 30_000 }, persons: null },
    { counts: { '65+:persons': 10, '65+:F': 6, '65+:M': 4 }, persons: 10 },
    { counts: { '64-64:persons': 9, '65-89:persons': 10, '90:persons': 1 }, persons: 11 },
    { counts: { 'all:persons': 345_000, '0-4:persons': 20_000 }, persons: null },
    { counts: {}, persons: null },
  ])('$counts come to $persons', ({ counts, persons }) => {
    expect(persons65Plus(counts).persons).toBe(persons);
  });

  test('is the same however the ages from 65 on are cut into bands, overlapping bands included', () => {
    const people = fc.array(fc.nat({ max: 100_000 }), { minLength: 26, maxLength: 26 });
    const cuts = fc.uniqueArray(fc.integer({ min: 66, max: 90 }));
    fc.assert(
      fc.property(people, cuts, cuts, (byAge, one, other) => {
        const total = byAge.reduce((sum, persons) => sum + persons, 0);
        const bandsOf = (starts: readonly number[]) =>
          [65, ...[...starts].sort((a, b) => a - b)].map((from, place, all) => {
            const next = all[place + 1];
            const persons = byAge.slice(from - 65, next && next - 65).reduce((sum, each) => sum + each, 0);
            return [`${next ? `${from}-${next - 1}` : `${from}+`}:persons`, persons] as const;
          });
        const counts = Object.fromEntries([...bandsOf(one), ...bandsOf(other), ['0-64:persons', 7]]);
        expect(persons65Plus(counts)).toEqual({ persons: total, disagreesWith: null });
      }),
    );
  });
});

describe('bands that cannot give the people aged 65 and over', () => {
  const header = 'area,year,basis,age band,sex,persons';

  test('are named where an age is left out or a sex is missing, and taken for nothing', () => {
    const gap = read('population', [header, 'Coventry,2025,own,65-69,,40', 'Coventry,2025,own,75+,,30']);
    expect([gap.rejected, gap.codes]).toEqual([false, { 'denominator-missing': 1 }]);
    const oneSex = read('population', [header, 'Coventry,2025,own,65+,F,40']);
    expect(oneSex.codes).toEqual({ 'denominator-missing': 1 });
  });

  test('are named where overlapping bands disagree; the widest count', () => {
    const { codes, tally, counted } = read('population', [
      header,
      'Coventry,2025,own,65+,,100',
      'Coventry,2025,own,65-84,,80',
      'Coventry,2025,own,85+,,30',
    ]);
    expect(codes).toEqual({ 'total-mismatch': 1 });
    expect(tally.result().issues[0]?.found).toBe('Coventry, 2025, own: 100 in the widest bands, 110 in the narrowest');
    expect(persons65Plus(counted?.cells[0]?.counts ?? {}).persons).toBe(100);
  });

  test('are no matter where the file is not about older people', () => {
    expect(read('population', [header, 'Coventry,2025,own,0-4,,40']).codes).toEqual({});
  });
});

describe('lookups of small areas', () => {
  const header = 'LSOA21CD,LTLA23CD,UTLA23CD';

  test('a small area lies in the board of its upper tier, a district in its county', () => {
    const { counted } = read('area-lookup', [
      header,
      'E01009642,E08000026,E08000026',
      'E01025875,E07000130,E10000018',
      'E01025876,E07000130,',
    ]);
    expect([...(counted?.areaLookup ?? [])]).toEqual([
      ['E01009642', 'E08000026'],
      ['E01025875', 'E10000018'],
      ['E01025876', 'E10000018'],
    ]);
    expect(counted?.slots).toEqual([{ scope: '*', period: 'lsoa21', rows: 3 }]);
  });

  test('Wales is not counted, and is no fault', () => {
    const { rows, codes } = read('area-lookup', [
      header,
      'E01009642,E08000026,E08000026',
      'W01000001,W06000015,W06000015',
    ]);
    expect([rows.accepted, rows.notCounted, codes]).toEqual([1, 1, {}]);
  });

  test('a small area twice is refused the second time', () => {
    const { rows, counted } = read('area-lookup', [
      header,
      ...filler(40, (n) => `E010096${50 + n},E08000029,E08000029`),
      'E01009642,E08000026,E08000026',
      'E01009642,E08000025,E08000025',
    ]);
    expect([rows.accepted, rows.rejected]).toEqual([41, 1]);
    expect(counted?.areaLookup?.get('E01009642')).toBe('E08000026');
  });

  test('the areas of 2011 are kept apart from those of 2021', () => {
    const { counted } = read('area-lookup', ['lsoa11cd,utla23cd', 'E01009642,E08000026']);
    expect(counted?.slots[0]?.period).toBe('lsoa11');
  });
});
