import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boards } from '../../../functions/core/areas/boards.ts';
import type { Arrival } from '../../../functions/core/submissions/arrival.ts';
import {
  applyArrival,
  type Current,
  NOTHING_CURRENT,
  placesIn,
  type Slot,
} from '../../../functions/core/submissions/current.ts';
import type { Submission } from '../../../functions/core/submissions/submission.ts';
import { packCurrent } from '../../../functions/edges/records/pack-current.ts';
import { createRecords, type Records } from '../../../functions/edges/records/records.ts';
import { noJournal, startTable } from './table-for-test.ts';

let records: Records;
let close: () => Promise<void>;
beforeAll(async () => {
  const started = await startTable();
  records = createRecords(started.table, noJournal);
  close = started.close;
});
afterAll(() => close());

/** Names, hashes and ids as long as real ones. */
const arrival = (n: number): Arrival => {
  const submission = `s-${String(n).repeat(20).slice(0, 20)}`;
  return {
    submission,
    countsId: `${submission}.0123456789`,
    key: `plan/a-team-with-a-long-name/Better Care Fund plan of every area, version ${n}, final (2).xlsx`,
    sequencer: `01A204FB9C0D00${n}0`,
    arrivedAt: `2026-11-2${n}T20:38:48.000Z`,
    sha256: String(n).repeat(64).slice(0, 64),
    fingerprint: 'plan/1',
  };
};

const MONTHS = Array.from(
  { length: 66 },
  (_, n) => `${2020 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
);

/** As many areas and months as one file may have. `rowsOf` says how many rows each has. */
function tenThousandSlots(rowsOf: (n: number) => number): Slot[] {
  const places = boards.flatMap(({ code }) => MONTHS.map((period) => ({ scope: code, period })));
  return places.slice(0, 10_000).map((place, n) => ({ ...place, rows: rowsOf(n) }));
}

function sixFiles(slotsOf: (file: number) => Slot[]): Current {
  return [1, 2, 3, 4, 5, 6].reduce((current, n) => applyArrival(current, arrival(n), slotsOf(n)), NOTHING_CURRENT);
}

/** The size that DynamoDB reckons with: names and texts in bytes, some for each number, list and map. */
function itemBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value !== 'object' || value === null) return 21;
  const entries = Array.isArray(value) ? value.map((each) => ['', each] as const) : Object.entries(value);
  return entries.reduce((sum, [name, each]) => sum + Buffer.byteLength(name) + itemBytes(each) + 1, 3);
}

describe('a pointer with ten thousand areas and months, each with the history of six files', () => {
  test('takes a third of the room of an item where the files are corrections of each other', () => {
    const current = sixFiles(() => tenThousandSlots((n) => 1 + (n % 17)));
    expect(placesIn(current)).toHaveLength(10_000);
    expect(itemBytes(packCurrent(current))).toBeLessThan(135_000);
  });

  test('fits into an item though every file has other rows in every slot, and is read back as it was', async () => {
    let seed = 7;
    const chance = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    const current = sixFiles(() => tenThousandSlots(() => 1 + Math.floor(chance() * 17)).filter(() => chance() < 0.9));
    expect(itemBytes(packCurrent(current))).toBeLessThan(270_000);
    const written = await records.currents.move('plan', 'everybody', () => ({ ...current, version: 1 }));
    expect(await records.currents.get('plan', 'everybody')).toEqual(written);
  });
});

describe('the slots of a held file', () => {
  const held = (id: string, slots: Slot[]): Submission => ({
    id,
    state: 'settled',
    attempts: 1,
    failures: 0,
    key: 'plan/everybody/plan.csv',
    versionId: 'v1',
    sequencer: '01',
    arrivedAt: '2026-11-22T20:38:48.000Z',
    bytes: 1,
    source: 'plan',
    feed: 'everybody',
    outcome: 'held',
    rows: null,
    issueTotal: 0,
    periods: MONTHS,
    areas: [],
    reportKey: null,
    settledAt: null,
    arrival: arrival(1),
    slots,
    needsAreaLookup: false,
    replaced: [],
    withdrawal: null,
  });

  test('are kept with it, ten thousand of them', async () => {
    const submission = held(
      's-held',
      tenThousandSlots((n) => 1 + (n % 17)),
    );
    await records.submissions.put(submission);
    expect(await records.submissions.get('s-held')).toEqual(submission);
  });

  test('are read back as they were, with and without a count', async () => {
    const slots = fc.uniqueArray(
      fc.record(
        {
          scope: fc.constantFrom('*', 'E08000026'),
          period: fc.constantFrom(...MONTHS),
          rows: fc.nat(),
          count: fc.nat(),
        },
        { requiredKeys: ['scope', 'period', 'rows'] },
      ),
      { selector: ({ scope, period }) => `${scope} ${period}`, maxLength: 20 },
    );
    const named = ({ scope, period }: Slot) => `${scope} ${period}`;
    const inOrder = (all: readonly Slot[]) => [...all].sort((a, b) => (named(a) < named(b) ? -1 : 1));
    await fc.assert(
      fc.asyncProperty(slots, async (some) => {
        await records.submissions.put(held('s-any', some));
        expect(inOrder((await records.submissions.get('s-any'))?.slots ?? [])).toEqual(inOrder(some));
      }),
      { numRuns: 20 },
    );
  });

  test('a withdrawal stands against whoever counted the file meanwhile', async () => {
    const withdrawal = { at: '2026-11-23T08:00:00.000Z', by: 'an analyst', reason: 'wrong month' };
    const submission = held('s-gone', []);
    await records.submissions.put({ ...submission, outcome: 'withdrawn', withdrawal });
    await expect(records.submissions.put(submission)).rejects.toThrow('withdrawn meanwhile');
    expect((await records.submissions.get('s-gone'))?.outcome).toBe('withdrawn');
  });
});
