import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvField } from '../../../functions/core/returns/csv-field.ts';
import { metricsCsv } from '../../../functions/core/returns/metrics-csv.ts';
import { coventryQuarter } from './coventry-quarter.ts';
import { coventryRevision } from './coventry-revision.ts';

const document = coventryRevision({ revision: 2 });
const read = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

describe('metrics.csv', () => {
  it('begins with a byte order mark and ends every line with CR LF, as Excel expects', () => {
    const text = metricsCsv(document);
    expect(text.startsWith('\uFEFFarea_code,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has one row for each metric and period, with the exact value beside the displayed one', () => {
    const rows = read(metricsCsv(document));
    expect(rows).toHaveLength(document.metrics.length);
    expect(rows[3]).toMatchObject({
      area_name: 'Coventry',
      return_quarter: '2025-26-Q1',
      revision: '2',
      metric: 'emergency-admissions-65-plus',
      period: '2025-26-Q1',
      display: '2,054',
      numerator: '3288',
      denominator: '53366',
      plan: '2124',
      assessment: 'met',
      coverage_complete: 'yes',
      other_variants: 'all-emergency: 3688 (2,670)',
      sha256: 'a'.repeat(64),
    });
    expect(Number(rows[3]?.value)).toBe(document.metrics[3]?.value);
  });

  it('says of every number whether it may still change', () => {
    const states = read(metricsCsv(document)).map(({ period, number_state }) => `${period} ${number_state}`);
    expect(new Set(states)).toEqual(
      new Set(['2025-04 final', '2025-05 final', '2025-06 provisional', '2025-26-Q1 provisional']),
    );
  });

  it('leaves missing numbers empty: missing is never zero', () => {
    const gap = coventryRevision({ metrics: coventryQuarter(['2025-06']) });
    expect(read(metricsCsv(gap)).find(({ period }) => period === '2025-06')).toMatchObject({
      value: '',
      numerator: '',
      lower95: '',
    });
  });
});

describe('a field of a CSV file', () => {
  it.each(['=1+1', '+44', '-x', '@SUM(A1)', '\tx', '\rx', '＝1+1', '＠SUM(A1)'])(
    'holds %j as text that no spreadsheet takes for a formula',
    (text) => {
      const rows: string[][] = parse(csvField(text));
      expect(rows[0]?.[0]).toBe(`'${text}`);
    },
  );

  it('keeps negative numbers as numbers', () => {
    expect(csvField(-0.5)).toBe('-0.5');
    expect(csvField(null)).toBe('');
  });

  it('gives any text back to a CSV reader, but for the apostrophe that guards formulas', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const rows: string[][] = parse(`${csvField(text)},end`, { relax_column_count: true, record_delimiter: '\r\n' });
        const back = rows[0]?.[0];
        expect([text, `'${text}`]).toContain(back);
        expect(back).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
