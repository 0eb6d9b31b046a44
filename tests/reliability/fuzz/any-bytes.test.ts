import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceContracts } from '../../../functions/core/intake/contracts.ts';
import { createFileReader, type FileFindings, INBOX } from '../../../functions/core/submissions/file-reader.ts';
import {
  dischargeHeader,
  lookupHeader,
  planHeader,
  populationHeader,
  spellHeader,
} from '../../../samples/hostile/good-rows.ts';
import { PLANTED } from '../../../samples/hostile/odd-value-files.ts';

const headers: Record<string, string> = {
  'sus-apc': spellHeader,
  'discharge-ready': dischargeHeader,
  plan: planHeader,
  population: populationHeader,
  'area-lookup': lookupHeader,
};

function read(source: string, parts: readonly Uint8Array[]): FileFindings {
  const reader = createFileReader({ from: { source, feed: 'any', fileName: 'a.csv' }, areaLookup: new Map() });
  for (const part of parts) reader.push(part);
  return reader.end();
}

function expectAccount({ rows, tally, rejected, counted }: FileFindings): void {
  expect(rows.accepted + rows.rejected + rows.notCounted).toBe(rows.read);
  expect(Math.min(rows.accepted, rows.rejected, rows.notCounted)).toBeGreaterThanOrEqual(0);
  expect(rejected).toBe(tally.result().issueCounts.file > 0);
  expect(counted === null).toBe(rejected);
  const figures = (counted?.cells ?? []).flatMap(({ counts }) => Object.values(counts));
  expect(figures.every((figure) => Number.isFinite(figure) && !Object.is(figure, -0))).toBe(true);
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Cells as files have them, cells that are nearly so, and cells that are anything. */
const cell = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '2025-04-07',
    '2025-04-10',
    '01/04/2025',
    'Apr-25',
    '2025-26-Q1',
    '21',
    '80',
    '1',
    '0',
    '-0',
  ),
  fc.constantFrom(
    'RKB',
    'E08000026',
    'Coventry',
    'E01009500',
    'E07000192',
    'W06000015',
    '65+',
    '65-69',
    'F',
    '5',
    '1e308',
  ),
  fc.constantFrom(
    'emergency-admissions-65-plus',
    'discharged-on-ready-date',
    '0.87',
    '87%',
    '1e400',
    '__proto__',
    ...PLANTED,
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[\n\r,"]/g, '')),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const row = fc.array(cell, { minLength: 1, maxLength: 13 }).map((cells) => cells.join(','));
const sources = [...sourceContracts.map(({ source }) => source).filter((source) => source in headers), INBOX];

describe.each(sources)('whatever is sent as %s', (source) => {
  test('any bytes at all end in findings, in any pieces', () => {
    const bytes = fc.uint8Array({ maxLength: 3000, size: 'max' });
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 4 }), (parts) => expectAccount(read(source, parts))),
      { numRuns: 60 },
    );
  });

  test('any rows under the right header end in findings in which the rows add up', () => {
    const header = fc.constantFrom(...(source === INBOX ? Object.values(headers) : [headers[source] ?? '']));
    const end = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(header, fc.array(row, { maxLength: 30 }), end, (first, rows, newline) => {
        expectAccount(read(source, [bytesOf([first, ...rows].join(newline))]));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the order of rows does not matter', () => {
  const someOf = (...values: string[]) => fc.constantFrom(...values);
  const spell = fc
    .tuple(
      fc.nat({ max: 30 }),
      someOf('07', '08'),
      someOf('10', '11', ''),
      someOf('', '09', '10'),
      someOf('11', '21', '28'),
      someOf('64', '65', '90'),
      someOf('E08000026', 'E10000018', 'W06000015', ''),
      someOf('300', '430', ''),
    )
    .map(([id, admitted, left, ready, method, age, place, treatment]) =>
      [
        id,
        'RKB',
        `2025-04-${admitted}`,
        left && `2025-04-${left}`,
        ready && `2025-04-${ready}`,
        method,
        age,
        place,
        treatment,
        '1',
      ].join(','),
    );
  const discharges = fc
    .tuple(
      someOf('RKB', 'RJC', 'RWE'),
      someOf('Coventry', 'E10000018'),
      fc.integer({ min: 1, max: 12 }),
      fc.nat({ max: 99 }),
    )
    .map(([provider, area, month, count]) =>
      [provider, area, `2025-${String(month).padStart(2, '0')}`, count, count, 0].join(','),
    );
  const population = fc
    .tuple(someOf('Coventry', 'E10000018'), fc.integer({ min: 60, max: 90 }), someOf('F', 'M'), fc.nat({ max: 999 }))
    .map(([area, age, sex, persons]) => [area, 2025, 'own', age, sex, persons].join(','));
  const keyOf = (text: string, columns: number) => text.split(',').slice(0, columns).join();

  // Where rows contradict each other under one key, which of them comes last does matter, and the report says so.
  test.each([
    { source: 'sus-apc', rows: fc.uniqueArray(spell, { selector: (text) => keyOf(text, 1), maxLength: 30 }) },
    {
      source: 'discharge-ready',
      rows: fc.uniqueArray(discharges, { selector: (text) => keyOf(text, 3), maxLength: 30 }),
    },
    { source: 'population', rows: fc.uniqueArray(population, { selector: (text) => keyOf(text, 5), maxLength: 60 }) },
  ])('for the cells and totals of $source', ({ source, rows }) => {
    const withOrder = rows.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(withOrder, ([given, shuffled]) => {
        const [one, other] = [given, shuffled].map((each) =>
          read(source, [bytesOf([headers[source], ...each].join('\n'))]),
        );
        expect(other?.counted?.cells).toEqual(one?.counted?.cells);
        expect(other?.rows).toEqual(one?.rows);
        expect(other?.tally.result().issueCounts).toEqual(one?.tally.result().issueCounts);
      }),
      { numRuns: 60 },
    );
  });
});
