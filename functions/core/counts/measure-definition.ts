import * as z from 'zod/mini';
import { SPELL_FIELDS } from './spell-values.ts';

const sourced = { citation: z.string(), confidence: z.enum(['confirmed', 'inferred', 'from-memory']) };

const clause = z.object({
  field: z.enum(SPELL_FIELDS),
  operator: z.enum(['in', 'not-in', 'at-least', 'at-most']),
  /** For `in` and `not-in`: a file of `schemas/codes/`, or the codes themselves. */
  list: z.optional(z.string()),
  values: z.optional(z.array(z.string())),
  /** For `at-least` and `at-most`. */
  value: z.optional(z.number()),
  rule: z.string(),
  whenColumnAbsent: z.enum(['measure-not-counted', 'rule-left-out', 'ignore']),
  whenMissing: z.enum(['passes', 'not-counted', 'not-counted-and-reported']),
  ...sourced,
});

const measure = z.object({
  id: z.string(),
  title: z.string(),
  where: z.array(clause),
  sum: z.nullable(z.literal('delayDays')),
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

/** One condition of a measure. */
export type Clause = z.infer<typeof clause>;
/** One count: how many spells pass, or, with `sum`, how many days they add up to. */
export type MeasureDefinition = z.infer<typeof measure>;
/** Measures that share conditions, counted in the month of `activityDate`. */
export type MeasureGroup = z.infer<typeof measureGroup>;

/** Reads a file of `schemas/measures/`. Throws an error that names the field where something does not fit. */
export function measureGroupOf(json: unknown): MeasureGroup {
  return measureGroup.parse(json);
}
