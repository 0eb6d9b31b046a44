import * as z from 'zod/mini';

const sourced = { citation: z.string(), confidence: z.enum(['confirmed', 'inferred', 'from-memory']) };
const measures = z.array(z.string());

const numerator = z.object({ variant: z.nullable(z.string()), title: z.string(), measures, ...sourced });

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

const source = z.object({
  source: z.string(),
  /** What becomes of two feeds with the same month: their counts are added, or the one with the larger `by` counts, for which `why` is the wording. */
  feeds: z.discriminatedUnion('rule', [
    z.object({ rule: z.literal('add-up') }),
    z.object({ rule: z.literal('choose-one'), by: z.string(), why: z.string() }),
  ]),
});

const metric = z.object({
  id: z.string(),
  version: z.number(),
  validFrom: z.iso.date(),
  name: z.string(),
  definition: z.string(),
  method: z.enum(['crude', 'proportion', 'mean', 'count']),
  per: z.number(),
  decimals: z.number(),
  suffix: z.string(),
  unit: z.string(),
  better: z.enum(['lower', 'higher']),
  interval: z.object({ method: z.enum(['byar-or-exact', 'wilson', 'none']), ...sourced }),
  /** The first is the variant in force unless a year or an area chooses another. */
  numerators: z.array(numerator),
  denominator: z.discriminatedUnion('kind', [population, counted]),
  longerPeriods: z.object({ rule: z.enum(['mean-of-months', 'pooled']), ...sourced }),
  /** Where a pooled value is further than this from the mean of its months, both are shown. */
  meanOfMonthsShownAbove: z.nullable(z.number()),
  /** Tried in order, month by month. */
  sources: z.array(source),
  ...sourced,
});

/** One metric as `schemas/metrics/` states it, with where each rule comes from. */
export type MetricDefinition = z.infer<typeof metric>;
export type MetricNumerator = z.infer<typeof numerator>;
export type MetricSource = z.infer<typeof source>;
export type PopulationRule = z.infer<typeof population>;

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
