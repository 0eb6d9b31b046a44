import type { CompiledMeasure } from './measures.ts';
import type { SpellEntry } from './spell-table.ts';

/** What the spells of one unit and month come to. */
export type MeasureSum = { unit: number; month: number; rows: number; countOf(measure: string): number };

export type MeasureSums = {
  /** Adds a spell where it counts; one that counts nowhere is passed over. */
  add(entry: SpellEntry): void;
  forEach(visit: (sum: MeasureSum) => void): void;
};

const MOST_MONTHS = 65_536;

/** Adds up spells by unit and month in flat arrays, because it is done for every spell of the file. */
export function createMeasureSums(measures: readonly CompiledMeasure[]): MeasureSums {
  const sums = new Map<number, Float64Array>();
  const isSum = measures.map(({ sum }) => sum !== null);
  const width = measures.length;
  return {
    add: (entry) => {
      if (entry.unit < 0 || entry.month < 0) return;
      const place = entry.unit * MOST_MONTHS + entry.month;
      let values = sums.get(place);
      if (values === undefined) {
        values = new Float64Array(width + 1);
        sums.set(place, values);
      }
      values[width] = (values[width] ?? 0) + 1;
      for (let bit = 0, bits = entry.measures; bits !== 0; bit += 1, bits >>>= 1) {
        if ((bits & 1) !== 0) values[bit] = (values[bit] ?? 0) + (isSum[bit] ? entry.delayDays : 1);
      }
    },
    forEach: (visit) => {
      for (const [place, values] of sums) {
        visit({
          unit: Math.floor(place / MOST_MONTHS),
          month: place % MOST_MONTHS,
          rows: values[width] ?? 0,
          countOf: (measure) => values[measures.findIndex(({ id }) => id === measure)] ?? 0,
        });
      }
    },
  };
}
