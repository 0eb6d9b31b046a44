import type { MeasureSplit } from './measure-definition.ts';
import type { CompiledMeasure } from './measures.ts';
import type { SpellEntry } from './spell-table.ts';

/** What the spells of one unit and month come to, by count id. */
export type MeasureSum = { unit: number; month: number; rows: number; counts: Record<string, number> };

export type MeasureSums = {
  /** Adds a spell where it counts; one that counts nowhere is passed over. */
  add(entry: SpellEntry): void;
  forEach(visit: (sum: MeasureSum) => void): void;
};

const MOST_MONTHS = 65_536;
const AGES = 256;

/** Where a measure is added up: at `from`, or, where it is split, at the place of the spell's age. */
type Place = { isSum: boolean; from: number; ofAge: Int16Array | null };

/** Whether a band of a split measure holds an age. */
export function holdsAge({ from, to }: MeasureSplit['bands'][number], age: number): boolean {
  return age >= from && age <= (to ?? AGES);
}

/** For each age its place from `from` on; −1 where no band holds it. */
function placesOfAges(bands: MeasureSplit['bands'], from: number): Int16Array {
  return Int16Array.from({ length: AGES }, (_, age) => {
    const band = bands.findIndex((each) => holdsAge(each, age));
    return band < 0 ? -1 : from + band;
  });
}

function layOut(measures: readonly (CompiledMeasure | null)[]): { places: (Place | null)[]; ids: string[] } {
  const ids: string[] = [];
  const places = measures.map((measure) => {
    if (measure === null) return null;
    const { id, sum, split } = measure;
    const from = ids.length;
    ids.push(...(split ? split.bands.map((band) => `${id}.${band.id}`) : [id]));
    return { isSum: sum !== null, from, ofAge: split && placesOfAges(split.bands, from) };
  });
  return { places, ids };
}

/**
 * Adds up spells by unit and month in flat arrays, because it is done for every spell of the file. The measures stand in
 * the order of their bits, null where one is not to be counted after all. `withConditions` takes away those whose
 * condition the first episode lacks.
 */
export function createMeasureSums(
  measures: readonly (CompiledMeasure | null)[],
  withConditions: (bits: number, conditions: number) => number,
): MeasureSums {
  const sums = new Map<number, Float64Array>();
  const { places, ids } = layOut(measures);
  const width = ids.length;
  const addTo = (values: Float64Array, { isSum, from, ofAge }: Place, { age, delayDays }: SpellEntry) => {
    const at = ofAge ? (ofAge[age] ?? -1) : from;
    if (at >= 0) values[at] = (values[at] ?? 0) + (isSum ? delayDays : 1);
  };
  return {
    add: (entry) => {
      if (entry.unit < 0 || entry.month < 0) return;
      const key = entry.unit * MOST_MONTHS + entry.month;
      let values = sums.get(key);
      if (values === undefined) {
        values = new Float64Array(width + 1);
        sums.set(key, values);
      }
      values[width] = (values[width] ?? 0) + 1;
      let bits = withConditions(entry.measures, entry.conditions);
      for (let bit = 0; bits !== 0; bit += 1, bits >>>= 1) {
        const place = places[bit];
        if ((bits & 1) !== 0 && place) addTo(values, place, entry);
      }
    },
    forEach: (visit) => {
      for (const [key, values] of sums) {
        visit({
          unit: Math.floor(key / MOST_MONTHS),
          month: key % MOST_MONTHS,
          rows: values[width] ?? 0,
          counts: Object.fromEntries(ids.map((id, at) => [id, values[at] ?? 0])),
        });
      }
    },
  };
}
