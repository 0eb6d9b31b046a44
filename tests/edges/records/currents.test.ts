import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Arrival } from '../../../functions/core/submissions/arrival.ts';
import { applyArrival } from '../../../functions/core/submissions/current.ts';
import { type CurrentRecords, createCurrentRecords } from '../../../functions/edges/records/currents.ts';
import type { Table } from '../../../functions/edges/records/table.ts';
import { noJournal, startTable } from './table-for-test.ts';

let table: Table;
let close: () => Promise<void>;
const sent: string[] = [];
beforeAll(async () => {
  ({ table, close } = await startTable());
  table.client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        sent.push(String(commandName));
        return next(args);
      },
    { step: 'initialize' },
  );
});
afterAll(() => close());

const arrival = (n: number): Arrival => ({
  submission: `s-${n}`,
  countsId: `s-${n}.rules`,
  key: `sus-apc/coventry/${n}.csv`,
  sequencer: String(n).padStart(4, '0'),
  arrivedAt: new Date(1_750_000_000_000 + n * 1000).toISOString(),
  sha256: `${n}`,
  fingerprint: 'rules',
});

const arrive = (records: CurrentRecords, feed: string, n: number) =>
  records.move('sus-apc', feed, (current) =>
    applyArrival(current, arrival(n), [{ scope: '*', period: '2025-04', rows: n }]),
  );

const rowsOf = async (records: CurrentRecords) =>
  Object.fromEntries(
    (await records.all()).map(({ feed, current }) => [feed, current.slots['*']?.['2025-04']?.[0]?.rows]),
  );

test('a pointer that somebody else has moved is read again, and one that nobody moved is not', async () => {
  const [here, elsewhere] = [createCurrentRecords(table, noJournal), createCurrentRecords(table, noJournal)];
  await arrive(elsewhere, 'coventry', 1);
  await arrive(elsewhere, 'portal', 2);
  expect(await rowsOf(here)).toEqual({ coventry: 1, portal: 2 });
  sent.length = 0;
  expect(await rowsOf(here)).toEqual({ coventry: 1, portal: 2 });
  expect(sent).toEqual(['QueryCommand']);
  await arrive(elsewhere, 'coventry', 3);
  await arrive(elsewhere, 'new', 4);
  expect(await rowsOf(here)).toEqual({ coventry: 3, new: 4, portal: 2 });
});

test('of many who read at the same time each sees what was written before it asked', async () => {
  const [here, elsewhere] = [createCurrentRecords(table, noJournal), createCurrentRecords(table, noJournal)];
  const readers = Array.from({ length: 12 }, async (_, n) => {
    const feed = `feed-${n}`;
    await arrive(elsewhere, feed, n + 1);
    return (await rowsOf(here))[feed];
  });
  expect(await Promise.all(readers)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
});

test('those who read one source see that source only, whatever was read before', async () => {
  const records = createCurrentRecords(table, noJournal);
  await records.move('plan', 'bcf', (current) => applyArrival(current, arrival(9), []));
  expect((await records.ofSource('plan')).map(({ feed }) => feed)).toEqual(['bcf']);
  expect((await records.all()).length).toBeGreaterThan(12);
});
