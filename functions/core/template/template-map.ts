import * as z from 'zod/mini';

const sourced = { citation: z.string(), confidence: z.enum(['confirmed', 'inferred', 'from-memory']) };

/** Which number or word of a metric: exact, as a number rounded as it is shown, or as it is shown. */
const metricPart = z.enum([
  'value',
  'rounded',
  'display',
  'numerator',
  'denominator',
  'plan',
  'plan-rounded',
  'plan-display',
  'assessment',
]);

const value = z.union([
  z.strictObject({ area: z.enum(['name', 'code']) }),
  z.strictObject({ metric: z.string(), period: z.string(), part: metricPart }),
  z.strictObject({ entry: z.strictObject({ block: z.string(), row: z.string(), column: z.string() }) }),
  z.strictObject({ finance: z.string() }),
  z.strictObject({ text: z.string() }),
]);

const entry = z.strictObject({
  sheet: z.optional(z.string()),
  cell: z.optional(z.string().check(z.regex(/^[A-Z]{1,3}[1-9]\d*$/))),
  name: z.optional(z.string()),
  label: z.string().check(z.minLength(1)),
  value,
  as: z.optional(z.enum(['text', 'number', 'date'])),
  divideBy: z.optional(z.number().check(z.positive())),
  words: z.optional(z.record(z.string(), z.string())),
  overwrite: z.optional(z.array(z.enum(['formula', 'locked']))),
  ...sourced,
});

const isPlaced = ({ sheet, cell, name }: z.infer<typeof entry>): boolean =>
  name === undefined ? sheet !== undefined && cell !== undefined : cell === undefined;

const templateMap = z.strictObject({
  schema: z.literal('bcf-template-map/1'),
  financialYear: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  quarter: z.enum(['Q1', 'Q2', 'Q3', 'Q4', 'any']),
  version: z.number(),
  title: z.string(),
  note: z.string(),
  ...sourced,
  recalculate: z.enum(['when-opened', 'as-the-template-says']),
  words: z.record(z.string(), z.string()),
  cells: z.array(entry.check(z.refine(isPlaced, 'needs a sheet and a cell, or a name'))),
});

/** Which cell of a year's official template takes which value: `schemas/returns/templates/<year>-<quarter or any>.json`. */
export type TemplateMap = z.infer<typeof templateMap>;
/** One cell of it, by sheet and reference or by a defined name of the workbook. */
export type MapEntry = TemplateMap['cells'][number];
export type MapValue = MapEntry['value'];
export type MetricPart = z.infer<typeof metricPart>;

/** Reads a map. Throws, saying where, at one that is not as the schema wants it. */
export function readTemplateMap(json: unknown): TemplateMap {
  return templateMap.parse(json);
}
