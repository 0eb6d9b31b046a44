import { beforeAll, describe, test } from 'vitest';
import { createQuarterEnd } from '../../../functions/handlers/quarter-end/quarter-end.ts';
import { extractFile } from '../../end-to-end/hand-made.ts';
import { copyOf, type Kept, nothingKept } from './kept.ts';
import { keptAfter, tryEveryPoint } from './points.ts';
import { arrive, COVENTRY, EXTRACT, forgetMessages, home, PLANS, publishAsked, SOLIHULL, takeUp } from './scenes.ts';
import type { World } from './world.ts';

const PATIENCE_MS = 1_800_000;

/** A morning: people are told what is missing, and the returns that are due are asked for, as the schedule does. */
async function tell(world: World, day: string): Promise<boolean> {
  const { due, failed } = await createQuarterEnd(world.quarterEnd)({ day });
  for (const request of due) await world.fileArrived.publish.send(request);
  return failed.length === 0;
}

describe('whatever breaks at the end of a quarter, people are told and returns are made as if nothing had', {
  timeout: PATIENCE_MS,
}, () => {
  let before: Kept;
  let warned: Kept;
  beforeAll(async () => {
    before = nothingKept();
    for (const [key, content] of [
      ['plan/bcf/plan.csv', PLANS],
      [EXTRACT, extractFile([...home(COVENTRY, 20), ...home(SOLIHULL, 9)])],
    ] as const) {
      const kept = copyOf(before);
      before = await keptAfter(kept, takeUp(arrive(kept, key, content)));
    }
    forgetMessages(before);
    warned = await keptAfter(before, (world) => tell(world, '2025-08-08'));
    forgetMessages(warned);
  });

  test('on the morning of a reminder', () =>
    tryEveryPoint({ name: 'the morning of a reminder', before, act: (world) => tell(world, '2025-08-08') }));

  test('on a morning on which everybody has been told', () =>
    tryEveryPoint({ name: 'a morning like any other', before: warned, act: (world) => tell(world, '2025-08-09') }));

  test('while the returns that are due are published', async () => {
    const asked = await keptAfter(warned, (world) => tell(world, '2025-08-09'));
    await tryEveryPoint({ name: 'the returns that are due', before: asked, act: publishAsked });
  });
});
