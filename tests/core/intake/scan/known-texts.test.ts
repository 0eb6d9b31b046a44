import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KnownTexts, LONGEST_KNOWN } from '../../../../functions/core/intake/scan/known-texts.ts';
import { SLACK } from '../../../../functions/core/intake/scan/scanner.ts';

const encoder = new TextEncoder();

/** Looks a cell up in the way of a reader, among other bytes, and takes it in where it is new. */
function numberOf(known: KnownTexts, cell: string, before = ''): number {
  const start = encoder.encode(before).length;
  const cellBytes = encoder.encode(cell);
  const bytes = new Uint8Array(start + cellBytes.length + SLACK).fill(44);
  bytes.set(encoder.encode(before));
  bytes.set(cellBytes, start);
  const view = new DataView(bytes.buffer);
  const found = known.find(view, start, cellBytes.length);
  if (found < 0) known.add(view, start, { length: cellBytes.length, text: cell });
  return found;
}

const cells = fc.string({ unit: fc.constantFrom('a', 'b', '0', ' ', 'é', '€'), minLength: 1, maxLength: 8 });

it('a text that comes again is the same text, and no other is taken for it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cells, cells), { maxLength: 300 }), (given) => {
      const known = new KnownTexts();
      for (const [cell, before] of given) {
        const number = numberOf(known, cell, before);
        if (number >= 0) expect(known.text(number)).toBe(cell);
        const again = numberOf(known, cell, 'x');
        expect(known.text(again)).toBe(cell);
      }
    }),
  );
});

it('small areas of England are all known again', () => {
  const known = new KnownTexts();
  const codes = Array.from({ length: 35_672 }, (_, number) => `E010${String(number).padStart(5, '0')}`);
  for (let round = 0; round < 3; round += 1) for (const code of codes.slice(0, 4000)) numberOf(known, code);
  for (const code of codes) {
    numberOf(known, code);
    for (let time = 0; time < 2; time += 1) numberOf(known, code);
  }
  const numbers = codes.map((code) => numberOf(known, code));
  expect(numbers.filter((number, at) => number >= 0 && known.text(number) !== codes[at])).toEqual([]);
  expect(numbers.filter((number) => number >= 0).length).toBeGreaterThan(0.99 * codes.length);
});

it('a column whose cells are mostly new is given up, so that it takes no memory', () => {
  const known = new KnownTexts();
  for (let spell = 0; known.isWorth && spell < 100_000; spell += 1) numberOf(known, `${100_000_000 + spell}`);
  expect(known.isWorth).toBe(false);
});

it('after a change of the encoding the same bytes are new, and numbers that were given keep their texts', () => {
  const known = new KnownTexts();
  numberOf(known, 'Zoë');
  const before = numberOf(known, 'Zoë');
  known.forget();
  expect(numberOf(known, 'Zoë')).toBe(-1);
  expect(known.text(before)).toBe('Zoë');
  expect(numberOf(known, 'Zoë')).not.toBe(before);
});

it('the longest that is known is 24 bytes, which holds a date with its time', () => {
  expect('2026-04-16 02:15:00.000'.length).toBeLessThanOrEqual(LONGEST_KNOWN);
});
