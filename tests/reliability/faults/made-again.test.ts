import { beforeAll, describe, test } from 'vitest';
import { rebuildTable } from '../../../local/rebuild-table.ts';
import { replayQuarter } from '../../../local/replay-quarter.ts';
import { emergency, extractFile } from '../../end-to-end/hand-made.ts';
import { copyOf, type Kept, nothingKept } from './kept.ts';
import { keptAfter, tryEveryPoint } from './points.ts';
import {
  arrive,
  COVENTRY,
  EXTRACT,
  forgetMessages,
  home,
  LOOKUP,
  PLACE,
  PLAN,
  QUARTER,
  SOLIHULL,
  takeUp,
} from './scenes.ts';
import { SETTINGS, type World } from './world.ts';

const PATIENCE_MS = 1_800_000;

/** Says of everything in the quarter whether it comes out the same; what is said is kept as if it were sent. */
async function replay({ kept, stores, publish }: World): Promise<boolean> {
  await replayQuarter(
    { ...publish, ...stores },
    {
      quarter: QUARTER,
      area: null,
      tell: (replayed) => {
        kept.messages.set('told', new Set([...(kept.messages.get('told') ?? []), JSON.stringify(replayed)]));
      },
    },
  );
  return true;
}

async function rebuild({ clients, stores, fileArrived }: World): Promise<boolean> {
  const deps = { clients, stores, settings: SETTINGS, arrivedFiles: fileArrived.countAgain, now: fileArrived.now };
  await rebuildTable(deps);
  return true;
}

describe('whatever breaks while a quarter is made again', { timeout: PATIENCE_MS }, () => {
  let published: Kept;
  beforeAll(async () => {
    published = nothingKept();
    for (const [key, content] of [
      ['plan/bcf/plan.csv', PLAN],
      ['area-lookup/ons/lookup.csv', LOOKUP],
      [EXTRACT, extractFile([emergency('x', { residence: '', lsoa21: 'E01009642' }), ...home(COVENTRY, 20)])],
      ['sus-apc/solihull/extract.csv', extractFile(home(SOLIHULL, 9))],
    ] as const) {
      const kept = copyOf(published);
      published = await keptAfter(kept, takeUp(arrive(kept, key, content)));
    }
    published = await keptAfter(published, (world) => world.publishReturn(PLACE));
    forgetMessages(published);
  });

  test('nothing is said to differ that does not, and nothing to be lost that is there', () =>
    tryEveryPoint({ name: 'a replay', before: published, act: replay }));

  test('a table that is lost comes to be the same as if nothing had broken', () =>
    tryEveryPoint({ name: 'a rebuild', before: { ...published, items: new Map() }, act: rebuild }));
});
