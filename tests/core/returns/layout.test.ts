import { describe, expect, it } from 'vitest';
import { hasLayout, layoutFor, layoutYears } from '../../../functions/core/returns/layout.ts';
import { freezeDate, returnFileName, sheetTitle, variantFor } from '../../../functions/core/returns/layout-settings.ts';
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

  it('lists the metrics in the order of the 2025-26 template, the delay bands last', () => {
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
    ]);
  });

  it('says which deadlines are from memory, so that nobody relies on them', () => {
    const deadlines = Object.values(layoutFor('2025-26').deadlines);
    expect(deadlines.map(({ confidence }) => confidence)).toEqual(Array(4).fill('from-memory'));
    expect(layoutFor('2025-26').deadlines.Q1.words).toBe('mid-August 2025');
  });

  it('of a year that nobody has described is that of the year nearest to it, and can be told from its own', () => {
    expect(layoutFor('2024-25').financialYear).toBe('2025-26');
    expect(layoutFor('2025-26').financialYear).toBe('2025-26');
    expect(layoutFor('2031-32').financialYear).toBe('2026-27');
    expect(['2024-25', '2025-26', '2031-32'].map(hasLayout)).toEqual([false, true, false]);
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

  it('count the freeze date from the end of the quarter until the published one is entered', () => {
    expect(freezeDate(layout, '2025-26-Q1')).toBe('2025-08-19');
    expect(freezeDate(layout, '2025-26-Q4')).toBe('2026-05-20');
    const published = { ...layout, freeze: { ...layout.freeze, dates: { Q1: '2025-08-21' } } };
    expect(freezeDate(published, '2025-26-Q1')).toBe('2025-08-21');
    expect(freezeDate(published, '2025-26-Q2')).toBe('2025-11-19');
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
