import standardPopulation from '../../../schemas/areas/european-standard-population-2013.json' with { type: 'json' };
import { type AgeBand, ageBandsOf, OLDEST_AGE } from './persons-65-plus.ts';

const YOUNGEST = 65;

/** The bands of the standard population from 65 on. */
const STANDARD_BANDS = standardPopulation.bands.flatMap(({ band }) => {
  const [, from, to] = /^(\d+)-(\d+|plus)$/.exec(band) ?? [];
  if (from === undefined || Number(from) < YOUNGEST) return [];
  return [{ band, from: Number(from), to: to === 'plus' ? Number.POSITIVE_INFINITY : Number(to) }];
});

/** Single years often end with 90, which then stands for 90 and over (ONS, mid-year population estimates). */
function withOpenEnd(bands: readonly AgeBand[]): AgeBand[] {
  const oldest = Math.max(...bands.map(({ to }) => to));
  if (oldest < OLDEST_AGE) return [...bands];
  return bands.map((band) => (band.to === oldest ? { ...band, to: Number.POSITIVE_INFINITY } : band));
}

/** The people from one age to another by bands that follow each other without gap or overlap; null where none do. */
function personsBetween(bands: readonly AgeBand[], first: number, last: number): number | null {
  const sums = new Map<number, number>();
  for (const { from, to, persons } of [...bands].sort((a, b) => b.from - a.from)) {
    const rest = to === last ? 0 : sums.get(to + 1);
    if (rest !== undefined && to <= last && !sums.has(from)) sums.set(from, persons + rest);
  }
  return sums.get(first) ?? null;
}

/**
 * People by five-year band from `65-69` to `90-plus`, from counts by `<age band>:<sex>` in bands or in single years;
 * null where the file does not give every band.
 */
export function personsByBand(counts: Readonly<Record<string, number>>): Record<string, number> | null {
  const bands = withOpenEnd(ageBandsOf(counts).filter(({ from }) => from >= YOUNGEST));
  const found = STANDARD_BANDS.map(({ band, from, to }) => [band, personsBetween(bands, from, to)] as const);
  const known = found.flatMap(([band, persons]) => (persons === null ? [] : [[band, persons] as const]));
  return known.length < found.length ? null : Object.fromEntries(known);
}
