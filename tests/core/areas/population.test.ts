import { describe, expect, test } from 'vitest';
import { boards } from '../../../functions/core/areas/boards.ts';
import { publishedPopulation65Plus } from '../../../functions/core/areas/population.ts';
import populationFile from '../../../schemas/areas/population-65-plus.json' with { type: 'json' };

function persons(board: string, basis: string, year: number): number | undefined {
  return publishedPopulation65Plus(board).find((figure) => figure.basis === basis && figure.year === year)?.persons;
}

describe('people aged 65 and over', () => {
  test.each([
    ['E08000026', 'snpp-2018-based', 2023, 52_078],
    ['E08000026', 'snpp-2018-based', 2025, 53_366],
    ['E08000026', 'mid-year-estimate', 2023, 50_880],
    ['E10000018', 'snpp-2018-based', 2023, 156_226],
    ['E10000018', 'snpp-2018-based', 2024, 159_365],
  ])('%s by %s in %i has %i', (board, basis, year, expected) => {
    expect(persons(board, basis, year)).toBe(expected);
  });

  test('every board has a projection for 2018 to 2030 and an estimate for 2018 to 2023', () => {
    for (const { code } of boards) {
      const figures = publishedPopulation65Plus(code);
      const years = (basis: string) => figures.filter((figure) => figure.basis === basis).map((figure) => figure.year);
      expect(years('snpp-2018-based')).toEqual([
        2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030,
      ]);
      expect(years('mid-year-estimate')).toEqual([2018, 2019, 2020, 2021, 2022, 2023]);
      expect(figures.every((figure) => figure.origin === 'published')).toBe(true);
    }
  });

  test('no board gains or loses more than a tenth of them in one year', () => {
    const jumps = boards.flatMap(({ code, name }) => {
      const figures = publishedPopulation65Plus(code);
      const jumped = figures.filter(({ basis, persons: after }, index) => {
        const before = figures[index - 1];
        return before?.basis === basis && Math.abs(after / before.persons - 1) > 0.1;
      });
      return jumped.map(({ basis, year }) => `${name} ${basis} ${year}`);
    });
    expect(jumps).toEqual([]);
  });

  test('a former code gives the figures of the board, and a code of no board gives none', () => {
    expect(publishedPopulation65Plus('E08000016')).toEqual(publishedPopulation65Plus('E08000038'));
    expect(publishedPopulation65Plus('E07000130')).toEqual([]);
  });

  test('each series names its source, its licence and how far rounding may move it', () => {
    expect(populationFile.attribution).toBe(
      'Source: Office for National Statistics licensed under the Open Government Licence v.3.0',
    );
    for (const series of populationFile.series) {
      expect(series.citation).toContain('ONS');
      expect(series.caution).toContain('about');
    }
  });
});
