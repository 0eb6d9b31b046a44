import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personsByBand } from '../../../functions/core/counts/persons-by-band.ts';

const BANDS = ['65-69', '70-74', '75-79', '80-84', '85-89', '90-plus'];
const FIVE_YEARS = { '65-69': 10, '70-74': 20, '75-79': 30, '80-84': 40, '85-89': 50, '90+': 60 };
const both = (counts: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([band, n]) => [
      [`${band}:F`, n],
      [`${band}:M`, 1],
    ]),
  );

test('five-year bands of both sexes are added up by band', () => {
  expect(Object.values(personsByBand(both(FIVE_YEARS)) ?? {})).toEqual([11, 21, 31, 41, 51, 61]);
});

test('single years of age to 90, which stands for all above, are put into bands', () => {
  const years = Object.fromEntries(Array.from({ length: 91 }, (_, age) => [`${age}:persons`, 1]));
  expect(Object.entries(personsByBand(years) ?? {})).toEqual(BANDS.map((band) => [band, band === '90-plus' ? 1 : 5]));
});

test.each([
  ['a band is missing', { '65-69': 1, '70-74': 1, '80-84': 1, '85-89': 1, '90+': 1 }],
  ['85 and over is one band', { '65-69': 1, '70-74': 1, '75-79': 1, '80-84': 1, '85+': 1 }],
  ['there is only one number for 65 and over', { '65+': 50_000 }],
])('where %s there are no bands', (_, counts) => {
  expect(personsByBand(both(counts))).toBeNull();
});

test('bands of one sex only are no bands', () => {
  expect(personsByBand(Object.fromEntries(Object.entries(FIVE_YEARS).map(([band, n]) => [`${band}:F`, n])))).toBeNull();
});

test('any overlapping bands are read at once, and give each standard band at most what the file has', () => {
  const band = fc.tuple(fc.integer({ min: 60, max: 110 }), fc.nat(20)).map(([from, more]) => `${from}-${from + more}`);
  fc.assert(
    fc.property(fc.dictionary(band, fc.nat(1_000), { maxKeys: 200 }), (counts) => {
      const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
      const found = personsByBand(Object.fromEntries(Object.entries(counts).map(([key, n]) => [`${key}:persons`, n])));
      expect(Object.values(found ?? {}).reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(total);
    }),
  );
});
