import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { between, createRandom } from '../../../../samples/generator/random.ts';
import { adversarialTable } from './adversarial-table.ts';
import { type How, type Read, readFully, readProjected } from './read-both-ways.ts';
import { scanners } from './scanners.ts';

const inputs = Number(process.env.BCF_FUZZ_INPUTS ?? 100_000);
const seed = Number(process.env.BCF_FUZZ_SEED ?? 42);
/** Files up to this length are read on after each byte, as if they came one by one. */
const SHORT = 24;
/** Files up to this length are also cut in two at every place. */
const VERY_SHORT = 6;

/** The bytes after a fault are not looked at, so what is odd in them may be found or not. */
const comparable = (read: Read): Read => (read.fault ? { ...read, oddByteAt: null } : read);

describe.each(scanners)('wanted columns found in the bytes by the scanner in $name', ({ createScanner }) => {
  it('are those of papaparse over the whole text, whatever the file holds and wherever it is cut', () => {
    const random = createRandom(seed);
    const outcomes = { sound: 0, broken: 0, fault: 0, odd: 0 };
    let readings = 0;
    for (let input = 0; input < inputs; input += 1) {
      const { bytes, table } = adversarialTable(random);
      const expected = comparable(readFully(bytes, table));
      const compare = (cut: number, how: How) => {
        const pieces = [bytes.subarray(0, cut), bytes.subarray(cut)];
        const found = comparable(readProjected(pieces, table, { ...how, createScanner }));
        readings += 1;
        if (!isDeepStrictEqual(found, expected)) expect({ bytes, table, cut, how, found }).toEqual(expected);
      };
      if (bytes.length <= SHORT) compare(0, { blockLength: 1 });
      else compare(between(random, 0, bytes.length), { blockLength: between(random, 2, 64) });
      if (bytes.length <= VERY_SHORT) for (let cut = 1; cut < bytes.length; cut += 1) compare(cut, { blockLength: 4 });
      if (expected.fault) outcomes.fault += 1;
      else if (expected.oddByteAt !== null) outcomes.odd += 1;
      else outcomes[expected.rows.some(({ quoting }) => quoting === 'broken') ? 'broken' : 'sound'] += 1;
    }
    console.log(`${inputs} inputs read ${readings} times`, outcomes);
    expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(inputs / 100);
  }, 600_000);
});
