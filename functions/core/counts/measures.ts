import dischargesByReadyDate from '../../../schemas/measures/discharges-by-ready-date.json' with { type: 'json' };
import emergencyAdmissions from '../../../schemas/measures/emergency-admissions-65-plus.json' with { type: 'json' };
import { type CompiledGroup, compileGroup, type NotAppliedRule } from './compile-group.ts';
import { type MeasureGroup, measureGroupOf } from './measure-definition.ts';
import type { Spell } from './spell.ts';
import { readValues, SPELL_FIELDS, type SpellValues } from './spell-values.ts';

/** One measure ready to be counted: `sum` gives what a spell adds where that is not 1. */
export type CompiledMeasure = { id: string; test(spell: Spell): boolean; sum: null | ((spell: Spell) => number) };

export type CompiledMeasures = {
  /** The measures that this file can give, in a fixed order. At most 31. */
  measures: CompiledMeasure[];
  /** Ids of those measures that are nothing without discharge ready dates. */
  readyDateMeasures: ReadonlySet<string>;
  /** Rules that this file's columns do not allow, to be reported once per file as `rule-not-applied`. */
  notApplied: NotAppliedRule[];
  /** The field whose missing value alone keeps the spell out of a measure (`rule-input-missing`), or null. */
  inputMissing(spell: Spell): string | null;
  /**
   * Every measure that the spell is in, as bits in the order of `measures`: the same as each `test`, but shared
   * conditions are looked at once.
   */
  bitsOf(spell: Spell): number;
};

const MOST_BITS = 31;

/** The measures of `schemas/measures/` that are counted from spells. */
export const spellMeasureGroups: readonly MeasureGroup[] = [
  measureGroupOf(emergencyAdmissions),
  measureGroupOf(dischargesByReadyDate),
];

function bitsOfGroups(groups: readonly CompiledGroup[], values: SpellValues): number {
  let bits = 0;
  let bit = 1;
  for (const { test, members } of groups) {
    const inGroup = test(values);
    for (let index = 0; index < members.length; index += 1) {
      if (inGroup && members[index]?.test(values) === true) bits |= bit;
      bit <<= 1;
    }
  }
  return bits;
}

function inputMissingOfGroups(groups: readonly CompiledGroup[], values: SpellValues): string | null {
  for (const group of groups) {
    const field = group.inputMissing(values);
    if (field !== null) return field;
  }
  return null;
}

function measuresOf(group: CompiledGroup, values: SpellValues): CompiledMeasure[] {
  return group.members.map((member) => ({
    id: member.id,
    test: (spell) => group.test(readValues(spell, values)) && member.test(values),
    sum: member.sumsDelay ? (spell) => spell.delayDays ?? 0 : null,
  }));
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
  return {
    measures: groups.flatMap((group) => measuresOf(group, values)),
    readyDateMeasures: new Set(members.filter(({ fields }) => fields.includes('delayDays')).map(({ id }) => id)),
    notApplied: compiled.flatMap(({ notApplied }) => notApplied),
    inputMissing: (spell) => inputMissingOfGroups(groups, readValues(spell, values)),
    bitsOf: (spell) => bitsOfGroups(groups, readValues(spell, values)),
  };
}
