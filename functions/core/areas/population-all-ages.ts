import populationFile from '../../../schemas/areas/population-all-ages.json' with { type: 'json' };
import { boardByCode } from './boards.ts';
import type { PopulationFigure } from './population.ts';

const personsByBasis: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  'snpp-2018-based': populationFile['snpp-2018-based'],
  'mid-year-estimate': populationFile['mid-year-estimate'],
};

/**
 * People of all ages in a board's area, by code (current or former), as published: to recognise the vintage of a
 * population that a paper divides by. Empty where the code is no board's. Rounding cautions stand in the data.
 */
export function publishedPopulationAllAges(board: string): PopulationFigure[] {
  const code = boardByCode(board)?.code ?? '';
  return populationFile.series.flatMap(({ basis, firstYear }) =>
    (personsByBasis[basis]?.[code] ?? []).map((persons, index) => ({
      year: firstYear + index,
      basis,
      persons,
      origin: 'published',
    })),
  );
}
