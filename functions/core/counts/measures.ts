import avoidableAdmissions from '../../../schemas/measures/avoidable-admissions.json' with { type: 'json' };
import dischargesByReadyDate from '../../../schemas/measures/discharges-by-ready-date.json' with { type: 'json' };
import usualResidence from '../../../schemas/measures/discharges-to-usual-residence.json' with { type: 'json' };
import emergencyAdmissions from '../../../schemas/measures/emergency-admissions-65-plus.json' with { type: 'json' };
import fallsAdmissions from '../../../schemas/measures/falls-admissions-65-plus.json' with { type: 'json' };
import { compileConditions } from './compile-conditions.ts';
import { type CompiledGroup, type CompiledMember, compileGroup, type NotAppliedRule } from './compile-group.ts';
import { conditionDefinitions } from './condition-definition.ts';
import { type MeasureGroup, type MeasureSplit, measureGroupOf } from './measure-definition.ts';
import { compileMasks } from './measure-masks.ts';
import { type MeasureRules, measureRulesOf } from './measure-rules.ts';
import type { Spell } from './spell.ts';
import { readValues, SPELL_FIELDS, type SpellValues } from './spell-values.ts';

/**
 * One measure ready to be counted: `sum` gives what a spell adds where that is not 1; a measure with a `split` is
 * counted by the age of the spell.
 */
export type CompiledMeasure = {
  id: string;
  test(spell: Spell): boolean;
  sum: null | ((spell: Spell) => number);
  split: MeasureSplit | null;
};

export type CompiledMeasures = {
  /** The measures that this file can give, in a fixed order. At most 31. */
  measures: CompiledMeasure[];
  /** Ids of those measures that are nothing without discharge ready dates, and of those that are nothing without diagnoses. */
  readyDateMeasures: ReadonlySet<string>;
  diagnosisMeasures: ReadonlySet<string>;
  /** Rules that this file's columns do not allow, to be reported once per file as `rule-not-applied`. */
  notApplied: NotAppliedRule[];
  /** The field whose missing value alone keeps the spell out of a measure (`rule-input-missing`), or null. */
  inputMissing(spell: Spell): string | null;
  /**
   * Every measure whose rules the spell passes, as bits in the order of `measures`, whatever its conditions are:
   * those are told by another row of the spell, its first episode.
   */
  bitsOf(spell: Spell): number;
  /** The conditions that a row's codes come to, as bits; 0 at once where no measure can ask for them. */
  conditionsOf(admissionMethod: string, diagnoses: string | null, procedures: string | null): number;
  /** The measures that are left of those by `bitsOf`, for a stay with these conditions. */
  withConditions(bits: number, conditions: number): number;
  /** The rules by which one of the measures is decided, so that it can be said which one a spell fails; null where the file cannot give it. */
  rulesOf(measure: string): MeasureRules | null;
};

const MOST_BITS = 31;

/** The measures of `schemas/measures/` that are counted from spells. */
export const spellMeasureGroups: readonly MeasureGroup[] = [
  measureGroupOf(emergencyAdmissions),
  measureGroupOf(dischargesByReadyDate),
  measureGroupOf(avoidableAdmissions),
  measureGroupOf(fallsAdmissions),
  measureGroupOf(usualResidence),
];

const readConditions = compileConditions(conditionDefinitions);

/** The field of the first group that has one; nothing is asked of a spell in which no such field is missing. */
function inputMissingOf(groups: readonly CompiledGroup[]): (values: SpellValues) => string | null {
  const places = [...new Set(groups.flatMap(({ reportedPlaces }) => reportedPlaces))];
  return (values) => {
    for (let index = 0; index < places.length; index += 1) {
      if (values[places[index] ?? 0] !== null) continue;
      for (const group of groups) {
        const field = group.inputMissing(values);
        if (field !== null) return field;
      }
      return null;
    }
    return null;
  };
}

function measuresOf(group: CompiledGroup, values: SpellValues): CompiledMeasure[] {
  return group.members.map((member) => ({
    id: member.id,
    test: (spell) =>
      group.test(readValues(spell, values)) < 0 &&
      member.test(values) < 0 &&
      (spell.conditions & member.conditions) === member.conditions,
    sum: member.sumsDelay ? (spell) => spell.delayDays ?? 0 : null,
    split: member.split,
  }));
}

/** The admission methods by which a measure with a condition can count; null for any, empty where there is no such measure. */
function conditionedMethods(members: readonly CompiledMember[]): ReadonlySet<string> | null {
  const sets = members.filter(({ conditions }) => conditions !== 0).map(({ admissionMethods }) => admissionMethods);
  return sets.includes(null) ? null : new Set(sets.flatMap((methods) => [...(methods ?? [])]));
}

function conditionReader(members: readonly CompiledMember[]): CompiledMeasures['conditionsOf'] {
  const methods = conditionedMethods(members);
  return (admissionMethod, diagnoses, procedures) =>
    diagnoses === null || (methods !== null && !methods.has(admissionMethod))
      ? 0
      : readConditions(diagnoses, procedures);
}

/** For each set of conditions the measures that it allows, as bits. */
function allowedBy(members: readonly CompiledMember[]): Int32Array {
  return Int32Array.from({ length: 1 << conditionDefinitions.length }, (_, conditions) =>
    members.reduce(
      (bits, member, bit) => bits | ((conditions & member.conditions) === member.conditions ? 1 << bit : 0),
      0,
    ),
  );
}

/**
 * Turns the measures of `schemas/measures/` into tests of spells, for a file that has the given canonical columns. Made
 * for tens of millions of spells: nothing is allocated per spell.
 */
export function compileSpellMeasures(columns: ReadonlySet<string>): CompiledMeasures {
  const compiled = spellMeasureGroups.map((group) => compileGroup(group, columns));
  const groups = compiled.map(({ group }) => group);
  const members = groups.flatMap((group) => group.members);
  if (members.length > MOST_BITS) throw new RangeError(`${members.length} measures do not fit ${MOST_BITS} bits`);
  const values: SpellValues = SPELL_FIELDS.map(() => null);
  const allowed = allowedBy(members);
  const inputMissing = inputMissingOf(groups);
  const masks = compileMasks(groups.flatMap((group) => group.members.map(({ rules }) => [...group.rules, ...rules])));
  const needing = (field: CompiledMember['fields'][number]) =>
    new Set(members.filter(({ fields }) => fields.includes(field)).map(({ id }) => id));
  return {
    measures: groups.flatMap((group) => measuresOf(group, values)),
    readyDateMeasures: needing('delayDays'),
    diagnosisMeasures: needing('diagnoses'),
    notApplied: compiled.flatMap(({ notApplied }) => notApplied),
    inputMissing: (spell) => inputMissing(readValues(spell, values)),
    bitsOf: (spell) => masks(readValues(spell, values)),
    conditionsOf: conditionReader(members),
    withConditions: (bits, conditions) => bits & (allowed[conditions] ?? 0),
    rulesOf: (measure) => measureRulesOf(groups, measure),
  };
}
