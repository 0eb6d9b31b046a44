import { beforeAll, describe, test } from 'vitest';
import { emergencies, extractFile } from '../../end-to-end/hand-made.ts';
import { officialTemplate } from '../../end-to-end/official-template.ts';
import { copyOf, type Kept, nothingKept } from './kept.ts';
import { keptAfter, tryEveryPoint } from './points.ts';
import { arrive, COVENTRY, EXTRACT, forgetMessages, home, PLACE, takeUp } from './scenes.ts';
import type { World } from './world.ts';

const PATIENCE_MS = 1_800_000;

describe('whatever breaks while a return is published, readers find the old return or the new one, whole', {
  timeout: PATIENCE_MS,
}, () => {
  const publish = (world: World) => world.publishReturn(PLACE);
  const withFile = async (from: Kept, key: string, content: string | Uint8Array): Promise<Kept> => {
    const kept = copyOf(from);
    const after = await keptAfter(kept, takeUp(arrive(kept, key, content)));
    forgetMessages(after);
    return after;
  };
  let fresh: Kept;
  let published: Kept;
  beforeAll(async () => {
    fresh = await withFile(nothingKept(), EXTRACT, extractFile(emergencies(20)));
    published = await keptAfter(fresh, publish);
  });

  test('the first return of a quarter', () => tryEveryPoint({ name: 'a first return', before: fresh, act: publish }));

  test('a return of which nothing has changed', () =>
    tryEveryPoint({ name: 'an unchanged return', before: published, act: publish }));

  test('a second revision', async () => {
    const before = await withFile(published, EXTRACT, extractFile(emergencies(25)));
    await tryEveryPoint({ name: 'a second revision', before, act: publish });
  });

  test('a return with the filled official template', async () => {
    const before = await withFile(published, 'template/2025-26-q1/blank.xlsx', officialTemplate());
    await tryEveryPoint({ name: 'a return with a template', before, act: publish });
  });

  test('the return of a fourth quarter, which says the whole year', async () => {
    const before = await withFile(
      published,
      'sus-apc/coventry/january.csv',
      extractFile(home(COVENTRY, 12, '2026-01')),
    );
    const act = (world: World) => world.publishReturn({ area: COVENTRY, quarter: '2025-26-Q4' });
    await tryEveryPoint({ name: 'a return of a fourth quarter', before, act });
  });
});
