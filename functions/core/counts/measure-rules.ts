import { isSpellField } from './compile-clause.ts';
import { type CompiledGroup, type CompiledMember, conditionBits } from './compile-group.ts';
import type { Clause, MeasureSplit } from './measure-definition.ts';
import type { Spell } from './spell.ts';
import { readValues, SPELL_FIELDS, type SpellValues } from './spell-values.ts';

/** A rule that a spell fails, by its place among the rules of a measure. `isMissing`: the value that it asks for is not given. */
export type FailedRule = { place: number; isMissing: boolean };

/** One measure with the rules by which it is decided for one file, in the order of its definition. */
export type MeasureRules = {
  rules: readonly Clause[];
  /** For each rule the conditions of the first episode that it asks for, as bits; 0 where it asks about the spell. */
  conditions: readonly number[];
  sumsDelay: boolean;
  split: MeasureSplit | null;
  /** The first rule on the spell that it fails, by the very tests by which it is counted; null where it passes them. */
  failedBy(spell: Spell): FailedRule | null;
};

function placesOfSpellRules(rules: readonly Clause[]): number[] {
  return rules.flatMap(({ field }, place) => (isSpellField(field) ? [place] : []));
}

// Worked out of dates that are there: without a value they are wrong, not missing.
const WORKED_OUT: readonly Clause['field'][] = ['delayDays', 'lengthOfStayDays'];

function failed({ field }: Clause, place: number, values: SpellValues): FailedRule {
  const isGiven = !isSpellField(field) || WORKED_OUT.includes(field);
  return { place, isMissing: !isGiven && (values[SPELL_FIELDS.indexOf(field)] ?? null) === null };
}

function rulesOfMember(group: CompiledGroup, member: CompiledMember): MeasureRules {
  const rules = [...group.rules, ...member.rules];
  const values: SpellValues = SPELL_FIELDS.map(() => null);
  const places = placesOfSpellRules(rules);
  const ofGroup = placesOfSpellRules(group.rules).length;
  const placeOf = (spell: Spell): number => {
    const shared = group.test(readValues(spell, values));
    if (shared >= 0) return places[shared] ?? -1;
    const own = member.test(values);
    return own < 0 ? -1 : (places[ofGroup + own] ?? -1);
  };
  return {
    rules,
    conditions: rules.map((rule) => conditionBits([rule])),
    sumsDelay: member.sumsDelay,
    split: member.split,
    failedBy: (spell) => {
      const place = placeOf(spell);
      const rule = rules[place];
      return rule ? failed(rule, place, values) : null;
    },
  };
}

/** The rules of one of the measures of compiled groups; null where none of them is it. */
export function measureRulesOf(groups: readonly CompiledGroup[], measure: string): MeasureRules | null {
  for (const group of groups) {
    const member = group.members.find(({ id }) => id === measure);
    if (member) return rulesOfMember(group, member);
  }
  return null;
}
