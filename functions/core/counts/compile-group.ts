import { codesOfList } from './code-lists.ts';
import { lenientTest, type SpellTest, strictTest } from './compile-clause.ts';
import { conditionDefinitions } from './condition-definition.ts';
import type { Clause, MeasureDefinition, MeasureGroup, MeasureSplit } from './measure-definition.ts';
import { SPELL_FIELDS, type SpellField, type SpellValues } from './spell-values.ts';

/** A rule that a file has no column for. `measure` is a measure, or the group of measures that share the rule. */
export type NotAppliedRule = {
  measure: string;
  field: string;
  rule: string;
  effect: 'rule-left-out' | 'measure-not-counted';
};

/** `conditions` are bits that the stay must have; `admissionMethods` are the only ones it can have them by, null for any. */
export type CompiledMember = {
  id: string;
  test: SpellTest;
  conditions: number;
  admissionMethods: ReadonlySet<string> | null;
  sumsDelay: boolean;
  split: MeasureSplit | null;
  /** Those of its own rules that this file's columns allow. */
  rules: readonly Clause[];
  fields: readonly Clause['field'][];
};

/** Measures that share rules; a spell that fails `test` is in none of them. */
export type CompiledGroup = {
  test: SpellTest;
  rules: readonly Clause[];
  members: CompiledMember[];
  /** Which values `inputMissing` may say to be missing, by place. */
  reportedPlaces: readonly number[];
  inputMissing(values: SpellValues): string | null;
};

// The canonical columns of sus-apc behind the fields that are worked out; length of stay comes from two required dates.
const COLUMN_OF_FIELD: Partial<Record<Clause['field'], string>> = {
  lengthOfStayDays: 'dischargeDate',
  delayDays: 'dischargeReadyDate',
};

type Rules = { applied: Clause[]; notApplied: NotAppliedRule[]; counted: boolean };

function rulesFor(measure: string, where: readonly Clause[], columns: ReadonlySet<string>): Rules {
  const absent = where.filter(({ field }) => !columns.has(COLUMN_OF_FIELD[field] ?? field));
  const counted = absent.every(({ whenColumnAbsent }) => whenColumnAbsent !== 'measure-not-counted');
  return {
    applied: where.filter((clause) => !absent.includes(clause)),
    notApplied: absent.flatMap(({ field, rule, whenColumnAbsent }) =>
      whenColumnAbsent === 'ignore' || (!counted && whenColumnAbsent === 'rule-left-out')
        ? []
        : [{ measure, field, rule, effect: whenColumnAbsent }],
    ),
    counted,
  };
}

/** The bits of the conditions that the rules ask for. Throws where there is no such condition. */
export function conditionBits(clauses: readonly Clause[]): number {
  return clauses.reduce((bits, { operator, list }) => {
    if (operator !== 'has-condition') return bits;
    const place = conditionDefinitions.findIndex(({ id }) => id === list);
    if (place < 0) throw new TypeError(`no condition ${list}`);
    return bits | (1 << place);
  }, 0);
}

function admissionMethodsOf(clauses: readonly Clause[]): ReadonlySet<string> | null {
  const clause = clauses.find(({ field, operator }) => field === 'admissionMethod' && operator === 'in');
  return clause === undefined ? null : clause.list ? codesOfList(clause.list) : new Set(clause.values);
}

function memberOf(measure: MeasureDefinition, own: readonly Clause[], shared: readonly Clause[]): CompiledMember {
  return {
    id: measure.id,
    test: strictTest(own),
    conditions: conditionBits([...shared, ...own]),
    admissionMethods: admissionMethodsOf([...shared, ...own]),
    sumsDelay: measure.sum === 'delayDays',
    split: measure.split ?? null,
    rules: own,
    fields: [...shared, ...own].map(({ field }) => field),
  };
}

type ReportedField = { field: SpellField; place: number; otherwiseCounted: SpellTest[] };

function reportedFields(clausesByMember: readonly (readonly Clause[])[]): ReportedField[] {
  const reported = clausesByMember.flat().filter(({ whenMissing }) => whenMissing === 'not-counted-and-reported');
  const fields = new Set(reported.map(({ field }) => field));
  return SPELL_FIELDS.filter((field) => fields.has(field)).map((field) => ({
    field,
    place: SPELL_FIELDS.indexOf(field),
    otherwiseCounted: clausesByMember
      .filter((clauses) => clauses.some((clause) => clause.field === field))
      .map(lenientTest),
  }));
}

function firstMissing(reported: readonly ReportedField[], values: SpellValues): string | null {
  for (const { field, place, otherwiseCounted } of reported) {
    if (values[place] === null && otherwiseCounted.some((test) => test(values) < 0)) return field;
  }
  return null;
}

/** Compiles one group for a file with the given columns. A measure that the file cannot give is left out of the members. */
export function compileGroup(
  group: MeasureGroup,
  columns: ReadonlySet<string>,
): { group: CompiledGroup; notApplied: NotAppliedRule[] } {
  const shared = rulesFor(group.id, group.where, columns);
  const own = group.measures.map((measure) => ({ measure, ...rulesFor(measure.id, measure.where, columns) }));
  const given = shared.counted ? own.filter(({ counted }) => counted) : [];
  const reported = reportedFields(given.map(({ applied }) => [...shared.applied, ...applied]));
  return {
    group: {
      test: strictTest(shared.applied),
      rules: shared.applied,
      members: given.map(({ measure, applied }) => memberOf(measure, applied, shared.applied)),
      reportedPlaces: reported.map(({ place }) => place),
      inputMissing: (values) => firstMissing(reported, values),
    },
    notApplied: shared.counted
      ? [...shared.notApplied, ...own.flatMap(({ notApplied }) => notApplied)]
      : shared.notApplied.filter(({ effect }) => effect === 'measure-not-counted'),
  };
}
