import populationFile from '../../../schemas/areas/population-65-plus.json' with { type: 'json' };
import { boardByCode } from './boards.ts';

/**
 * How many people aged 65 and over live in a board's area in the middle of a calendar year. `origin` is `published`
 * for the table that ships with the product, else the id of the submission that brought the figure. `bands` are people
 * by five-year band from `65-69` to `90-plus`, where the figure comes with all of them.
 */
export type PopulationFigure = {
  year: number;
  basis: string;
  persons: number;
  origin: 'published' | string;
  bands?: Readonly<Record<string, number>>;
};

const personsByBasis: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  'snpp-2018-based': populationFile['snpp-2018-based'],
  'mid-year-estimate': populationFile['mid-year-estimate'],
};

/**
 * The published figures of one board, by code (current or former): ONS 2018-based projections for 2018 to 2030, then
 * mid-year estimates for 2018 to 2023. Empty where the code is no board's. Rounding cautions stand in the data.
 */
export function publishedPopulation65Plus(board: string): PopulationFigure[] {
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
