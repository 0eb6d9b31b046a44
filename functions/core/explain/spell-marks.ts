import { conditionDefinitions } from '../counts/condition-definition.ts';
import type { FailedRule, MeasureRules } from '../counts/measure-rules.ts';
import type { CompiledMeasures } from '../counts/measures.ts';
import type { SpellMarks } from '../counts/spell-rows.ts';
import type { SpellEntry } from '../counts/spell-table.ts';

// The table of spells has 32 bits for the rules of the spell and 8 for its first episode.
const BITS_A_MEASURE = 8;
const MOST_MEASURES = 32 / BITS_A_MEASURE;
const MOST_CONDITIONS = 3;
const CONDITIONS = (1 << MOST_CONDITIONS) - 1;
const NO_DIAGNOSES = 1 << (2 * MOST_CONDITIONS);

/** 0 where no rule fails, else its place and whether its value is missing. */
function codeOf(failed: FailedRule | null): number {
  return failed === null ? 0 : 1 + 2 * failed.place + (failed.isMissing ? 1 : 0);
}

/**
 * Marks each spell with the first rule that it fails of each measure, in place of the measures that it counts in: the
 * table of spells is the same. Of the first episode, the conditions are kept as they are and as the diagnoses alone
 * would have them, which tells whether an operation rules one out.
 */
export function spellMarks(
  measures: readonly MeasureRules[],
  { conditionsOf }: Pick<CompiledMeasures, 'conditionsOf'>,
): SpellMarks {
  if (measures.length > MOST_MEASURES) throw new RangeError(`${measures.length} measures do not fit ${MOST_MEASURES}`);
  if (conditionDefinitions.length > MOST_CONDITIONS) throw new RangeError('too many conditions to mark a spell with');
  return {
    ofSpell: (spell) =>
      measures.reduce((marks, { failedBy }, at) => marks | (codeOf(failedBy(spell)) << (at * BITS_A_MEASURE)), 0),
    ofEpisode: (admissionMethod, diagnoses, procedures) => {
      const conditions = conditionsOf(admissionMethod, diagnoses, procedures);
      const byDiagnoses = procedures === null ? conditions : conditionsOf(admissionMethod, diagnoses, null);
      return conditions | (byDiagnoses << MOST_CONDITIONS) | (diagnoses === null ? NO_DIAGNOSES : 0);
    },
  };
}

/** The first rule on conditions that fails among those before `end`. */
function failedCondition({ rules, conditions }: MeasureRules, end: number, marks: number): FailedRule | null {
  for (let place = 0; place < end; place += 1) {
    const wanted = conditions[place] ?? 0;
    const isOfDiagnoses = rules[place]?.field === 'diagnoses';
    const had = (isOfDiagnoses ? marks >> MOST_CONDITIONS : marks) & CONDITIONS;
    if ((had & wanted) !== wanted) return { place, isMissing: isOfDiagnoses && (marks & NO_DIAGNOSES) !== 0 };
  }
  return null;
}

/** The first rule of the measure at a place that a marked spell fails, in the order of the definition; null where it counts. */
export function firstFailed(measure: MeasureRules, at: number, entry: SpellEntry): FailedRule | null {
  const code = (entry.measures >>> (at * BITS_A_MEASURE)) & ((1 << BITS_A_MEASURE) - 1);
  const place = code === 0 ? measure.rules.length : (code - 1) >> 1;
  const condition = failedCondition(measure, place, entry.conditions);
  if (condition) return condition;
  if (code !== 0) return { place, isMissing: ((code - 1) & 1) === 1 };
  // An operation rules the condition out, and no rule says so by itself.
  const last = measure.conditions.findLastIndex((wanted) => (entry.conditions & wanted) !== wanted);
  return last < 0 ? null : { place: last, isMissing: false };
}
