import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublicMetricValue } from '../../../functions/core/disclosure/public-metric.ts';
import { publicMetricsCsv } from '../../../functions/core/disclosure/public-metrics-csv.ts';
import { missingCount, type PublicCount, type PublicFigure } from '../../../functions/core/disclosure/public-number.ts';
import { publicReturn, type ReturnForPublic } from '../../../functions/core/disclosure/public-return.ts';
import { publicReturnJson } from '../../../functions/core/disclosure/public-return-json.ts';
import type { MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import { coventry, coventryQuarter, metricValue } from '../returns/coventry-quarter.ts';

const EMERGENCY = 'emergency-admissions-65-plus';
const ON_DATE = 'discharged-on-ready-date';

function documentOf(metrics: readonly MetricValue[]): ReturnForPublic {
  return {
    schema: 'bcf-return/1',
    layoutVersion: 1,
    area: coventry,
    period: { financialYear: '2025-26', quarter: 'Q1', from: '2025-04-01', to: '2025-06-30' },
    revision: 3,
    status: 'draft',
    signOff: null,
    state: 'final',
    generatedAt: '2025-08-20T09:30:00.000Z',
    metrics,
    checklist: [],
  };
}

const usual = {
  metric: EMERGENCY,
  period: '2025-04',
  denominator: 53_366,
  denominatorBasis: 'ONS 2018-based subnational population projection for 2025, people aged 65+',
  unit: 'per 100,000 people aged 65+ per month',
  method: 'crude',
  variant: 'nhs-planning',
  source: 'sus-apc',
} as const;

function admissions(count: number, rest: Partial<MetricValue> = {}): MetricValue {
  const value = (count / 53_366) * 1e5;
  return metricValue({ ...usual, numerator: count, value, display: String(Math.round(value)), ...rest });
}

function onDate(numerator: number, denominator: number): MetricValue {
  const value = (numerator / denominator) * 100;
  return metricValue({ metric: ON_DATE, period: '2025-04', numerator, denominator, value, method: 'proportion' });
}

function first(metrics: readonly MetricValue[]): PublicMetricValue {
  const [shown] = publicReturn(documentOf(metrics)).metrics;
  if (!shown) throw new Error('nothing is shown');
  return shown;
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into the text as any reader of JSON would
const read = (document: ReturnForPublic): any => JSON.parse(publicReturnJson(publicReturn(document)));

describe('a count in public', () => {
  it.each([
    [0, 0, 'rounded'],
    [1, null, 'suppressed'],
    [7, null, 'suppressed'],
    [8, 10, 'rounded'],
    [12, 10, 'rounded'],
    [13, 15, 'rounded'],
    [1096, 1095, 'rounded'],
  ])('of %i people is shown as %s', (count, shown, why) => {
    const [value] = read(documentOf([admissions(count)])).metrics;
    expect(value).toMatchObject({ numerator: shown, denominator: 53_366, disclosure: { numerator: why } });
  });

  it('is missing, not suppressed, where there is none', () => {
    const none = admissions(0, { numerator: null, value: null, display: null, assessment: 'not-assessable' });
    const [value] = read(documentOf([none])).metrics;
    expect(value).toMatchObject({ numerator: null, value: null, display: null, flags: [] });
    expect(value.disclosure).toEqual({ numerator: 'missing', denominator: 'published', value: 'missing' });
  });
});

describe('a rate in public', () => {
  it('comes from the rounded count, so that the population does not give the exact one back', () => {
    const { value } = first([admissions(1096)]);
    expect(value).toMatchObject({ kind: 'shown', value: 2052, text: '2,052' });
  });

  it.each([0, 1, 7])('is withheld with a numerator of %i, and its interval with it', (count) => {
    const [value] = read(documentOf([admissions(count, { lower95: 0.5, upper95: 4.5 })])).metrics;
    expect(value).toMatchObject({ value: null, display: '*', lower95: null, upper95: null });
  });

  it('says the same whatever the exact count behind the rounded one is', () => {
    const plan = { plan: 2052.5, planDisplay: '2,053' };
    const texts = [1093, 1094, 1095, 1096, 1097].map((count) => {
      const assessment = (count / 53_366) * 1e5 <= 2053 ? ('met' as const) : ('not-met' as const);
      const interval = { lower95: count * 0.9, upper95: count * 1.1 };
      return publicReturnJson(publicReturn(documentOf([admissions(count, { ...plan, ...interval, assessment })])));
    });
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('"not-assessable"');
    expect(texts[0]).toContain('near-plan');
  });

  it('says that the plan was met or not where no rounding can change that', () => {
    const plan = { planDisplay: '2,124', plan: 2124 };
    expect(first([admissions(1096, { ...plan, assessment: 'met' })]).assessment).toBe('met');
    expect(first([admissions(1300, { ...plan, assessment: 'not-met' })]).assessment).toBe('not-met');
    expect(first([admissions(5, { ...plan, assessment: 'met' })]).assessment).toBe('not-assessable');
  });

  it('is withheld where the value of the return does not follow from its counts', () => {
    expect(first([admissions(1096, { value: 1900 })]).value.kind).toBe('withheld');
  });
});

describe('a standardised rate in public', () => {
  const avoidable = (count: number) => ({
    ...metricValue({ metric: 'avoidable-admissions', period: '2025-04', numerator: count, method: 'isr' }),
    denominator: 1200.5,
    referenceRate: 371.5,
    value: (count / 1200.5) * 371.5,
    display: 'exact',
  });

  it('comes from the rounded count where it is in proportion to it', () => {
    const shown = first([avoidable(803)]);
    expect(shown.numerator).toMatchObject({ kind: 'rounded', value: 805 });
    expect(shown.value).toMatchObject({ kind: 'shown', text: '249.1' });
    expect(shown.denominator).toMatchObject({ kind: 'published', value: 1200.5 });
    expect(first([avoidable(6)]).value.kind).toBe('withheld');
  });

  it('is withheld where it adds up counts by age, and so is whether there is one', () => {
    const falls = {
      metric: 'falls-admissions-65-plus',
      period: '2025-04',
      variant: 'standardised',
      denominator: 53_366,
    };
    const many = metricValue({ ...falls, numerator: 95, value: 178.8, display: '178.8', method: 'dsr' });
    const tooFew = metricValue({ ...falls, numerator: 9, value: null, display: null, method: 'dsr' });
    expect([many, tooFew].map((value) => first([value]).value.kind)).toEqual(['withheld', 'withheld']);
  });
});

describe('a percentage in public', () => {
  it.each([
    [3320, 4000, '83.0%'],
    [3306, 3998, '82.6%'],
    [3306, 3997, '83%'],
  ])('of %i in %i is %s', (numerator, denominator, text) => {
    expect(first([onDate(numerator, denominator)]).value).toMatchObject({ text });
  });

  it('is withheld where it tells a small count that is not in it: 20 of 22 is 2 who were late', () => {
    const shown = first([onDate(20, 22)]);
    expect([shown.numerator.kind, shown.denominator, shown.value.kind]).toMatchObject([
      'suppressed',
      { kind: 'rounded', value: 20 },
      'withheld',
    ]);
  });

  it('of everybody is shown: nobody is left to tell', () => {
    expect(first([onDate(22, 22)]).value).toMatchObject({ text: '100%' });
  });
});

describe('a breakdown in public', () => {
  it('is shown whole or not at all', () => {
    const bands = [120, 140, 80, 45, 15, 5];
    const few = coventryQuarter().map((value) => {
      const isLast = value.metric === 'discharge-delay-21-plus-days' && value.period === '2025-04';
      return isLast ? { ...value, numerator: bands[5] ?? 0, value: 5, display: '5' } : value;
    });
    const { metrics } = publicReturn(documentOf(few));
    const april = metrics.filter(({ metric, period }) => metric.startsWith('discharge-delay-') && period === '2025-04');
    const [average, ...byBand] = april;
    expect(average?.value.kind).toBe('shown');
    expect(new Set(byBand.map(({ value }) => value.kind))).toEqual(new Set(['withheld']));
    const quarter = metrics.filter(({ metric, period }) => /-days?$/.test(metric) && period === '2025-26-Q1');
    expect(quarter.filter(({ value, metric }) => value.kind === 'withheld' && /delay-\d/.test(metric))).toHaveLength(6);
  });

  it('shows everything of a large area', () => {
    const { metrics } = publicReturn(documentOf(coventryQuarter()));
    expect(metrics).toHaveLength(coventryQuarter().length);
    expect(metrics.filter(({ value }) => value.kind !== 'shown')).toEqual([]);
  });
});

describe('what a public copy takes over', () => {
  const CANARY = 987_654_321;
  const note = `there are ${CANARY} people`;
  const spoiled = {
    ...admissions(1096),
    otherVariants: [
      { variant: 'all-emergency', method: 'crude' as const, numerator: CANARY, value: CANARY, display: note },
    ],
    meanOfMonths: { value: CANARY, display: note },
    yearAgo: { period: '2024-04', value: CANARY, display: note, change: CANARY },
    population: { year: 2025, basis: note, persons: CANARY, origin: note },
    lower99_8: CANARY,
    upper99_8: CANARY,
    lineage: [{ submission: 's-1', sha256: note, file: note, rows: CANARY }],
    flags: [{ code: 'mean-of-months', text: note }],
    denominatorBasis: note,
    unit: note,
    something: CANARY,
    coverage: { monthsExpected: 1, monthsPresent: 1, complete: true, lowest: null, people: CANARY },
  };

  it('holds no flag, lineage, other variant, remark or change of a return, nor a field that it does not know', () => {
    const document = {
      ...documentOf([spoiled]),
      issues: [{ code: 'total-mismatch', found: note }],
      changes: [{ before: CANARY }],
      checklist: [{ sheet: '4. Metrics', item: '4.1', complete: false, reason: note, people: CANARY }],
    };
    const copy = publicReturn(document);
    expect(publicReturnJson(copy)).not.toContain(String(CANARY));
    expect(publicMetricsCsv(copy)).not.toContain(String(CANARY));
  });

  it('leaves out metrics and periods that it does not know', () => {
    const odd = [admissions(1096, { period: '2024-04' }), admissions(1096, { metric: 'staff-sickness' })];
    expect(publicReturn(documentOf([...odd, admissions(1096)])).metrics).toHaveLength(1);
  });

  it('hides a count for which two metrics give different numbers', () => {
    const [one, other] = [onDate(80, 100), metricValue({ metric: 'discharge-delay-average-days', period: '2025-04' })];
    const average = { ...other, numerator: 150, denominator: 101, value: 150 / 101, method: 'mean' as const };
    expect(first([one, average]).denominator.kind).toBe('suppressed');
  });
});

describe('official statistics', () => {
  const official = { source: 'discharge-ready', file: 'discharge-ready/nhs-england/april.csv' };
  const small = (file: string, source: string) => ({
    ...onDate(30, 31),
    display: '96.8%',
    source,
    lineage: [{ submission: 's-1', sha256: 'a', file, rows: 1 }],
  });

  it('pass as they are published', () => {
    const shown = first([small(official.file, official.source)]);
    expect(shown.numerator).toMatchObject({ kind: 'published', value: 30 });
    expect(shown.value).toMatchObject({ kind: 'shown', text: '96.8%' });
  });

  it.each([
    ['discharge-ready/rkb/april.csv', 'discharge-ready'],
    ['sus-apc/nhs-england/april.csv', 'sus-apc'],
    [official.file, 'discharge-ready, sus-apc'],
    ['sus-apc/nhs-england/april.csv', 'discharge-ready'],
  ])('are not figures from %s that the return calls %s', (file, source) => {
    expect(first([small(file, source)]).numerator.kind).toBe('suppressed');
  });
});

describe('the type of a public number', () => {
  it('has no place for a number that disclosure control did not make', () => {
    // @ts-expect-error a count of people is not a public count
    const byHand: PublicCount = { kind: 'rounded', value: 3 };
    // @ts-expect-error nor is a number
    const bare: PublicFigure = 3;
    const copy = publicReturn(documentOf([admissions(1096)]));
    const [value] = copy.metrics;
    if (!value) throw new Error('nothing is shown');
    const forged = { ...copy, metrics: [{ ...value, numerator: byHand }] };
    expect(() => publicReturnJson(forged)).toThrow('disclosure control');
    expect(() => publicMetricsCsv(forged)).toThrow('disclosure control');
    expect(() => publicReturnJson({ ...copy, metrics: [{ ...value, value: bare }] })).toThrow();
    expect(publicReturnJson({ ...copy, metrics: [{ ...value, numerator: missingCount }] })).toContain('missing');
  });

  it('is made in the rooms of disclosure control and nowhere else', () => {
    const root = new URL('../../../', import.meta.url);
    const files = ['functions', 'local', 'web', 'infra'].flatMap((room) =>
      readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
    );
    const makers = /\b(?:roundedPublicCount|publishedCount|publishedFigure|publicFigure)\b/;
    const users = files.filter(
      (file) => file.endsWith('.ts') && makers.test(readFileSync(new URL(file, root), 'utf8')),
    );
    expect(users.filter((file) => !file.startsWith('functions/core/disclosure/'))).toEqual([]);
    expect(users.length).toBeGreaterThan(2);
  });
});

describe('public-metrics.csv', () => {
  it('has a row for each metric and period, and a star where a number is not shown', () => {
    const text = publicMetricsCsv(publicReturn(documentOf([admissions(5), onDate(80, 100)])));
    const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(rows).toMatchObject([
      { metric: EMERGENCY, value: '*', display: '*', numerator: '*', denominator: '53366', lower95: '' },
      { metric: ON_DATE, value: '80', display: '80%', numerator: '80', denominator: '100' },
    ]);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('shows no count that is not a multiple of 5', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (count) => {
        const text = publicMetricsCsv(publicReturn(documentOf([admissions(count)])));
        const [row]: Record<string, string>[] = parse(text, { bom: true, columns: true });
        expect(row?.numerator === '*' || Number(row?.numerator) % 5 === 0).toBe(true);
      }),
    );
  });
});
