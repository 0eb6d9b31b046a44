import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import { send } from '../models/files.ts';
import type { Sent } from '../models/model.ts';
import { AREAS, type Area, FEEDS, type FileMeant, MONTHS } from '../models/sent-file.ts';
import { settle, settleAgain } from '../models/settle.ts';
import { latestOf, type Person, signAll } from '../models/signing.ts';
import { begin, type Start } from '../models/starts.ts';
import { newWorld, type World } from '../models/world.ts';
import { type Actor, closes, decides, hears, publishes, signs, unlocks } from './actors.ts';
import { allAtOnce, lookAtFiles } from './all-at-once.ts';

const LONG_MS = 600_000;

type Meant =
  | { does: 'send'; file: FileMeant; times: number }
  | { does: 'withdraw' | 'confirm'; place: number }
  | { does: 'publish' | 'certify' | 'unlock'; area: Area; by: Person }
  | { does: 'close' };

const fileArb: fc.Arbitrary<FileMeant> = fc.record({
  feed: fc.constantFrom(...FEEDS.slice(0, 4)),
  name: fc.constantFrom('a', 'b'),
  said: fc.uniqueArray(
    fc.record({ area: fc.constantFrom(...AREAS), month: fc.constantFrom(...MONTHS), count: fc.constantFrom(2, 5, 9) }),
    { minLength: 1, maxLength: 3, selector: ({ area, month }) => `${area} ${month}` },
  ),
});

const meantArb: fc.Arbitrary<Meant> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('send'), file: fileArb, times: fc.constantFrom(1, 1, 2) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('withdraw', 'confirm'), place: fc.nat(12) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('publish', 'certify', 'unlock'),
      area: fc.constantFrom(...AREAS),
      by: fc.constantFrom('Cat', 'Dan'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('close') }) },
);

async function sends(world: World, file: FileMeant, times: number): Promise<Actor[]> {
  await send(world, file);
  const event = world.product.arrived.at(-1);
  return event ? Array.from({ length: times }, () => hears(event)) : [];
}

/** Of a file: any, or the one that was held when they began. */
function fileAt({ model: { files } }: World, place: number): Sent[] {
  const held = files.find(({ fate }) => fate === 'held');
  return [(place > files.length && held) || files[place % files.length]].filter((file) => file !== undefined);
}

async function actorsOf(world: World, meant: Meant): Promise<Actor[]> {
  switch (meant.does) {
    case 'send':
      return sends(world, meant.file, meant.times);
    case 'withdraw':
    case 'confirm':
      return fileAt(world, meant.place).map((file) => decides(meant.does, file));
    case 'publish':
      return [publishes(meant.area)];
    case 'unlock':
      return [unlocks(meant.area, meant.by)];
    case 'close':
      return [closes];
    case 'certify': {
      const read = await latestOf(world, meant.area);
      return read ? [signs(meant.area, { step: 'certify', by: meant.by, read })] : [];
    }
  }
}

const LESS: FileMeant = {
  feed: 'discharge-ready/rkb',
  name: 'a',
  said: AREAS.map((area) => ({ area, month: '2025-05', count: 2 })),
};

/** A file is held, and two of three have signed one of the returns, so that the third may at any moment. */
async function beginWith(world: World, start: Start): Promise<void> {
  await begin(world, start);
  const [held] = await sends(world, LESS, 1);
  await held?.act(world);
  await lookAtFiles(world);
  if (start === 'drafts') await signAll(world, AREAS[0], { fault: null, steps: ['submit', 'review'] });
}

test(
  'whatever several people and files do at the same moment, in whichever order it comes, nothing is lost or counted twice',
  async () => {
    const tried = { sequences: 0, actors: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Start[]>('drafts', 'signed returns'),
        fc.array(fc.array(meantArb, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 2 }),
        fc.nat(),
        async (start, rounds, seed) => {
          const world = newWorld();
          await beginWith(world, start);
          for (const round of rounds) {
            const actors: Actor[] = [];
            for (const meant of round) actors.push(...(await actorsOf(world, meant)));
            await allAtOnce(world, actors, seed);
            tried.actors += actors.length;
          }
          await settle(world);
          await settleAgain(world);
          tried.sequences += 1;
        },
      ),
      { numRuns: effort(20, 200) },
    );
    expect(tried.actors).toBeGreaterThan(tried.sequences);
    note({ promise: 'sequences', what: 'sequences in which several act at the same moment', tried: tried.sequences });
  },
  LONG_MS,
);
