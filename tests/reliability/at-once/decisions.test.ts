import { expect, test } from 'vitest';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import { send, stored } from '../models/files.ts';
import { AREAS, type FileMeant, QUARTER } from '../models/sent-file.ts';
import { settleAgain } from '../models/settle.ts';
import { latestOf, signAll } from '../models/signing.ts';
import { begin } from '../models/starts.ts';
import { newWorld } from '../models/world.ts';
import { decides, hears, signs } from './actors.ts';
import { allAtOnce } from './all-at-once.ts';

const [AREA] = AREAS;
const LONG_MS = 600_000;

const file = (count: number): FileMeant => ({
  feed: 'discharge-ready/rkb',
  name: 'a',
  said: [{ area: AREA, month: '2025-04', count }],
});

test(
  'a file that is confirmed and withdrawn at the same moment is withdrawn, and its report says so',
  async () => {
    const seeds = effort(40, 400);
    for (let seed = 1; seed <= seeds; seed += 1) {
      const world = newWorld();
      for (const count of [12, 2]) {
        await send(world, file(count));
        for (const event of [...world.product.arrived]) await hears(event).act(world);
      }
      const [, held] = world.model.files;
      if (!held) throw new Error('No file was sent');
      expect((await stored(world, held))?.outcome).toBe('held');
      const [confirmed, withdrawn] = await allAtOnce(
        world,
        [decides('confirm', held), decides('withdraw', held)],
        seed,
      );
      expect(['done', 'refused: not-held']).toContain(confirmed);
      expect(withdrawn).toBe('done');
      await settleAgain(world);
      expect(held.fate, `seed ${seed}`).toBe('withdrawn');
    }
    note({ promise: 'sequences', what: 'a file confirmed and withdrawn at once', tried: seeds });
  },
  LONG_MS,
);

test(
  'two who certify a return at the same moment: one has signed it, and the other is told so',
  async () => {
    const seeds = effort(8, 80);
    for (let seed = 1; seed <= seeds; seed += 1) {
      const world = newWorld();
      await begin(world, 'drafts');
      await signAll(world, AREA, { fault: null, steps: ['submit', 'review'] });
      const read = await latestOf(world, AREA);
      if (!read) throw new Error('There is nothing to sign');
      const both = ['Cat', 'Dan'] as const;
      const came = await allAtOnce(
        world,
        both.map((by) => signs(AREA, { step: 'certify', by, read })),
        seed,
      );
      expect(came.toSorted(), `seed ${seed}`).toEqual(['done', 'refused: not-due']);
      const { signedOff } = await world.product.stores.records.signOffs.get(QUARTER, AREA);
      expect(signedOff?.by).toBe(both[came.indexOf('done')]);
      await settleAgain(world);
    }
    note({ promise: 'sequences', what: 'a return certified by two at once', tried: seeds });
  },
  LONG_MS,
);
