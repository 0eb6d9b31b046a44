const FIRST_AGE = /^(\d{1,3})/;

/** The persons of one age band: as given for persons, else females and males together. */
function personsOf(sexes: ReadonlyMap<string, number>): number {
  return sexes.get('persons') ?? [...sexes.values()].reduce((sum, count) => sum + count, 0);
}

/**
 * People aged 65 and over from counts by `<age band>:<sex>`: the band `65+` where the file gives it, else the sum of the
 * bands that begin at 65 or later. Null where no such band was given.
 */
export function persons65Plus(counts: Readonly<Record<string, number>>): number | null {
  const bands = new Map<string, Map<string, number>>();
  for (const [key, persons] of Object.entries(counts)) {
    const [band = '', sex = 'persons'] = key.split(':');
    bands.set(band, (bands.get(band) ?? new Map()).set(sex, persons));
  }
  const whole = bands.get('65+');
  if (whole) return personsOf(whole);
  const older = [...bands].filter(([band]) => Number(FIRST_AGE.exec(band)?.[1] ?? -1) >= 65);
  return older.length === 0 ? null : older.reduce((sum, [, sexes]) => sum + personsOf(sexes), 0);
}
