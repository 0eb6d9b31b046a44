import { expect, test } from 'vitest';
import { deliver, send } from './files.ts';
import type { Fault } from './gate.ts';
import type { Fate } from './model.ts';
import type { FileMeant } from './sent-file.ts';
import { settle } from './settle.ts';
import { newWorld } from './world.ts';

const FILE: FileMeant = {
  feed: 'sus-apc/coventry',
  name: 'a',
  said: [{ area: 'E08000026', month: '2025-04', count: 12 }],
};

/** More often than a file may be begun and lost. */
const OFTEN = 5;

/** What becomes of a file at which the machine stops behind one and the same write, again and again; undefined past the last write. */
async function stoppedBehind(at: number): Promise<Fate | undefined> {
  const world = newWorld();
  await send(world, FILE);
  const [event] = world.product.arrived;
  const [file] = world.model.files;
  if (!event || !file) throw new Error('Nothing was sent');
  const faults = Array.from({ length: OFTEN }, (): Fault => ({ at, moment: 'after', how: 'killed' }));
  await deliver(world, event, faults);
  if (!world.came.has('a file: cut off')) return undefined;
  await settle(world);
  expect(file.fate === 'rejected', `behind write ${at}: rejected, or counted`).toBe(!file.isHeard);
  return file.fate;
}

test('a file at which the machine stops again and again is rejected, but not once it counts', async () => {
  const fates: Fate[] = [];
  for (let fate = await stoppedBehind(1); fate; fate = await stoppedBehind(fates.length + 1)) fates.push(fate);
  expect(fates[0]).toBe('rejected');
  expect(fates.at(-1)).toBe('counts');
});
