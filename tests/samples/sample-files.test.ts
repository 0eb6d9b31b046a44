import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sourceContracts } from '../../functions/core/intake/contracts.ts';
import { type SampleFile, sampleFiles } from '../../samples/generator/sample-files.ts';
import { plannedVolumes } from '../../samples/generator/volumes.ts';
import golden from '../../samples/golden/coventry-2025-26.json' with { type: 'json' };
import { csvTable } from './extract-rows.ts';

const files = sampleFiles();
const keys = files.map(({ key }) => key);
const coventry = plannedVolumes.E08000026 ?? [];

describe('the files of the sample', () => {
  it('are the same bytes on every run', () => {
    expect(digest(sampleFiles())).toBe(golden.sampleSetSha256);
  });

  it('do not depend on which of them are asked for, or when', () => {
    const last = files.at(-5);
    expect(last?.body()).toBe(
      sampleFiles()
        .find(({ key }) => key === last?.key)
        ?.body(),
    );
  });

  it('have one key each, made of source, feed and file name, and every source but the shipped population', () => {
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z-]+\/[a-z0-9-]+\/[a-z0-9-]+\.csv$/i);
    for (const { source } of sourceContracts.filter(({ source }) => source !== 'population')) {
      expect(keys.some((key) => key.startsWith(`${source}/`))).toBe(true);
    }
  });

  it('arrive with the lookup first, then the plans and the tables of the councils, then the extracts by month', () => {
    expect(keys.slice(0, 3).map((key) => key.split('/')[0])).toEqual(['area-lookup', 'plan', 'plan']);
    const months = keys.filter((key) => key.startsWith('sus-apc/')).map((key) => key.slice(-11, -4));
    expect(months).toEqual([...months].sort());
    expect(months.length).toBe(45);
    expect([months[0], months.at(-1)]).toEqual(['2025-04', '2026-06']);
  });

  it('mix line ends and byte order marks', () => {
    const april = (feed: string) =>
      files.find(({ key }) => /^(sus-apc|discharge-ready)/.test(key) && key.includes(`/${feed}/`))?.body() ?? '';
    expect(april('coventry').startsWith('\uFEFF')).toBe(true);
    expect(april('coventry').includes('\r\n')).toBe(true);
    expect(april('leicestershire').startsWith('Generated')).toBe(true);
    expect(april('leicestershire').includes('\r')).toBe(false);
    expect(april('rwe').startsWith('\uFEFF')).toBe(true);
  });

  it('plan for Coventry what its board published', () => {
    const plan = (metric: string) =>
      csvTable(bodyOf('plan/bcf/bcf-plan-2025-26.csv'))
        .rows.filter((row) => row[0] === 'E08000026' && row[1] === metric && row[2]?.includes('Q'))
        .map((row) => row[3]);
    expect(plan('emergency-admissions-65-plus')).toEqual(['2124', '1997', '2142', '2171']);
    expect(plan('discharge-delay-average-days')).toEqual(['1.13', '1.1', '1.1', '1.1']);
  });

  it('plan for Leicestershire in 2026-27 87.7 % on the ready date and 3.9 days, monthly and by quarter', () => {
    const rows = csvTable(bodyOf('plan/bcf/bcf-plan-2026-27.csv')).rows.filter((row) => row[0] === 'E10000018');
    expect(new Set(rows.filter((row) => row[1] === 'discharged-on-ready-date').map((row) => row[3]))).toEqual(
      new Set(['87.7']),
    );
    expect(new Set(rows.filter((row) => row[1] === 'days-from-ready-date-when-delayed').map((row) => row[3]))).toEqual(
      new Set(['3.9']),
    );
    expect(new Set(rows.map((row) => row[2])).size).toBe(16);
  });

  it('plan delays that are their two parts multiplied', () => {
    for (const year of ['2025-26', '2026-27']) {
      const { rows } = csvTable(bodyOf(`plan/bcf/bcf-plan-${year}.csv`));
      const value = (row: string[], metric: string) =>
        Number(rows.find((other) => other[0] === row[0] && other[2] === row[2] && other[1] === metric)?.[3]);
      for (const row of rows.filter((one) => one[1] === 'discharge-delay-average-days')) {
        const parts =
          (1 - value(row, 'discharged-on-ready-date') / 100) * value(row, 'days-from-ready-date-when-delayed');
        expect(Math.abs(parts - Number(row[3]))).toBeLessThan(0.006);
      }
    }
  });

  it('give the lookup of every small area that the Staffordshire feed needs', () => {
    const { rows } = csvTable(bodyOf('area-lookup/ons/lsoa21-to-local-authority-sample.csv'));
    expect(rows.length).toBeLessThan(80);
    expect(rows.filter((row) => row[3] === 'E10000028').length).toBe(40);
    for (const row of rows) expect(row[0]).toMatch(/^E01\d{6}$/);
  });
});

describe('the planned volumes', () => {
  it('display the rates that the board of Coventry published', () => {
    const rates = [0, 3, 6, 9].map((first) => {
      const months = coventry.slice(first, first + 3).map((month) => month.emergencyAdmissions65Plus);
      return Math.round((sum(months) / 3 / 53_366) * 100_000).toLocaleString('en-GB');
    });
    expect(rates).toEqual(['2,054', '1,918', '2,060', '2,028']);
    const displayed = golden.metrics.filter(
      (row) => row.metric === 'emergency-admissions-65-plus' && row.period.includes('Q'),
    );
    expect(displayed.map((row) => row.display)).toEqual(rates);
  });

  it('are the numerators and denominators of the golden table', () => {
    for (const row of golden.metrics) {
      const quarter = Number(row.period.slice(9)) - 1;
      const months = row.period.includes('Q') ? coventry.slice(quarter * 3, quarter * 3 + 3) : coventry.slice(0, 12);
      const discharges = sum(months.map((month) => month.discharges));
      const onDate = sum(months.map((month) => month.dischargedOnReadyDate));
      const days = sum(months.map((month) => month.bedDaysAfterReadyDate));
      const admissions = sum(months.map((month) => month.emergencyAdmissions65Plus));
      const expected: Record<string, [number, number]> = {
        'emergency-admissions-65-plus': [admissions, 53_366],
        'discharge-delay-average-days': [days, discharges],
        'discharged-on-ready-date': [onDate, discharges],
        'days-from-ready-date-when-delayed': [days, discharges - onDate],
      };
      expect([row.numerator, row.denominator]).toEqual(expected[row.metric]);
    }
  });

  it('add up to the 20,810 admissions that Leicestershire published for April to December 2025', () => {
    const months = (plannedVolumes.E10000018 ?? []).slice(0, 9);
    expect(sum(months.map((month) => month.emergencyAdmissions65Plus))).toBe(20_810);
  });

  it('have more admissions in winter than in summer for every board', () => {
    for (const months of Object.values(plannedVolumes)) {
      const of = (month: string) => months.find((one) => one.month === month)?.emergencyAdmissions65Plus ?? 0;
      expect(of('2025-12') + of('2026-01')).toBeGreaterThan(of('2025-07') + of('2025-08'));
    }
  });
});

function bodyOf(key: string): string {
  return files.find((file) => file.key === key)?.body() ?? '';
}

function digest(some: readonly SampleFile[]): string {
  const hash = createHash('sha256');
  for (const { key, body } of some) hash.update(key).update(body());
  return hash.digest('hex');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}
