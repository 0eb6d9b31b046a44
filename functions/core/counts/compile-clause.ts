import { codesOfList } from './code-lists.ts';
import type { Clause } from './measure-definition.ts';
import { SPELL_FIELDS, type SpellField, type SpellValues } from './spell-values.ts';

/** The place of the first rule that a spell fails; −1 where it passes all of them. */
export type SpellTest = (values: SpellValues) => number;

type CompiledClause = {
  place: number;
  codes: ReadonlySet<string> | null;
  wanted: boolean;
  lowest: number;
  highest: number;
  missingPasses: boolean;
};

/** The codes that a rule names. Throws where it names none. */
export function codesOf(clause: Clause): ReadonlySet<string> {
  if (clause.list !== undefined) return codesOfList(clause.list);
  if (clause.values !== undefined) return new Set(clause.values);
  throw new TypeError(`the rule "${clause.rule}" needs a list or values`);
}

function boundOf(clause: Clause): number {
  if (clause.value === undefined) throw new TypeError(`the rule "${clause.rule}" needs a value`);
  return clause.value;
}

/** Whether a rule asks about the values of a spell, and not about the codes of its first episode. */
export const isSpellField = (field: Clause['field']): field is SpellField =>
  field !== 'diagnoses' && field !== 'procedures';

/** Conditions are told from the first episode of a stay and not from these values: see `compile-conditions.ts`. */
function compileClause(clause: Clause, missingPasses: boolean): CompiledClause[] {
  if (!isSpellField(clause.field)) return [];
  const byCode = clause.operator === 'in' || clause.operator === 'not-in';
  const compiled = {
    place: SPELL_FIELDS.indexOf(clause.field),
    codes: byCode ? codesOf(clause) : null,
    wanted: clause.operator === 'in',
    lowest: clause.operator === 'at-least' ? boundOf(clause) : Number.NEGATIVE_INFINITY,
    highest: clause.operator === 'at-most' ? boundOf(clause) : Number.POSITIVE_INFINITY,
    missingPasses,
  };
  return [compiled];
}

function passes(clause: CompiledClause, value: SpellValues[number]): boolean {
  if (value === null) return clause.missingPasses;
  if (typeof value === 'number') return value >= clause.lowest && value <= clause.highest;
  return clause.codes?.has(value) === clause.wanted;
}

/** Whether a value of its field passes a rule; of rules on conditions, every value does. */
export function passesWith(clause: Clause, missingPasses: boolean): (value: SpellValues[number]) => boolean {
  const compiled = compileClause(clause, missingPasses);
  return (value) => compiled.every((each) => passes(each, value));
}

const PASSED = -1;

function allOf(clauses: readonly CompiledClause[]): SpellTest {
  return (values) => {
    for (let index = 0; index < clauses.length; index += 1) {
      const clause = clauses[index];
      if (clause !== undefined && !passes(clause, values[clause.place] ?? null)) return index;
    }
    return PASSED;
  };
}

/** The test of a measure: every rule on spells must hold, and a missing value counts as the rule says. */
export function strictTest(clauses: readonly Clause[]): SpellTest {
  return allOf(clauses.flatMap((clause) => compileClause(clause, clause.whenMissing === 'passes')));
}

/** The same, as if the missing values that are to be reported had been there and had passed. */
export function lenientTest(clauses: readonly Clause[]): SpellTest {
  return allOf(clauses.flatMap((clause) => compileClause(clause, clause.whenMissing !== 'not-counted')));
}
