import { completeLength } from '../utf8-bytes.ts';
import { bytesOf, textOf } from './range-text.ts';
import type { Scanner, ScannerMaker, ScanPlan } from './scanner.ts';
import { textEnd } from './text-end.ts';

/** The part of a file that is held at one time, in the bytes of a scanner. Positions are places in these bytes. */
export type HeldBytes = {
  scanner: Scanner;
  filled(): number;
  /** Up to here the bytes are text: valid in their encoding, with no character cut, before the first NUL. */
  checked(): number;
  /** From here on the text is Windows-1252; infinite while all is UTF-8, negative where it began before. */
  oddAt(): number;
  /** How many bytes of the file went before these. */
  passed(): number;
  text(from: number, to: number): string;
  /** How many bytes the first `characters` of `text(from, to)` are. */
  bytesOf(characters: number, from: number, to: number): number;
  /** Takes bytes until `most` are held, and says how many it took. */
  fill(from: Uint8Array, most: number): number;
  check(what: 'more follows' | 'the end'): void;
  /** Lets the bytes before `at` go, and makes room for `most`. */
  pass(at: number, most: number): void;
};

export function createHeldBytes(createScanner: ScannerMaker, plan: ScanPlan, room: number): HeldBytes {
  let capacity = room;
  const scanner = createScanner(plan, capacity);
  let filled = 0;
  let checked = 0;
  let oddAt = Number.POSITIVE_INFINITY;
  let passed = 0;

  const isCut = () => completeLength(scanner.input.subarray(checked, filled)) === 0;
  const grow = (least: number) => {
    capacity = Math.max(2 * capacity, least);
    scanner.reserve(capacity, filled);
  };
  return {
    scanner,
    filled: () => filled,
    checked: () => checked,
    oddAt: () => oddAt,
    passed: () => passed,
    text: (from, to) => textOf(scanner.input.subarray(from, to), oddAt - from),
    bytesOf: (characters, from, to) => bytesOf(characters, scanner.input.subarray(from, to), oddAt - from),
    fill: (from, most) => {
      const taken = from.subarray(0, most - filled);
      scanner.input.set(taken, filled);
      filled += taken.length;
      return taken.length;
    },
    check: (what) => {
      if (oddAt === Number.POSITIVE_INFINITY) {
        checked = textEnd(scanner.input, checked, filled);
        const isNul = scanner.input[checked] === 0;
        if (checked === filled || isNul || (what === 'more follows' && isCut())) return;
        oddAt = checked;
      }
      const nul = scanner.input.subarray(checked, filled).indexOf(0);
      checked = nul < 0 ? filled : checked + nul;
    },
    pass: (at, most) => {
      scanner.input.copyWithin(0, at, filled);
      filled -= at;
      checked -= at;
      oddAt -= at;
      passed += at;
      if (most > capacity) grow(most);
    },
  };
}
