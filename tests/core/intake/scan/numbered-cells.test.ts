import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scanner } from '../../../../functions/core/intake/scan/scanner.ts';
import { scanners } from './scanners.ts';

const encoder = new TextEncoder();

/** What the cells of a one-column file are numbered, after those that are new were learnt. */
function numbersOf(scanner: Scanner, cells: readonly string[]): number[] {
  const bytes = encoder.encode(cells.map((cell) => `${cell}\n`).join(''));
  if (bytes.length > scanner.input.length) scanner.reserve(bytes.length, 0);
  scanner.input.set(bytes);
  const numbers: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const scanned = scanner.scan(at, bytes.length);
    const { count } = scanner.number(scanned.records);
    const marks = scanner.marks.slice(0, count);
    numbers.push(...scanner.references.slice(0, scanned.records));
    for (const mark of marks) scanner.learn(mark);
    at = scanned.at;
  }
  return numbers;
}

const cell = fc.string({ unit: fc.constantFrom('a', 'b', '0', ' ', 'é', '€'), minLength: 1, maxLength: 9 });
const oneColumn = { delimiter: 44, newline: 10, columns: [0] };

describe.each(scanners)('cells that come again by the scanner in $name', ({ createScanner }) => {
  const make = () => createScanner(oneColumn, 1 << 16);

  it('have the same number each time, and no other cell has it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 80 }), { maxLength: 6 }), (files) => {
        const scanner = make();
        const numberOf = new Map<string, number>();
        const cellOf = new Map<number, string>();
        for (const cells of files) {
          for (const round of [1, 2]) {
            const numbers = numbersOf(scanner, cells);
            for (const [at, number] of numbers.entries()) {
              if (number < 0) continue;
              const text = cells[at] ?? '';
              expect(numberOf.get(text) ?? number).toBe(number);
              expect(cellOf.get(number) ?? text).toBe(text);
              numberOf.set(text, number);
              cellOf.set(number, text);
            }
            if (round === 2) expect(numbers.every((number) => number > 0)).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are known for all small areas of England at once', () => {
    const scanner = make();
    const codes = Array.from({ length: 35_672 }, (_, number) => `E010${String(number).padStart(5, '0')}`);
    for (let from = 0; from < codes.length; from += 500) {
      const some = codes.slice(from, from + 500);
      // A column in which less than half comes again is given up.
      numbersOf(scanner, [...some, ...some, ...some]);
    }
    const numbers = numbersOf(scanner, codes);
    expect(new Set(numbers.filter((number) => number > 0)).size).toBeGreaterThan(0.99 * codes.length);
  });

  it('are not looked for any more in a column whose cells are mostly new, so that it takes no memory', () => {
    const scanner = make();
    const spells = Array.from({ length: 20_000 }, (_, spell) => `${100_000_000 + spell}`);
    numbersOf(scanner, spells);
    expect(numbersOf(scanner, ['100000001', '100000001', '100000001']).every((number) => number < 0)).toBe(true);
  });

  it('are new after a change of the encoding, and numbers that were given are not given again', () => {
    const scanner = make();
    numbersOf(scanner, ['Zoë', 'a']);
    const before = numbersOf(scanner, ['Zoë', 'a']);
    scanner.forget();
    expect(numbersOf(scanner, ['Zoë', 'a']).every((number) => number < 0)).toBe(true);
    const after = numbersOf(scanner, ['Zoë', 'a']);
    expect(Math.min(...after)).toBeGreaterThan(Math.max(...before));
  });

  it('are known up to 24 bytes, which holds a date with its time', () => {
    const scanner = make();
    const cells = ['2026-04-16 02:15:00.000', 'x'.repeat(24), 'x'.repeat(25)];
    numbersOf(scanner, cells);
    expect(numbersOf(scanner, cells).map((number) => number > 0)).toEqual([true, true, false]);
  });

  it('are 0 where nothing stands', () => {
    expect(numbersOf(make(), ['', 'a', ''])).toEqual([0, -1, 0]);
  });
});
