import * as z from 'zod/mini';
import { SPELL_FIELDS } from './spell-values.ts';

const sourced = { citation: z.string(), confidence: z.enum(['confirmed', 'inferred', 'from-memory']) };

const clause = z.object({
  field: z.enum([...SPELL_FIELDS, 'diagnoses', 'procedures']),
  /** `has-condition` asks a condition of `schemas/codes/` of the diagnoses, and of the operations where they are given. */
  operator: z.enum(['in', 'not-in', 'at-least', 'at-most', 'has-condition']),
  /** For `in` and `not-in`: a file of `schemas/codes/`, or the codes themselves. For `has-condition`: the condition. */
  list: z.optional(z.string()),
  values: z.optional(z.array(z.string())),
  /** For `at-least` and `at-most`. */
  value: z.optional(z.number()),
  rule: z.string(),
  whenColumnAbsent: z.enum(['measure-not-counted', 'rule-left-out', 'ignore']),
  whenMissing: z.enum(['passes', 'not-counted', 'not-counted-and-reported']),
  ...sourced,
});

/** Bands of ages that a measure is counted by, each a count of its own: `<measure>.<band>`. `to` is null where a band is open. */
const split = z.object({
  field: z.literal('age'),
  bands: z.array(z.object({ id: z.string(), from: z.number(), to: z.nullable(z.number()) })),
  ...sourced,
});

const measure = z.object({
  id: z.string(),
  title: z.string(),
  where: z.array(clause),
  sum: z.nullable(z.literal('delayDays')),
  split: z.optional(split),
});

const measureGroup = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  definition: z.string(),
  activityDate: z.object({ field: z.literal('dischargeDate'), ...sourced }),
  where: z.array(clause),
  measures: z.array(measure),
  ...sourced,
});

/** One rule of a measure. */
export type Clause = z.infer<typeof clause>;
export type MeasureSplit = z.infer<typeof split>;
/** One count: how many spells pass, or, with `sum`, how many days they add up to. */
export type MeasureDefinition = z.infer<typeof measure>;
/** Measures that share conditions, counted in the month of `activityDate`. */
export type MeasureGroup = z.infer<typeof measureGroup>;

/** Reads a file of `schemas/measures/`. Throws an error that names the field where something does not fit. */
export function measureGroupOf(json: unknown): MeasureGroup {
  return measureGroup.parse(json);
}
