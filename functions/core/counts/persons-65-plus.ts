/** People aged 65 and over by the bands of a file. */
export type Persons65Plus =
  | { persons: number; disagreesWith: number | null }
  /** The bands of 65 and over leave ages out, or give one sex only: what they come to is not the number of people. */
  | { persons: null; bandsGiven: boolean };

/** People of an age band; `to` is Infinity where the band is open. */
export type AgeBand = { from: number; to: number; persons: number };

/** Single years often end with 90, which then stands for 90 and over (ONS, mid-year population estimates). */
export const OLDEST_AGE = 90;

const AGES = /^(\d{1,3})(?:-(\d{1,3})|(\+))?$/;

/** The persons of one age band: as given for persons, else females and males together; null where one sex is missing. */
function personsOf(sexes: ReadonlyMap<string, number>): number | null {
  const [females, males] = [sexes.get('F'), sexes.get('M')];
  return sexes.get('persons') ?? (females === undefined || males === undefined ? null : females + males);
}

/** The bands of a cell by `<age band>:<sex>`, both sexes together; a band with one sex only is left out. */
export function ageBandsOf(counts: Readonly<Record<string, number>>): AgeBand[] {
  const sexesOf = new Map<string, Map<string, number>>();
  for (const [key, persons] of Object.entries(counts)) {
    const [band = '', sex = 'persons'] = key.split(':');
    sexesOf.set(band, (sexesOf.get(band) ?? new Map()).set(sex, persons));
  }
  return [...sexesOf].flatMap(([name, sexes]) => {
    const [, from, to, open] = AGES.exec(name) ?? [];
    const persons = personsOf(sexes);
    if (from === undefined || persons === null) return [];
    return [{ from: Number(from), to: open ? Number.POSITIVE_INFINITY : Number(to ?? from), persons }];
  });
}

/** Bands that follow each other without gap or overlap from 65 on, the widest or the narrowest at each age. */
function chain(bands: readonly AgeBand[], wider: (band: AgeBand, than: AgeBand) => boolean): number | null {
  const startingAt = new Map<number, AgeBand[]>();
  for (const band of bands) startingAt.set(band.from, [...(startingAt.get(band.from) ?? []), band]);
  const oldest = Math.max(...bands.map(({ to }) => to));
  const isLast = (to: number) => to === Number.POSITIVE_INFINITY || (to === oldest && to >= OLDEST_AGE);
  const sumFrom = (age: number): number | null => {
    const choices = [...(startingAt.get(age) ?? [])].sort((a, b) => (wider(a, b) ? -1 : 1));
    for (const { to, persons } of choices) {
      const rest = isLast(to) ? 0 : sums(to + 1);
      if (rest !== null) return persons + rest;
    }
    return null;
  };
  const known = new Map<number, number | null>();
  const sums = (age: number): number | null => {
    const kept = known.get(age);
    if (kept !== undefined) return kept;
    const sum = sumFrom(age);
    known.set(age, sum);
    return sum;
  };
  return sums(65);
}

/**
 * People aged 65 and over from counts by `<age band>:<sex>`. Bands may overlap, as `85+` beside `85-89`: they are read
 * as a chain from 65 on without gap or overlap, each age in the widest band that the file gives, so `65+` comes first.
 * Where the chain of the narrowest bands comes to another number, the two disagree.
 */
export function persons65Plus(counts: Readonly<Record<string, number>>): Persons65Plus {
  const bands = ageBandsOf(counts).filter(({ from }) => from >= 65);
  const widest = chain(bands, (a, b) => a.to > b.to);
  if (widest === null) return { persons: null, bandsGiven: Object.keys(counts).some(isOlder) };
  const narrowest = chain(bands, (a, b) => a.to < b.to) ?? widest;
  const isOff = Math.abs(narrowest - widest) > ROUNDED_AWAY * bands.length;
  return { persons: widest, disagreesWith: isOff ? narrowest : null };
}

// Published projections are rounded band by band, so their sums may differ by half a person a band.
const ROUNDED_AWAY = 0.5;

const isOlder = (key: string): boolean => Number(AGES.exec(key.split(':')[0] ?? '')?.[1] ?? -1) >= 65;
