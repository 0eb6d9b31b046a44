import { describe, expect, test } from 'vitest';
import type { Notice } from '../../functions/core/quarter-end/notice.ts';
import { createLog } from '../../functions/edges/log.ts';
import type { PublishRequest } from '../../functions/edges/work/publish-request.ts';
import type { QuarterEndDeps } from '../../functions/handlers/quarter-end/deps.ts';
import { createQuarterEnd } from '../../functions/handlers/quarter-end/quarter-end.ts';
import { dischargeCell, quarterOfDischarges, type SentFile, sendFile } from './api-for-test.ts';
import { memoryStores } from './memory-stores.ts';

const COVENTRY = 'E08000026';
const LEEDS = 'E08000035';
const MONTHS = ['2025-04', '2025-05', '2025-06'];

const plan = (digit: string, area: string): SentFile => ({
  digit,
  source: 'plan',
  feed: 'bcf',
  arrivedAt: '2025-04-10T09:00:00.000Z',
  outcome: 'accepted',
  slots: [{ scope: area, period: '2025-26-Q1', rows: 1 }],
  cells: [{ unit: area, period: '2025-26-Q1', rows: 1, counts: { 'discharge-delay-average-days.value': 1 } }],
});

/** Coventry and Leeds with plans and discharges, and a schedule over them. */
async function twoAreas(change: Partial<QuarterEndDeps> = {}) {
  const stores = memoryStores();
  const [asked, told, logged]: [PublishRequest[], Notice[], string[]] = [[], [], []];
  const leeds = { ...quarterOfDischarges('b'), feed: 'rr8', cells: MONTHS.map((month) => dischargeCell(LEEDS, month)) };
  for (const file of [plan('c', COVENTRY), plan('d', LEEDS), quarterOfDischarges('a'), leeds]) {
    await sendFile(stores, file);
  }
  const now = () => new Date('2025-08-08T05:00:00Z');
  const deps: QuarterEndDeps = {
    records: stores.records,
    notify: { send: async (notice) => void told.push(notice) },
    now,
    log: createLog((line) => logged.push(line), now),
    ...change,
  };
  const handler = createQuarterEnd(deps);
  const morning = async (day: string) => {
    const { due, failed } = await handler({ day });
    asked.push(...due);
    return failed.length === 0;
  };
  return { stores, asked, told, logged, morning };
}

describe('every morning', () => {
  test('each area with data and a plan gets its draft, and its people are told what is missing', async () => {
    const { asked, told, morning, stores } = await twoAreas();
    expect(await morning('2025-08-08T05:00:00Z')).toBe(true);
    expect(asked.map(({ area, quarter }) => `${area} ${quarter}`)).toEqual([
      `${COVENTRY} 2025-26-Q1`,
      `${LEEDS} 2025-26-Q1`,
    ]);
    expect(told.map(({ area, kind }) => `${area.name} ${kind}`)).toEqual(['Coventry reminder', 'Leeds reminder']);
    expect(told[0]?.missing.map(({ source }) => source)).toEqual(['sus-apc', 'care-home-admissions']);
    const kept = await stores.records.notices.ofQuarter('2025-26-Q1');
    expect(kept.map(({ sentAt }) => sentAt)).toEqual(['2025-08-08T05:00:00.000Z', '2025-08-08T05:00:00.000Z']);
  });

  test('running twice, and on the days until the next occasion, tells nobody anything again', async () => {
    const { told, morning, stores } = await twoAreas();
    for (const day of ['2025-08-08', '2025-08-08', '2025-08-09', '2025-08-13']) await morning(day);
    expect(told).toHaveLength(2);
    expect(await stores.records.notices.list(10)).toHaveLength(2);
    await morning('2025-08-14');
    expect(told).toHaveLength(4);
  });

  test('one area that cannot be told does not stop the others, whose returns are made as well, and is named', async () => {
    let isBroken = true;
    const told: string[] = [];
    const send = async ({ area }: Notice) => {
      if (isBroken && area.code === COVENTRY) throw new Error('the mail is away');
      told.push(area.name);
    };
    const { asked, morning, logged } = await twoAreas({ notify: { send } });
    expect(await morning('2025-08-08')).toBe(false);
    expect([asked.map(({ area }) => area), told]).toEqual([[COVENTRY, LEEDS], ['Leeds']]);
    expect(logged.join('\n')).toContain('"failed":1');
    isBroken = false;
    expect(await morning('2025-08-08')).toBe(true);
    expect(told).toEqual(['Leeds', 'Coventry']);
  });

  test('the log says how long ago the newest file came, and which returns are late once their deadline has passed', async () => {
    const { logged, morning } = await twoAreas();
    const counted = (name: string) =>
      logged.flatMap((line) => (line.includes(`"${name}"`) ? [JSON.parse(line)[name]] : [])).at(-1);
    await morning('2025-08-08');
    expect([counted('daysSinceArrival'), counted('returnsLate')]).toEqual([expect.any(Number), 0]);
    await morning('2025-08-20');
    expect(counted('returnsLate')).toBe(2);
  });

  test('a notice that was put but not handed on, because of a crash, is handed on the next time', async () => {
    const told: Notice[] = [];
    let isBroken = true;
    const send = async (notice: Notice) => {
      if (isBroken) throw new Error('stopped');
      told.push(notice);
    };
    const { morning } = await twoAreas({ notify: { send } });
    expect(await morning('2025-08-08')).toBe(false);
    isBroken = false;
    expect(await morning('2025-08-09')).toBe(true);
    expect(told.map(({ day }) => day)).toEqual(['2025-08-08', '2025-08-08']);
  });

  test('nothing happens on a day when no quarter is looked after', async () => {
    const { asked, told, morning } = await twoAreas();
    expect(await morning('2025-09-15')).toBe(true);
    expect([asked, told]).toEqual([[], []]);
  });

  test('what is logged has ids and counts, and no word of a notice', async () => {
    const { logged, morning } = await twoAreas();
    await morning('2025-08-08');
    expect(logged.some((line) => line.includes('quarter-end.completed'))).toBe(true);
    expect(logged.join('\n')).not.toContain('Missing');
  });
});
