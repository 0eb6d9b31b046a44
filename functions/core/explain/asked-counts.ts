import { type Filled, lostMeasures } from '../counts/lost-measures.ts';
import type { MeasureRules } from '../counts/measure-rules.ts';
import { holdsAge } from '../counts/measure-sums.ts';
import type { CompiledMeasures } from '../counts/measures.ts';
import type { SpellEntry } from '../counts/spell-table.ts';
import { firstFailed } from './spell-marks.ts';

/** A count of spells that is asked for: a measure, or one age band of it. `at` is the place of the measure's marks. */
export type AskedCount = {
  name: string;
  measure: string;
  rules: MeasureRules;
  at: number;
  isOfAge(age: number): boolean;
};

/** The counts asked for that a file can give by its columns, and the rules of their measures in the order of the marks. */
export type AskedCounts = { counts: AskedCount[]; measures: MeasureRules[] };

type Named = Omit<AskedCount, 'at'>;

function named(compiled: CompiledMeasures, name: string): Named[] {
  const whole = compiled.rulesOf(name);
  if (whole) return [{ name, measure: name, rules: whole, isOfAge: () => true }];
  const dot = name.lastIndexOf('.');
  const measure = name.slice(0, Math.max(dot, 0));
  const rules = compiled.rulesOf(measure);
  const band = rules?.split?.bands.find(({ id }) => id === name.slice(dot + 1));
  return rules && band ? [{ name, measure, rules, isOfAge: (age) => holdsAge(band, age) }] : [];
}

/** Finds the counts among the measures of a file. One that the file has no columns for is left out. */
export function askedCounts(compiled: CompiledMeasures, names: ReadonlySet<string>): AskedCounts {
  const found = [...names].flatMap((name) => named(compiled, name));
  const byMeasure = new Map(found.map(({ measure, rules }) => [measure, rules]));
  const order = [...byMeasure.keys()];
  return {
    counts: found.map((each) => ({ ...each, at: order.indexOf(each.measure) })),
    measures: [...byMeasure.values()],
  };
}

/** Those that it gives: a column in which nothing stands gives none. */
export function givenCounts(
  asked: readonly AskedCount[],
  compiled: CompiledMeasures,
  filled: Filled,
): Map<string, AskedCount> {
  const lost = lostMeasures(compiled, filled);
  return new Map(asked.flatMap((count) => (lost.has(count.measure) ? [] : [[count.name, count] as const])));
}

/** Whether a spell is in the count. */
export function isIn({ rules, at, isOfAge }: AskedCount, entry: SpellEntry): boolean {
  return isOfAge(entry.age) && firstFailed(rules, at, entry) === null;
}
