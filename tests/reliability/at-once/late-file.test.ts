import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import { type EmbeddedStores, startEmbeddedStores } from '../models/embedded-stores.ts';
import { send } from '../models/files.ts';
import { documentOf, figuresIn } from '../models/returns.ts';
import { AREAS, type FileMeant } from '../models/sent-file.ts';
import { settleAgain } from '../models/settle.ts';
import { latestOf, signAll } from '../models/signing.ts';
import { begin } from '../models/starts.ts';
import { newWorld, type World } from '../models/world.ts';
import { type Came, hears, publishes, signs } from './actors.ts';
import { allAtOnce } from './all-at-once.ts';
import { seeded } from './pace.ts';

const [AREA] = AREAS;
const LONG_MS = 600_000;

/** More calls than hearing of the file and publishing it takes. */
const MOST_CALLS = 450;

const LATE: FileMeant = {
  feed: 'sus-apc/coventry',
  name: 'late',
  said: [{ area: AREA, month: '2025-05', count: 12 }],
};

/** Cat has read what Ann and Ben have signed, and certifies it at the moment at which a file comes that changes it. */
async function certifyAgainstLateFile(world: World, seed: number): Promise<Came | undefined> {
  await begin(world, 'drafts');
  await signAll(world, AREA, { fault: null, steps: ['submit', 'review'] });
  const read = await latestOf(world, AREA);
  await send(world, LATE);
  const [event] = world.product.arrived;
  if (!read || !event) throw new Error('There is nothing to sign, or no file');
  const [certified] = await allAtOnce(
    world,
    [
      { ...signs(AREA, { step: 'certify', by: 'Cat', read }), after: Math.floor(seeded(seed)() * MOST_CALLS) },
      hears(event),
      publishes(AREA),
    ],
    seed,
  );
  await settleAgain(world);
  const stands = await latestOf(world, AREA);
  const figures = figuresIn(await documentOf(world, AREA, read.revision));
  if (certified === 'done') {
    expect(stands).toMatchObject({ contentSha256: read.contentSha256, entry: { status: 'signed-off' } });
    expect(figuresIn(await documentOf(world, AREA, stands?.revision ?? 0))).toEqual(figures);
    const late = figuresIn(await documentOf(world, AREA, stands?.proposed?.revision ?? 0));
    expect(late.counts['2025-05']?.admissions, 'what the late file would change').toBe(12);
  } else {
    expect(certified).toBe('refused: content-changed');
    expect(stands?.entry.status).toBe('draft');
    const now = figuresIn(await documentOf(world, AREA, stands?.revision ?? 0));
    expect(now.counts['2025-05']?.admissions, 'what is to be read and signed anew').toBe(12);
  }
  return certified;
}

describe('a return is certified at the moment at which a late file comes: what was read is signed and the file proposed, or it is refused', () => {
  test(
    'in whichever order the calls come',
    async () => {
      const seeds = effort(10, 120);
      const came: (Came | undefined)[] = [];
      for (let seed = 1; seed <= seeds; seed += 1) came.push(await certifyAgainstLateFile(newWorld(), seed));
      expect(new Set(came)).toEqual(new Set(['done', 'refused: content-changed']));
      note({ promise: 'sequences', what: 'a certificate against a late file', tried: seeds });
    },
    LONG_MS,
  );

  describe('in the embedded stores', () => {
    let stores: EmbeddedStores;
    beforeAll(async () => {
      stores = await startEmbeddedStores();
    });
    afterAll(() => stores.close());

    test(
      'with many calls in flight',
      async () => {
        const seeds = effort(1, 8);
        for (let seed = 1; seed <= seeds; seed += 1) {
          await certifyAgainstLateFile(newWorld(await stores.make()), seed);
        }
        note({ promise: 'sequences', what: 'a certificate against a late file, embedded stores', tried: seeds });
      },
      LONG_MS,
    );
  });
});
