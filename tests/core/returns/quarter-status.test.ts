import { describe, expect, it } from 'vitest';
import type { Quarter } from '../../../functions/core/periods/period.ts';
import { quarterStatus, type Receipt } from '../../../functions/core/returns/quarter-status.ts';

const TODAY = '2025-07-20T09:00:00.000Z';
const coventry = { code: 'E08000026', name: 'Coventry' };

function receipt(source: string, period: string | null, fields: Partial<Receipt> = {}): Receipt {
  const of = {
    feed: 'coventry',
    submission: 's-1',
    file: 'extract.csv',
    arrivedAt: '2025-07-10T09:00:00.000Z',
    rows: 5,
  };
  return { source, period, ...of, ...fields };
}

function statusOf(source: string, receipts: readonly Receipt[]) {
  const { areas } = quarterStatus('2025-26-Q1', [{ area: coventry, receipts, return: null }], TODAY);
  const found = areas[0]?.sources.find((one) => one.source === source);
  if (!found) throw new Error(`${source} is not expected in 2025-26`);
  return found;
}

describe('what is expected of a quarter', () => {
  it('is three months of hospital data and one plan for the year', () => {
    expect(statusOf('sus-apc', []).expected).toEqual(['2025-04', '2025-05', '2025-06']);
    expect(statusOf('plan', []).expected).toEqual(['2025-26']);
  });

  it('is missing as long as nothing has come', () => {
    expect(statusOf('sus-apc', [])).toMatchObject({ received: [], missing: ['2025-04', '2025-05', '2025-06'] });
  });

  it('says which sources a return can do without', () => {
    expect(statusOf('sus-apc', []).needed).toBe('required');
    expect(statusOf('population', []).needed).toBe('optional');
  });
});

describe('what has come', () => {
  it('is shown by month, and only the other months are missing', () => {
    const { received, missing } = statusOf('sus-apc', [receipt('sus-apc', '2025-05')]);
    expect(received).toEqual([
      {
        period: '2025-05',
        feed: 'coventry',
        submission: 's-1',
        file: 'extract.csv',
        arrivedAt: '2025-07-10T09:00:00.000Z',
        rows: 5,
      },
    ]);
    expect(missing).toEqual(['2025-04', '2025-06']);
  });

  it('is shown once for each feed that sent the month', () => {
    const trusts = ['rkb', 'rje'].map((feed) =>
      receipt('discharge-ready', '2025-04', { feed, submission: `s-${feed}` }),
    );
    expect(statusOf('discharge-ready', trusts).received.map(({ feed }) => feed)).toEqual(['rje', 'rkb']);
  });

  it('of another source or another quarter does not count', () => {
    expect(
      statusOf('sus-apc', [receipt('discharge-ready', '2025-04'), receipt('sus-apc', '2025-07')]).received,
    ).toEqual([]);
  });

  it.each(['2025-26', '2025-26-Q1', '2025-05'])('as a plan serves the quarter when it is for %s', (period) => {
    expect(statusOf('plan', [receipt('plan', period)]).missing).toEqual([]);
  });

  it('as a plan for another quarter alone leaves this one without a plan', () => {
    expect(statusOf('plan', [receipt('plan', '2025-26-Q3')]).missing).toEqual(['2025-26']);
  });

  it('adds up the rows of a plan that came as months and quarters in one file', () => {
    const plan = [receipt('plan', '2025-04', { rows: 4 }), receipt('plan', '2025-26-Q1', { rows: 4 })];
    expect(statusOf('plan', plan).received).toMatchObject([{ period: '2025-26', rows: 8 }]);
  });

  it('without a period, as a lookup of areas, serves every quarter', () => {
    expect(statusOf('area-lookup', [receipt('area-lookup', null)]).missing).toEqual([]);
  });
});

describe('the status', () => {
  it('lists areas by name, with the newest return of each', () => {
    const none = { receipts: [], return: null };
    const found = [
      { area: { code: 'E10000028', name: 'Staffordshire' }, ...none },
      { area: coventry, receipts: [], return: { revision: 2, state: 'final' } as const },
    ];
    const { areas } = quarterStatus('2025-26-Q1', found, TODAY);
    expect(areas.map(({ name }) => name)).toEqual(['Coventry', 'Staffordshire']);
    expect(areas[0]?.return).toEqual({ revision: 2, state: 'final' });
  });

  it('says until when each month may still be changed', () => {
    expect(quarterStatus('2025-26-Q1', [], TODAY).windows.map(({ month, isOpen }) => [month, isOpen])).toEqual([
      ['2025-04', false],
      ['2025-05', false],
      ['2025-06', true],
    ]);
  });

  it('of a year that nobody has described asks for what the year nearest to it asks for', () => {
    const sourcesIn = (quarter: Quarter) =>
      quarterStatus(quarter, [{ area: coventry, receipts: [], return: null }], TODAY).areas[0]?.sources.map(
        ({ source, needed }) => [source, needed],
      );
    expect(sourcesIn('1999-00-Q1')).toEqual(sourcesIn('2022-23-Q1'));
  });
});
