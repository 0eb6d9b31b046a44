import { codesOf, passesWith } from './compile-clause.ts';
import type { Clause } from './measure-definition.ts';
import { SPELL_FIELDS, type SpellValues } from './spell-values.ts';

/** Which measures a spell passes the rules of, as bits in their order. */
export type MeasureMasks = (values: SpellValues) => number;

type Value = SpellValues[number];

/** Ages, days of stay and of delay up to here are looked up, and the few beyond are put to each rule. */
const NUMBERS = 256;

/** For the values of one field the measures that do not mind them. */
type FieldMask = {
  place: number;
  missing: number;
  byNumber: Int32Array;
  byCode: ReadonlyMap<string, number>;
  otherCode: number;
  ofNumber(value: number): number;
  /** The code that was looked up last, which mostly comes again. */
  lastCode: string;
  lastMask: number;
};

function fieldMask(field: (typeof SPELL_FIELDS)[number], rules: readonly (readonly Clause[])[]): FieldMask {
  const tests = rules.map((clauses) =>
    clauses
      .filter((clause) => clause.field === field)
      .map((clause) => passesWith(clause, clause.whenMissing === 'passes')),
  );
  const maskOf = (value: Value) =>
    tests.reduce((mask, ofMeasure, bit) => (ofMeasure.every((passes) => passes(value)) ? mask | (1 << bit) : mask), 0);
  const codes = rules
    .flat()
    .filter(({ field: of, operator }) => of === field && (operator === 'in' || operator === 'not-in'))
    .flatMap((clause) => [...codesOf(clause)]);
  return {
    place: SPELL_FIELDS.indexOf(field),
    missing: maskOf(null),
    byNumber: Int32Array.from({ length: NUMBERS }, (_, value) => maskOf(value)),
    byCode: new Map(codes.map((code) => [code, maskOf(code)])),
    // No code list has an empty code.
    otherCode: maskOf(''),
    ofNumber: maskOf,
    lastCode: '',
    lastMask: maskOf(''),
  };
}

function maskOfValue(of: FieldMask, value: Value): number {
  if (value === null) return of.missing;
  if (typeof value === 'string') {
    if (value !== of.lastCode) {
      of.lastCode = value;
      of.lastMask = of.byCode.get(value) ?? of.otherCode;
    }
    return of.lastMask;
  }
  return of.byNumber[value] ?? of.ofNumber(value);
}

/**
 * Turns the rules of measures, at most 31 of them, round: for each value of each field the measures that allow it. A spell
 * is then decided by one look-up a field, however many measures there are.
 */
export function compileMasks(rules: readonly (readonly Clause[])[]): MeasureMasks {
  const asked = new Set(rules.flat().map(({ field }) => field));
  const masks = SPELL_FIELDS.filter((field) => asked.has(field)).map((field) => fieldMask(field, rules));
  const all = 2 ** rules.length - 1;
  return (values) => {
    let bits = all;
    for (let index = 0; index < masks.length && bits !== 0; index += 1) {
      const of = masks[index];
      if (of) bits &= maskOfValue(of, values[of.place] ?? null);
    }
    return bits;
  };
}
