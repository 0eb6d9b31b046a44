import { describe, expect, it } from 'vitest';
import { hasLayout, layoutFor, layoutYears } from '../../../functions/core/returns/layout.ts';
import { returnFileName, sheetTitle, variantFor } from '../../../functions/core/returns/layout-settings.ts';
import { metricChoices } from '../../../functions/core/returns/metric-choices.ts';

describe('the layout of a return', () => {
  it.each(layoutYears())('of %s cites a source for every metric, deadline, addressee and setting', (year) => {
    const layout = layoutFor(year);
    const facts = [
      layout,
      layout.fileName,
      layout.freeze,
      layout.assessmentWords,
      ...Object.values(layout.deadlines),
      ...layout.addressees,
      ...layout.metrics,
    ];
    expect(facts.filter(({ citation }) => citation.length < 10)).toEqual([]);
  });

  it.each(layoutYears())('of %s names each sheet once, within the 31 characters that spreadsheets allow', (year) => {
    const titles = layoutFor(year).sheets.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(Math.max(...titles.map(({ length }) => length))).toBeLessThanOrEqual(31);
  });

  it('lists the metrics in the order of the 2025-26 template', () => {
    expect(layoutFor('2025-26').metrics.map(({ metric }) => metric)).toEqual([
      'emergency-admissions-65-plus',
      'discharge-delay-average-days',
      'discharged-on-ready-date',
      'days-from-ready-date-when-delayed',
      'discharge-delay-1-day',
      'discharge-delay-2-3-days',
      'discharge-delay-4-6-days',
      'discharge-delay-7-13-days',
      'discharge-delay-14-20-days',
      'discharge-delay-21-plus-days',
      'long-term-admissions-65-plus',
      'long-term-admissions-65-plus-count',
      'avoidable-admissions',
      'falls-admissions-65-plus',
      'discharged-to-usual-residence',
    ]);
  });

  it('says which deadlines are from memory, so that nobody relies on them', () => {
    const deadlines = Object.values(layoutFor('2025-26').deadlines);
    expect(deadlines.map(({ confidence }) => confidence)).toEqual(Array(4).fill('from-memory'));
    expect(layoutFor('2025-26').deadlines.Q1.words).toBe('mid-August 2025');
  });

  it('of a year that nobody has described is that of the year nearest to it, and can be told from its own', () => {
    expect(layoutFor('2021-22').financialYear).toBe('2022-23');
    expect(layoutFor('2025-26').financialYear).toBe('2025-26');
    expect(layoutFor('2031-32').financialYear).toBe('2026-27');
    expect(['2021-22', '2022-23', '2025-26', '2031-32'].map(hasLayout)).toEqual([false, true, true, false]);
  });

  it.each([
    [
      '2022-23',
      [
        'avoidable-admissions',
        'discharged-to-usual-residence',
        'long-term-admissions-65-plus',
        'reablement-still-at-home-91-days',
      ],
    ],
    [
      '2023-24',
      [
        'avoidable-admissions',
        'falls-admissions-65-plus',
        'discharged-to-usual-residence',
        'long-term-admissions-65-plus',
        'reablement-still-at-home-91-days',
      ],
    ],
    [
      '2024-25',
      [
        'avoidable-admissions',
        'falls-admissions-65-plus',
        'discharged-to-usual-residence',
        'long-term-admissions-65-plus',
        'reablement-still-at-home-91-days',
      ],
    ],
    ['2025-26', ['emergency-admissions-65-plus', 'discharge-delay-average-days', 'long-term-admissions-65-plus']],
    ['2026-27', ['emergency-admissions-65-plus', 'discharge-delay-average-days']],
  ])('has the headline metrics of its year: %s', (year, headlines) => {
    const { metrics } = layoutFor(year);
    expect(metrics.filter(({ role }) => role === 'headline').map(({ metric }) => metric)).toEqual(headlines);
    expect(() => metricChoices(year, 'E08000026')).not.toThrow();
  });

  it('asks for demand against capacity of intermediate care in the years of the plan that asked for it', () => {
    const asks = (year: string) => layoutFor(year).metrics.some(({ metric }) => metric.startsWith('intermediate-care'));
    expect(['2022-23', '2023-24', '2024-25', '2025-26', '2026-27'].map(asks)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('asks for each metric in template order and for the planning definition of emergency admissions', () => {
    const choices = metricChoices('2025-26', 'E08000026');
    expect(choices.metrics.map(({ id }) => id)).toEqual(layoutFor('2025-26').metrics.map(({ metric }) => metric));
    expect(choices.variants).toEqual({ 'emergency-admissions-65-plus': 'nhs-planning' });
    expect(metricChoices('2025-26', 'E08000026', 'coventry').preferredFeed).toBe('coventry');
  });
});

describe('the settings of a layout', () => {
  const layout = layoutFor('2025-26');

  it('use the standard variant of a metric unless the area has chosen another', () => {
    const [first, ...rest] = layout.metrics.map((entry) => structuredClone(entry));
    if (first === undefined) throw new Error('The layout has no metrics');
    first.variant.byArea.E08000026 = 'all-emergency';
    const own = { ...layout, metrics: [first, ...rest] };
    expect(variantFor(own, 'emergency-admissions-65-plus', 'E08000026')).toBe('all-emergency');
    expect(variantFor(own, 'emergency-admissions-65-plus', 'E10000018')).toBe('nhs-planning');
    expect(variantFor(own, 'discharged-on-ready-date', 'E08000026')).toBeNull();
  });

  it('name the file as the national team asks, whatever the area is called', () => {
    expect(returnFileName(layout, 'County Durham')).toBe('County Durham HWB.xlsx');
    expect(returnFileName(layout, 'Bristol, City of')).toBe('Bristol, City of HWB.xlsx');
    expect(returnFileName(layout, '$& and $1')).toBe('$& and $1 HWB.xlsx');
  });

  it('know the title of each sheet', () => {
    expect(sheetTitle(layout, 'metrics')).toBe('4. Metrics');
  });
});
