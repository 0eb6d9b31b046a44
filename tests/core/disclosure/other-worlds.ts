import { delayed, discharges, LEAST_DAYS, type MonthFigures } from './figures-for-test.ts';

/** A count of one month that nobody may learn, and the month as it would be if the count were another. */
export type Secret = { what: string; was: number; ifItWere(count: number): MonthFigures };

const isSmall = (count: number) => count >= 1 && count <= 7;
const bandOf = (days: number) => LEAST_DAYS.findLastIndex((least) => days >= least);

/** So many people in each band with the shortest delay of it, and one with all the days that are left. */
function withBands(month: MonthFigures, people: number[], lastHas: number): MonthFigures {
  const bands = LEAST_DAYS.map((_least, n) => people[n] ?? 0);
  const days = bands.reduce((total, count, n) => total + count * (LEAST_DAYS[n] ?? 0), 0);
  if (lastHas === 0) return { ...month, bands, days };
  const last = bandOf(lastHas);
  return { ...month, bands: bands.map((count, n) => (n === last ? count + 1 : count)), days: days + lastHas };
}

const only = (band: number, count: number) => LEAST_DAYS.map((_least, n) => (n === band ? count : 0));

/** Another world in which the band has `count` people, and all that is published stays as it is. */
function otherBand(month: MonthFigures, band: number, count: number): MonthFigures {
  const [all, late] = [discharges(month), delayed(month)];
  if (all < 8) return { ...withBands(month, only(band, count), 0), onDate: 0 };
  if (late < 8 || isSmall(month.onDate)) return { ...withBands(month, only(band, count), 0), onDate: all - count };
  const rest = late - count;
  const spare = month.days - late;
  const isDaysShown = spare > 140 && (late - spare <= 0 || late - spare > 7);
  const others = band === 0 ? 1 : 0;
  if (!isDaysShown)
    return withBands(
      month,
      only(band, count).map((n, i) => (i === others ? n + rest : n)),
      0,
    );
  const taken = count * ((LEAST_DAYS[band] ?? 0) - 1) + (rest - 1) * others;
  if (band === 5) {
    const people = only(band, count - 1).map((n, i) => (i === 0 ? n + rest : n));
    return withBands(month, people, 1 + spare - (count - 1) * 20);
  }
  return withBands(
    month,
    only(band, count).map((n, i) => (i === others ? n + rest - 1 : n)),
    1 + spare - taken,
  );
}

/** Every count of 1 to 7 in a month. */
export function secretsOf(month: MonthFigures): Secret[] {
  const [all, late] = [discharges(month), delayed(month)];
  const found: Secret[] = [
    { what: 'admissions', was: month.admissions, ifItWere: (admissions) => ({ ...month, admissions }) },
    { what: 'discharges', was: all, ifItWere: (count) => ({ ...withBands(month, [], 0), onDate: count }) },
    {
      what: 'discharges-on-ready-date',
      was: month.onDate,
      ifItWere: (count) =>
        all < 8
          ? { ...withBands(month, [], 0), onDate: count }
          : { ...withBands(month, [all - count], 0), onDate: count },
    },
    {
      what: 'discharges - discharges-on-ready-date',
      was: late,
      ifItWere: (count) => ({ ...withBands(month, [count], 0), onDate: all < 8 ? 0 : all - count }),
    },
    {
      what: 'bed-days-after-ready-date',
      was: month.days,
      ifItWere: (count) => ({ ...withBands(month, [], count), onDate: all < 8 ? 0 : all - 1 }),
    },
    ...month.bands.map((was, band) => ({
      what: `band ${band}`,
      was,
      ifItWere: (count: number) => otherBand(month, band, count),
    })),
  ];
  return found.filter(({ was }) => isSmall(was));
}
