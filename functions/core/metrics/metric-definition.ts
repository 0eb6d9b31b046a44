import * as z from 'zod/mini';

const sourced = { citation: z.string(), confidence: z.enum(['confirmed', 'inferred', 'from-memory']) };
const measures = z.array(z.string());
const method = z.enum(['crude', 'proportion', 'mean', 'count', 'dsr', 'isr']);

const numerator = z.object({
  variant: z.nullable(z.string()),
  title: z.string(),
  measures,
  /** Where they are not the metric's own. */
  method: z.optional(method),
  unit: z.optional(z.string()),
  ...sourced,
});

const source = z.object({
  source: z.string(),
  /** What becomes of two feeds with the same period: their counts are added, or the one with the larger `by` counts, for which `why` is the wording. */
  feeds: z.discriminatedUnion('rule', [
    z.object({ rule: z.literal('add-up') }),
    z.object({ rule: z.literal('choose-one'), by: z.string(), why: z.string() }),
  ]),
});

const population = z.object({
  kind: z.literal('population'),
  /** Who is counted, as it ends the sentence that names the denominator: `people aged 65+`. */
  people: z.string(),
  /** The calendar year wanted: the year in which the financial year starts, plus so many. */
  year: z.object({ plusYears: z.number(), ...sourced }),
  /** Projections and estimates, the wanted one first. */
  bases: z.array(z.object({ basis: z.string(), title: z.string(), ...sourced })),
});

const counted = z.object({
  kind: z.literal('measures'),
  basis: z.string(),
  add: measures,
  subtract: measures,
  ...sourced,
});

/** Events expected at the rates of a reference year, and the rate of that year per 100,000 people in the same period. */
const expected = z.object({
  kind: z.literal('expected'),
  basis: z.string(),
  source,
  expected: z.string(),
  referenceRate: z.string(),
  ...sourced,
});

/** A standard population to which a rate is standardised directly, band by band. */
const directStandard = z.object({
  population: z.string(),
  bands: z.array(z.object({ band: z.string(), measure: z.string() })),
  fewestEvents: z.object({ count: z.number(), ...sourced }),
  ...sourced,
});

const metric = z.object({
  id: z.string(),
  version: z.number(),
  validFrom: z.iso.date(),
  name: z.string(),
  definition: z.string(),
  method,
  per: z.number(),
  decimals: z.number(),
  suffix: z.string(),
  unit: z.string(),
  better: z.enum(['lower', 'higher', 'neither']),
  interval: z.object({ method: z.enum(['byar-or-exact', 'wilson', 'dobson', 'none']), ...sourced }),
  /** The first is the variant in force unless a year or an area chooses another. */
  numerators: z.array(numerator),
  denominator: z.discriminatedUnion('kind', [population, counted, expected]),
  directStandard: z.optional(directStandard),
  /** How months make a quarter or a year: the mean of their rates, all their cases together, or a sum over one population. */
  longerPeriods: z.object({ rule: z.enum(['mean-of-months', 'pooled', 'sum']), ...sourced }),
  /** Where the figure of the year is that of one quarter's cases. */
  yearIsQuarter: z.optional(z.object({ quarter: z.number(), ...sourced })),
  /** Where a pooled value is further than this from the mean of its months, both are shown. */
  meanOfMonthsShownAbove: z.nullable(z.number()),
  /** Tried in order, period by period. */
  sources: z.array(source),
  /** What tells that a month lacks a part of its data: the rows of its cells, or a measure. Null where size tells nothing. */
  coverage: z.nullable(z.object({ by: z.string(), ...sourced })),
  /** For a count: the metric whose plan names it as its numerator. */
  planNumeratorOf: z.optional(z.string()),
  ...sourced,
});

/** One metric as `schemas/metrics/` states it, with where each rule comes from. */
export type MetricDefinition = z.infer<typeof metric>;
export type MetricNumerator = z.infer<typeof numerator>;
export type MetricSource = z.infer<typeof source>;
export type MetricMethod = z.infer<typeof method>;
export type PopulationRule = z.infer<typeof population>;
export type ExpectedRule = z.infer<typeof expected>;
export type DirectStandard = z.infer<typeof directStandard>;

/** Reads a file of `schemas/metrics/`. Throws an error that names the field where something does not fit. */
export function metricDefinitionOf(json: unknown): MetricDefinition {
  return metric.parse(json);
}

/** The numerator of a variant; null takes the metric's first. Throws where the metric has no such variant. */
export function numeratorFor(metric: MetricDefinition, variant: string | null): MetricNumerator {
  const found = variant === null ? metric.numerators[0] : metric.numerators.find((each) => each.variant === variant);
  if (found === undefined) throw new Error(`${metric.id} has no variant ${variant}`);
  return found;
}

/** How a variant is worked out. */
export function methodOf(metric: MetricDefinition, numerator: MetricNumerator): MetricMethod {
  return numerator.method ?? metric.method;
}
