import fc from 'fast-check';
import { SIGN_OFF_STEPS } from '../../../functions/core/returns/sign-off.ts';
import { areaArb, type Deed, deed, faultWords, perhapsFault } from './deed.ts';
import { close, publish } from './returns.ts';
import { settle } from './settle.ts';
import { giveStep, PEOPLE, type Person, signAll, takeOff } from './signing.ts';

const DAY_MS = 86_400_000;

const personArb = fc.constantFrom<Person[]>(...(Object.keys(PEOPLE) as Person[]));

export const publishing: fc.Arbitrary<Deed> = fc.tuple(areaArb, perhapsFault).map(([area, fault]) =>
  deed({
    words: `the return of ${area} is published${faultWords(fault)}`,
    act: (world) => publish(world, area, fault),
  }),
);

/** Anybody would give any step, having read what stands or what stood. */
export const signing: fc.Arbitrary<Deed> = fc
  .record({
    area: areaArb,
    step: fc.constantFrom(...SIGN_OFF_STEPS),
    by: personArb,
    fault: perhapsFault,
    reading: fc.constantFrom('now', 'now', 'earlier'),
  })
  .map((asked) =>
    deed({
      words: `${asked.by} would ${asked.step} ${asked.area} as read ${asked.reading}${faultWords(asked.fault)}`,
      act: (world) => giveStep(world, asked),
    }),
  );

export const signingAll: fc.Arbitrary<Deed> = fc.tuple(areaArb, perhapsFault).map(([area, fault]) =>
  deed({
    words: `Ann, Ben and Cat sign ${area}${faultWords(fault)}`,
    act: (world) => signAll(world, area, { fault }),
  }),
);

export const unlocking: fc.Arbitrary<Deed> = fc.tuple(areaArb, personArb, perhapsFault).map(([area, by, fault]) =>
  deed({
    words: `${by} would unlock ${area}${faultWords(fault)}`,
    act: (world) => takeOff(world, { area, by, fault }),
  }),
);

/** Months freeze meanwhile, and the quarter ends. */
export const passingTime: fc.Arbitrary<Deed> = fc
  .integer({ min: 1, max: 20 })
  .map((days) => deed({ words: `${days} days pass`, act: async ({ product }) => product.passTime(days * DAY_MS) }));

export const closing: fc.Arbitrary<Deed> = perhapsFault.map((fault) =>
  deed({ words: `a morning's run${faultWords(fault)}`, act: (world) => close(world, fault) }),
);

export const settling: fc.Arbitrary<Deed> = fc.constant(deed({ words: 'everything that waits is done', act: settle }));
