import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../functions/core/returns/canonical-json.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { assembleReturn, contentOf, type ReturnParts } from '../../../functions/core/returns/return-document.ts';
import type { SignOffStatement } from '../../../functions/core/returns/sign-off.ts';
import { coventry, coventryQuarter } from './coventry-quarter.ts';
import { coventryRevision } from './coventry-revision.ts';

const parts: ReturnParts = {
  board: coventry,
  quarter: '2025-26-Q1',
  metrics: coventryQuarter(),
  today: '2025-07-20',
};

describe('a return', () => {
  it('says whose it is, for which quarter, and that it is a draft', () => {
    expect(coventryRevision()).toMatchObject({
      schema: 'bcf-return/1',
      area: { code: 'E08000026', name: 'Coventry' },
      period: { financialYear: '2025-26', quarter: 'Q1', from: '2025-04-01', to: '2025-06-30' },
      revision: 1,
      status: 'draft',
      state: 'provisional',
      profile: 'return',
      generatedAt: '2025-07-20T09:30:00.000Z',
      previousRevision: null,
      afterFreeze: false,
      changes: [],
    });
  });

  it('of a year whose return is not described here says so, and that it is not to be sent', () => {
    const { issues, period } = assembleReturn({ ...parts, quarter: '2021-22-Q1' });
    expect(period).toMatchObject({ financialYear: '2021-22', from: '2021-04-01', to: '2021-06-30' });
    expect(issues[0]).toMatchObject({ code: 'layout-of-another-year', expected: 'a layout of 2021-22' });
    expect(assembleReturn(parts).issues.map(({ code }) => code)).not.toContain('layout-of-another-year');
  });

  it('lists every metric by month and quarter in the order of the template', () => {
    const { metrics } = assembleReturn(parts);
    const periods = ['2025-04', '2025-05', '2025-06', '2025-26-Q1'];
    const given = new Set(metrics.map(({ metric }) => metric));
    const inOrder = layoutFor('2025-26').metrics.filter(({ metric }) => given.has(metric));
    const expected = inOrder.flatMap(({ metric }) => periods.map((period) => `${metric} ${period}`));
    expect(metrics.map(({ metric, period }) => `${metric} ${period}`)).toEqual(expected);
  });

  it('carries the numbers as they were computed', () => {
    const quarter = assembleReturn(parts).metrics.find(({ period }) => period === '2025-26-Q1');
    const computed = coventryQuarter().find(
      ({ metric, period }) => metric.startsWith('emergency') && period === '2025-26-Q1',
    );
    expect(quarter).toEqual({ ...computed, state: 'provisional' });
    expect(quarter).toMatchObject({
      numerator: 3288,
      denominator: 53_366,
      display: '2,054',
      plan: 2124,
      assessment: 'met',
    });
  });

  it('adds what the caller knows to its own remarks', () => {
    const held = {
      code: 'large-drop',
      level: 'warning',
      sheet: null,
      row: null,
      column: null,
      found: 'a file is held',
      expected: null,
      fix: 'Confirm it',
      metric: null,
      period: null,
    } as const;
    expect(assembleReturn({ ...parts, issues: [held] }).issues).toContainEqual(held);
  });
});

const signOff: SignOffStatement = {
  revision: 6,
  contentSha256: 'c'.repeat(64),
  dataAsAt: '2025-07-20T09:30:00.000Z',
  at: '2025-07-21T09:30:00.000Z',
  by: 'C. Certifier',
  steps: [{ step: 'certify', by: 'C. Certifier', at: '2025-07-21T09:30:00.000Z', despite: null }],
};

describe('the content of a return', () => {
  it('is the same whenever, however often and in whatever status the return is made', () => {
    const previous = coventryRevision({ metrics: coventryQuarter(['2025-06']) });
    const later = coventryRevision({
      revision: 7,
      generatedAt: '2026-01-01T00:00:00.000Z',
      today: parts.today,
      signOff,
      previous,
    });
    expect(later.changes).not.toEqual([]);
    expect(contentOf(later)).toBe(contentOf(assembleReturn(parts)));
  });

  it('changes with any number, with the state, and with the file that a number came from', () => {
    const [first, ...rest] = coventryQuarter();
    if (first === undefined) throw new Error('The quarter has no metrics');
    const changes: Partial<ReturnParts>[] = [
      { today: '2026-01-01' },
      { metrics: [{ ...first, numerator: 1801 }, ...rest] },
      { metrics: [{ ...first, lineage: [] }, ...rest] },
    ];
    const contents = [parts, ...changes.map((change) => ({ ...parts, ...change }))].map((p) =>
      contentOf(assembleReturn(p)),
    );
    expect(new Set(contents).size).toBe(4);
  });

  it('is the same text for the same content, in whatever order the keys were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        const reversed = Object.fromEntries(Object.entries(content).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(content));
        expect(JSON.parse(canonicalJson(content))).toEqual(JSON.parse(JSON.stringify(content)));
      }),
    );
  });
});
