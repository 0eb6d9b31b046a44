import { beforeAll, describe, expect, test } from 'vitest';
import { boards } from '../../functions/core/areas/boards.ts';
import { bothSides, type Sides } from './both-sides.ts';
import { countedWords, expectedWords } from './counted.ts';
import { compareBeside, compareFigures, comparePlans } from './figures.ts';
import { handWrittenExtracts, smallAreas } from './hand-written-extracts.ts';
import { nationalScene } from './national-scene.ts';
import { providerSheets } from './provider-sheets.ts';

const WAIT = 240_000;

describe('a year of a national extract, and sheets of trusts and councils', () => {
  let sides: Sides;
  beforeAll(async () => {
    sides = await bothSides(nationalScene());
  }, WAIT);

  test('every board, metric and period has the numerator, denominator and value that SQL works out', () => {
    const { compared, given, differences } = compareFigures(sides.sql, sides.product);
    expect({ count: differences.length, first: differences.slice(0, 20) }).toEqual({ count: 0, first: [] });
    // Numbers that both sides give, so that an empty comparison cannot pass.
    expect(given).toBeGreaterThan(150_000);
    expect(compared).toBeGreaterThan(given);
  });

  test('the other definition of emergency admissions stands beside each, as SQL works it out', () => {
    const ofEmergencies = [...sides.beside].filter(([key]) => key.includes(' emergency-admissions-65-plus '));
    expect(compareBeside(sides.sql, new Map(ofEmergencies))).toEqual([]);
    expect(ofEmergencies.length).toBeGreaterThan(5_000);
  });

  test('every plan is the one that SQL finds, and a goal is met where SQL says so', () => {
    const { given, differences } = comparePlans(sides.sql, sides.product);
    expect({ count: differences.length, first: differences.slice(0, 20) }).toEqual({ count: 0, first: [] });
    expect(given).toBeGreaterThan(2_000);
  });
});

describe('stays written by hand', () => {
  const codes = boards.map(({ code }) => code);
  const { extracts, cases } = handWrittenExtracts(codes);
  let sides: Sides;
  beforeAll(async () => {
    sides = await bothSides({ extracts, sheets: providerSheets([], 1), smallAreas, preferred: {}, boards: codes });
  }, WAIT);

  test.each(cases.map((each) => [each.title, each] as const))('%s: counted as by hand', (_, each) => {
    const expected = expectedWords(each.counts);
    expect(countedWords(sides.product, each)).toBe(expected);
    expect(countedWords(sides.sql, each)).toBe(expected);
  });

  test('every board, metric and period has the number that SQL works out', () => {
    expect(compareFigures(sides.sql, sides.product).differences).toEqual([]);
  });
});
