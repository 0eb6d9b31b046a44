import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CountCell } from '../../../functions/core/counts/count-cell.ts';
import { comparableValues } from '../../../functions/core/metrics/comparable-values.ts';
import { NO_SIGN_OFF } from '../../../functions/core/returns/sign-off.ts';
import type { Arrival } from '../../../functions/core/submissions/arrival.ts';
import { applyArrival } from '../../../functions/core/submissions/current.ts';
import { createRecords, type Records } from '../../../functions/edges/records/records.ts';
import type { LatestReturn, ReturnRevision } from '../../../functions/edges/records/returns.ts';
import type { Table } from '../../../functions/edges/records/table.ts';
import { coventryQuarter } from '../../core/returns/coventry-quarter.ts';
import { memoryTable } from './memory-table.ts';
import { noJournal, startTable } from './table-for-test.ts';

const arrival = (n: number): Arrival => ({
  submission: `s-${n}`,
  countsId: `s-${n}.rules`,
  key: `sus-apc/coventry/${n}.csv`,
  sequencer: String(n).padStart(4, '0'),
  arrivedAt: new Date(1_750_000_000_000 + n * 1000).toISOString(),
  sha256: `${n}`,
  fingerprint: 'rules',
});

const startMemoryTable = async () => ({ ...memoryTable(), close: async () => {} });

describe.each([
  ['the embedded DynamoDB', startTable],
  ['a table in memory', startMemoryTable],
])('records in %s', (_where, start) => {
  let records: Records;
  let table: Table;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const started = await start();
    table = started.table;
    records = createRecords(table, noJournal);
    close = started.close;
  });
  afterAll(() => close());

  describe('the pointer that says which file counts', () => {
    test('of a feed that sent nothing is empty', async () => {
      expect(await records.currents.get('sus-apc', 'nobody')).toEqual({ version: 0, arrivals: {}, slots: {} });
    });

    test('twenty that move it at the same time all have their say, each month ending with the newest', async () => {
      const movers = Array.from({ length: 20 }, (_, n) => n);
      const monthOf = (n: number) => `2025-${String(1 + (n % 10)).padStart(2, '0')}`;
      const settled = await Promise.allSettled(
        movers.map((n) =>
          records.currents.move('sus-apc', 'coventry', (current) =>
            applyArrival(current, arrival(n), [{ scope: '*', period: monthOf(n), rows: n }]),
          ),
        ),
      );
      // Whoever loses ten races gives up to be delivered again, and loses nothing by it.
      const lost = movers.filter((n) => settled[n]?.status === 'rejected');
      for (const n of lost) {
        await records.currents.move('sus-apc', 'coventry', (current) =>
          applyArrival(current, arrival(n), [{ scope: '*', period: monthOf(n), rows: n }]),
        );
      }
      for (const failure of settled) if (failure.status === 'rejected') expect(failure.reason.name).toBe('Retry');
      const { slots, version } = await records.currents.get('sus-apc', 'coventry');
      expect(version).toBe(20);
      const claim = (n: number) => ({ submission: `s-${n}`, rows: n });
      expect(slots['*']).toEqual(
        Object.fromEntries(movers.slice(10).map((n) => [monthOf(n), [claim(n), claim(n - 10)]])),
      );
    });

    test('of one source is listed for every feed', async () => {
      await records.currents.move('sus-apc', 'rkb', (current) => applyArrival(current, arrival(1), []));
      expect((await records.currents.ofSource('sus-apc')).map(({ feed }) => feed)).toEqual(['coventry', 'rkb']);
      expect(await records.currents.ofSource('plan')).toEqual([]);
      expect((await records.currents.all()).map(({ source, feed }) => `${source} of ${feed}`)).toEqual([
        'sus-apc of coventry',
        'sus-apc of rkb',
      ]);
    });
  });

  describe('counts', () => {
    const cell = (unit: string, period: string): CountCell => ({ unit, period, rows: 3, counts: { discharges: 3 } });
    const boards = Array.from({ length: 153 }, (_, n) => `E060001${String(n).padStart(2, '0')}`);

    test('of 153 boards and three months are written, and read by unit or by key', async () => {
      const cells = boards.flatMap((unit) => ['2025-04', '2025-05', '2025-06'].map((month) => cell(unit, month)));
      await records.counts.putAll('s-1.rules', cells);
      expect(await records.counts.list('s-1.rules')).toHaveLength(459);
      const one = await records.counts.list('s-1.rules', boards[7]);
      expect(one.map(({ unit, period, countsId }) => [unit, period, countsId])).toEqual(
        ['2025-04', '2025-05', '2025-06'].map((month) => [boards[7], month, 's-1.rules']),
      );
      const found = await records.counts.getAll([
        { countsId: 's-1.rules', unit: boards[3] ?? '', period: '2025-05' },
        { countsId: 's-2.rules', unit: boards[3] ?? '', period: '2025-05' },
      ]);
      expect(found).toEqual([{ ...cell(boards[3] ?? '', '2025-05'), countsId: 's-1.rules' }]);
    });

    test('of a set tell for whom and when they are, again without reading; a set that is not written yet is not remembered', async () => {
      expect(await records.counts.rowsOf('s-9.rules')).toEqual([]);
      await records.counts.putAll('s-9.rules', [cell('E06000101', '2025-04')]);
      const rows = await records.counts.rowsOf('s-9.rules');
      expect(rows).toEqual([{ unit: 'E06000101', period: '2025-04', rows: 3 }]);
      expect(await records.counts.rowsOf('s-9.rules')).toBe(rows);
    });
  });

  describe('metrics', () => {
    const at = { quarter: '2025-26-Q1' as const, computedAt: '2025-07-20T09:30:00.000Z', hasData: true };
    const put = (unit: string, isBoard: boolean, metrics = coventryQuarter()) =>
      records.metrics.put({ ...at, unit, isBoard, metrics });

    test('of several quarters and units are read together, those that there are', async () => {
      await put('E08000026', true);
      const found = await records.metrics.getAll([
        { quarter: '2025-26-Q1', unit: 'E08000026' },
        { quarter: '2024-25-Q1', unit: 'E08000026' },
      ]);
      expect(found).toEqual([{ ...at, unit: 'E08000026', isBoard: true, metrics: coventryQuarter() }]);
    });

    test('of boards leave what other boards are compared by, which follows each change; those of trusts leave nothing', async () => {
      await put('E08000026', true);
      await put('RKB', false);
      expect(await records.metrics.compared('2025-26-Q1', ['E08000026', 'RKB'])).toEqual([
        { unit: 'E08000026', values: expect.arrayContaining(comparableValues(coventryQuarter())) },
      ]);
      await put('E08000026', true, []);
      expect(await records.metrics.compared('2025-26-Q1', ['E08000026', 'RKB'])).toEqual([
        { unit: 'E08000026', values: [] },
      ]);
    });
  });

  describe('submissions', () => {
    const arriving = {
      id: 's-a',
      key: 'sus-apc/coventry/a.csv',
      versionId: 'v1',
      sequencer: '01',
      arrivedAt: '2025-05-16T09:00:00.000Z',
      bytes: 12,
    };

    test('every attempt is noted before anything is read, and what was known stays', async () => {
      expect(await records.submissions.startAttempt(arriving)).toMatchObject({
        ...arriving,
        state: 'started',
        attempts: 1,
        failures: 0,
      });
      await records.submissions.noteFailure('s-a');
      const again = await records.submissions.startAttempt({ ...arriving, arrivedAt: '2026-01-01T00:00:00.000Z' });
      expect(again).toMatchObject({ attempts: 2, failures: 1, arrivedAt: arriving.arrivedAt });
    });

    test('an attempt that is noted once more, because the answer was lost, is one', async () => {
      const once = { ...arriving, id: 's-once' };
      await records.submissions.startAttempt(once, 'the first');
      expect(await records.submissions.startAttempt(once, 'the first')).toMatchObject({ attempts: 1, failures: 0 });
      const second = await records.submissions.startAttempt(once, 'the second');
      expect(second).toMatchObject({ ...once, attempts: 2, failures: 0 });
      expect(second).not.toHaveProperty('attempt');
    });

    test('ten attempts at the same time are ten', async () => {
      const started = await Promise.all(
        Array.from({ length: 10 }, () => records.submissions.startAttempt({ ...arriving, id: 's-b' })),
      );
      expect(started.map(({ attempts }) => attempts).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });

    test('are listed newest first, page by page', async () => {
      for (const n of [1, 2, 3]) {
        await records.submissions.startAttempt({
          ...arriving,
          id: `s-l${n}`,
          arrivedAt: `2025-06-0${n}T00:00:00.000Z`,
        });
      }
      const first = await records.submissions.list({ limit: 2 });
      expect(first.submissions.map(({ id }) => id)).toEqual(['s-l3', 's-l2']);
      const second = await records.submissions.list({ limit: 10, after: first.next ?? undefined });
      expect(second.submissions.map(({ id }) => id)).toEqual(['s-l1', 's-once', 's-b', 's-a']);
      expect(second.next).toBeNull();
    });

    test('are told by outcome among the newest, newest first', async () => {
      const started = await records.submissions.startAttempt({ ...arriving, id: 's-l2' });
      const settled = { ...started, state: 'settled' as const };
      await records.submissions.put({ ...settled, outcome: 'held' });
      await records.submissions.put({ ...settled, id: 's-a', arrivedAt: arriving.arrivedAt, outcome: 'rejected' });
      const ofOutcomes = async (lookedAt: number) =>
        (await records.submissions.ofOutcomes(['held', 'rejected'], lookedAt)).map(({ id }) => id);
      expect(await ofOutcomes(100)).toEqual(['s-l2', 's-a']);
      expect(await ofOutcomes(3)).toEqual(['s-l2']);
      expect(await records.submissions.ofOutcomes(['withdrawn'], 100)).toEqual([]);
    });
  });

  describe('revisions of a return', () => {
    const quarter = '2025-26-Q1';
    const area = 'E08000026';
    const revision = (n: number): ReturnRevision => ({
      area,
      quarter,
      revision: n,
      state: 'claimed',
      contentSha256: `c${n}`,
      generatedAt: '2025-07-20T00:00:00.000Z',
      previousRevision: null,
      files: [],
    });
    const latest = (n: number, version: number) =>
      ({
        version,
        proposed: null,
        area,
        quarter,
        revision: n,
        contentSha256: `c${n}`,
        publishedAt: '2025-07-20T00:00:00.000Z',
        files: [],
        entry: { area: { code: area, name: 'Coventry' } },
      }) as unknown as LatestReturn;

    test('a number is taken by one of many', async () => {
      const claims = await Promise.all(Array.from({ length: 12 }, () => records.returns.claim(revision(1))));
      expect(claims.filter(Boolean)).toHaveLength(1);
    });

    test('are told oldest first, past the ninth as well', async () => {
      for (let n = 2; n <= 12; n += 1) await records.returns.claim(revision(n));
      const all = await records.returns.revisions(quarter, area);
      expect(all.map((each) => each.revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      await records.returns.markPublished(revision(12));
      expect((await records.returns.revisions(quarter, area)).at(-1)?.state).toBe('published');
    });

    test('what stands changes only against the version that was read', async () => {
      expect(await records.returns.latest(quarter, area)).toBeNull();
      expect(await records.returns.moveLatest(latest(2, 1))).toBe(true);
      expect(await records.returns.moveLatest(latest(1, 1))).toBe(false);
      expect(await records.returns.moveLatest(latest(3, 3))).toBe(false);
      expect((await records.returns.latest(quarter, area))?.revision).toBe(2);
      const moves = await Promise.all([5, 3, 9, 4, 7].map((n) => records.returns.moveLatest(latest(n, 2))));
      expect(moves.filter(Boolean)).toHaveLength(1);
      const stands = await records.returns.latest(quarter, area);
      expect(stands?.revision).toBe([5, 3, 9, 4, 7][moves.indexOf(true)]);
      expect(await records.returns.ofQuarter(quarter)).toEqual([stands]);
      expect(await records.returns.list(10)).toEqual([stands]);
      const { files: _files, contentSha256: _content, period: _period, ...standing } = latest(stands?.revision ?? 0, 2);
      expect(await records.returns.standing(quarter)).toEqual([{ ...standing, version: stands?.version }]);
    });

    test('what an earlier release wrote has no version, and is written over once', async () => {
      const [old, other] = ['E10000018', '2024-25-Q1'] as const;
      const { version: _version, proposed: _proposed, ...before } = { ...latest(4, 0), area: old, quarter: other };
      const Item = { pk: `RETURNS#${other}`, sk: old, ...before };
      await table.client.send(new PutCommand({ TableName: table.name, Item }));
      expect(await records.returns.latest(other, old)).toMatchObject({ revision: 4, version: 0, proposed: null });
      const next = { ...latest(5, 1), area: old, quarter: other };
      expect([await records.returns.moveLatest(next), await records.returns.moveLatest(next)]).toEqual([true, false]);
    });
  });

  describe('how far a return is signed', () => {
    const quarter = '2025-26-Q1';
    const area = 'E08000026';

    test('changes only against the version that was read, so one of many signs', async () => {
      expect(await records.signOffs.get(quarter, area)).toEqual(NO_SIGN_OFF);
      const first = { ...NO_SIGN_OFF, version: 1, revision: 3, contentSha256: 'c3' };
      const puts = await Promise.all(Array.from({ length: 6 }, () => records.signOffs.put(quarter, area, first)));
      expect(puts.filter(Boolean)).toHaveLength(1);
      expect(await records.signOffs.get(quarter, area)).toEqual(first);
      const by = (name: string) => ({
        ...first,
        version: 2,
        signedOff: { revision: 3, contentSha256: 'c3', at: 'T', by: name },
      });
      const signed = await Promise.all(['Ann', 'Ben'].map((name) => records.signOffs.put(quarter, area, by(name))));
      expect(signed.filter(Boolean)).toHaveLength(1);
      expect(await records.signOffs.put(quarter, area, { ...first, version: 4 })).toBe(false);
      expect(await records.signOffs.get(quarter, 'E10000018')).toEqual(NO_SIGN_OFF);
    });
  });

  describe('the audit trail', () => {
    test('keeps the first word on what was done, however often it is said', async () => {
      const entry = {
        id: 'a',
        at: '2025-05-01T00:00:00.000Z',
        who: 'analyst',
        what: 'held file confirmed',
        subject: 's-1',
        why: 'right',
      };
      await records.audit.add(entry);
      await records.audit.add({ ...entry, who: 'somebody else', at: '2025-06-01T00:00:00.000Z' });
      await records.audit.add({ ...entry, id: 'b', at: '2025-05-02T00:00:00.000Z' });
      const list = await records.audit.list({ limit: 10 });
      expect(list.map(({ id, who }) => [id, who])).toEqual([
        ['b', 'analyst'],
        ['a', 'analyst'],
      ]);
    });
  });
});
