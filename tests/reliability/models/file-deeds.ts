import fc from 'fast-check';
import { type Decided, decide } from './decisions.ts';
import { type Deed, deed, faultArb, faultsArb, faultWords, perhapsFault } from './deed.ts';
import { deliver, send } from './files.ts';
import type { Fault } from './gate.ts';
import type { Sent } from './model.ts';
import { AREAS, FEEDS, type FileMeant, MONTHS, partsOf } from './sent-file.ts';
import type { World } from './world.ts';

/** A feed remembers six files of each part; what came before them is for `tests/core/submissions`. */
const MOST_OF_A_PART = 6;

const saidArb = fc.uniqueArray(
  fc.record({
    area: fc.constantFrom(...AREAS),
    month: fc.constantFrom(...MONTHS),
    count: fc.constantFrom(2, 5, 6, 12),
  }),
  { minLength: 1, maxLength: 3, selector: ({ area, month }) => `${area} ${month}` },
);

/** A plan says one thing of an area. */
function meantOf({ feed, name, said }: FileMeant): FileMeant {
  if (feed !== 'plan/bcf') return { feed, name, said };
  return { feed, name, said: said.filter(({ area }, place) => said.findIndex((one) => one.area === area) === place) };
}

const meantArb = fc
  .record({ feed: fc.constantFrom(...FEEDS), name: fc.constantFrom('a', 'b'), said: saidArb })
  .map(meantOf);

function hasRoom({ model }: World, meant: FileMeant): boolean {
  const ofFeed = model.files.filter((file) => file.meant.feed === meant.feed);
  return partsOf(meant).every(
    ({ place }) => ofFeed.filter(({ parts }) => parts.some((part) => part.place === place)).length < MOST_OF_A_PART,
  );
}

/** Null: nobody has heard of the file yet. */
const onItsWay: fc.Arbitrary<Fault[] | null> = fc.option(faultsArb, { freq: 3 });

const onItsWayWords = (faults: Fault[] | null): string => (faults ? faults.map(faultWords).join('') : ', and waits');

async function sendAndDeliver(world: World, meant: FileMeant, faults: readonly Fault[] | null): Promise<void> {
  await send(world, meant);
  const event = world.product.arrived.at(-1);
  if (faults && event) await deliver(world, event, faults);
}

const fileAt = ({ model }: World, place: number): Sent => {
  const file = model.files[model.files.length - 1 - (place % model.files.length)];
  if (!file) throw new Error('No file was sent');
  return file;
};
const hasFiles = ({ model }: World): boolean => model.files.length > 0;
const placeArb = fc.nat({ max: 9 });

const saidWords = ({ feed, name, said }: FileMeant): string =>
  `${feed}/${name} comes: ${said.map(({ area, month, count }) => `${area} ${month} ${count}`).join(', ')}`;

/** A file comes: new, or a correction of one of the same name. */
export const sending: fc.Arbitrary<Deed> = fc.tuple(meantArb, onItsWay).map(([meant, faults]) =>
  deed({
    words: `${saidWords(meant)}${onItsWayWords(faults)}`,
    isPossible: (world) => hasRoom(world, meant),
    act: (world) => sendAndDeliver(world, meant, faults),
  }),
);

/** The content of an earlier file comes once more. */
export const sendingAgain: fc.Arbitrary<Deed> = fc
  .tuple(placeArb, fc.constantFrom('a', 'b'), onItsWay)
  .map(([place, name, faults]) =>
    deed({
      words: `the content of file ${place} before comes again as ${name}${onItsWayWords(faults)}`,
      isPossible: (world) => hasFiles(world) && hasRoom(world, fileAt(world, place).meant),
      act: (world) => sendAndDeliver(world, { ...fileAt(world, place).meant, name }, faults),
    }),
  );

/** The product hears of a file that waits, whichever came first. */
export const hearing: fc.Arbitrary<Deed> = fc.tuple(placeArb, faultsArb).map(([place, faults]) =>
  deed({
    words: `waiting file ${place} is heard of${faults.map(faultWords).join('')}`,
    isPossible: ({ product }) => product.arrived.length > 0,
    act: async (world) => {
      const event = world.product.arrived[place % world.product.arrived.length];
      if (event) await deliver(world, event, faults);
    },
  }),
);

/** The event of a file comes twice. */
export const hearingAgain: fc.Arbitrary<Deed> = placeArb.map((place) =>
  deed({
    words: `file ${place} before is heard of again`,
    isPossible: hasFiles,
    act: async (world) => {
      const event = world.events.get(fileAt(world, place).submission);
      if (event) await deliver(world, event, []);
    },
  }),
);

/** Somebody confirms or withdraws any file. */
export const deciding = (decided: Decided): fc.Arbitrary<Deed> =>
  fc.tuple(placeArb, perhapsFault).map(([place, fault]) =>
    deed({
      words: `somebody would ${decided} file ${place} before${faultWords(fault)}`,
      isPossible: hasFiles,
      act: (world) => decide(world, fileAt(world, place), { decided, fault }),
    }),
  );

/** Two people disagree about a file that is held, and the first of them is cut off. */
export const disagreeing: fc.Arbitrary<Deed> = fc
  .tuple(fc.constantFrom<Decided[]>('confirm', 'withdraw'), faultArb)
  .map(([first, fault]) =>
    deed({
      words: `somebody would ${first} the newest file that is held${faultWords(fault)}, and somebody else the opposite`,
      isPossible: ({ model }) => model.files.some(({ fate }) => fate === 'held'),
      act: async (world) => {
        const file = world.model.files.findLast(({ fate }) => fate === 'held');
        if (!file) return;
        await decide(world, file, { decided: first, fault });
        await decide(world, file, { decided: first === 'confirm' ? 'withdraw' : 'confirm', fault: null });
      },
    }),
  );

/** Somebody confirms a file that is held. */
export const confirming: fc.Arbitrary<Deed> = perhapsFault.map((fault) =>
  deed({
    words: `somebody confirms the newest file that is held${faultWords(fault)}`,
    isPossible: ({ model }) => model.files.some(({ fate }) => fate === 'held'),
    act: async (world) => {
      const file = world.model.files.findLast(({ fate }) => fate === 'held');
      if (file) await decide(world, file, { decided: 'confirm', fault });
    },
  }),
);
