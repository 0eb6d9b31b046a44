import { expect, test } from 'vitest';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import { send } from '../models/files.ts';
import { AREAS, type FileMeant, MONTHS } from '../models/sent-file.ts';
import { settle } from '../models/settle.ts';
import { begin, type Start } from '../models/starts.ts';
import { newWorld } from '../models/world.ts';
import { hears } from './actors.ts';
import { allAtOnce } from './all-at-once.ts';

const LONG_MS = 600_000;

/** None of them loses so much of the one before that it would be held. */
const COUNTS = [6, 8, 7, 9];

const fileOf = (count: number): FileMeant => ({
  feed: 'sus-apc/coventry',
  name: count % 2 === 0 ? 'a' : 'b',
  said: AREAS.map((area) => ({ area, month: MONTHS[0], count })),
});

/** Corrections of the same month are heard of at the same moment; what they ask for is published meanwhile. */
async function correctedAtOnce(start: Start, seed: number): Promise<void> {
  const world = newWorld();
  await begin(world, start);
  for (const count of COUNTS) await send(world, fileOf(count));
  const came = await allAtOnce(world, world.product.arrived.map(hears), seed);
  expect(came, `seed ${seed}`).toEqual(COUNTS.map(() => 'done'));
  await settle(world);
}

test.each([
  ['the numbers of an area that has no return yet', 'nothing', effort(60, 800)],
  ['a return that is published', 'drafts', effort(12, 150)],
] as const)(
  '%s: four corrections at the same moment leave what the newest says',
  async (what, start, seeds) => {
    for (let seed = 1; seed <= seeds; seed += 1) await correctedAtOnce(start, seed);
    note({ promise: 'files at once', what: `four corrections of ${what}`, tried: COUNTS.length * seeds });
  },
  LONG_MS,
);
