import { deliver, send } from './files.ts';
import { close, publish } from './returns.ts';
import { AREAS, type FileMeant, MONTHS } from './sent-file.ts';
import { settle } from './settle.ts';
import { signAll } from './signing.ts';
import type { World } from './world.ts';

/** Where a sequence of commands begins. */
export const STARTS = ['nothing', 'drafts', 'signed returns'] as const;
export type Start = (typeof STARTS)[number];

const everywhere = (count: number) => AREAS.flatMap((area) => MONTHS.map((month) => ({ area, month, count })));

const FIRST_FILES: FileMeant[] = [
  { feed: 'plan/bcf', name: 'a', said: AREAS.map((area) => ({ area, month: MONTHS[0], count: 5 })) },
  { feed: 'sus-apc/coventry', name: 'a', said: everywhere(6) },
  { feed: 'discharge-ready/rkb', name: 'a', said: everywhere(5) },
];

const EIGHT_DAYS_MS = 8 * 86_400_000;

/** Plans, extracts and trust returns of all areas and months come, and the quarter ends. */
export async function receiveFirstFiles(world: World): Promise<void> {
  for (const file of FIRST_FILES) {
    await send(world, file);
    for (const event of [...world.product.arrived]) await deliver(world, event, []);
  }
  world.product.passTime(EIGHT_DAYS_MS);
}

/** Brings a new world to where the sequence begins, by what people would do. */
export async function begin(world: World, start: Start): Promise<void> {
  if (start === 'nothing') return;
  await receiveFirstFiles(world);
  await close(world, null);
  for (const area of AREAS) await publish(world, area, null);
  if (start === 'drafts') return;
  for (const area of AREAS) await signAll(world, area, { fault: null });
  await settle(world);
}
