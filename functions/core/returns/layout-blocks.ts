import * as z from 'zod/mini';

/** What may be entered in a cell. `choices` are the only answers where the type is `choice`. */
const answer = z.object({
  type: z.enum(['text', 'choice', 'date', 'pounds', 'number']),
  choices: z.optional(z.array(z.string())),
});

/** When a cell must be filled: always, never, where the metric's goal is not met, or where another cell of the row, or one of other rows, says one of `is`. */
const required = z.union([
  z.enum(['always', 'never', 'goal-not-met']),
  z.object({ rows: z.optional(z.array(z.string())), column: z.optional(z.string()), is: z.array(z.string()) }),
]);

/** One column that people answer. `names` are other words for it; `known` says from which data it is filled in where nobody answers. */
const ask = z.object({
  id: z.string(),
  title: z.string(),
  names: z.array(z.string()),
  answer,
  required,
  known: z.optional(z.enum(['assessment', 'local-data', 'local-sources'])),
});

/** One row that people answer. What it says of answer and need goes before what its column says. */
const askedRow = z.object({
  id: z.string(),
  text: z.string(),
  names: z.array(z.string()),
  answer: z.optional(answer),
  required: z.optional(required),
  /** Known from the amounts: Yes where two columns of a row of a block of amounts differ, else No. */
  differs: z.optional(z.object({ block: z.string(), row: z.string(), columns: z.tuple([z.string(), z.string()]) })),
});

const questions = z.object({
  kind: z.literal('questions'),
  id: z.string(),
  title: z.string(),
  rowHeading: z.string(),
  asks: z.array(ask),
  rows: z.array(askedRow),
});

const metrics = z.object({
  kind: z.literal('metrics'),
  id: z.string(),
  title: z.string(),
  periods: z.array(z.enum(['month', 'quarter', 'year'])),
  /** Over which period a metric is assessed; the year only with the last quarter. */
  assessedOver: z.enum(['quarter', 'year']),
  /** Whether the definition of each metric stands beside it. */
  definitions: z.boolean(),
  /** The metrics that people write about. */
  asksOf: z.array(z.enum(['headline', 'component', 'supporting'])),
  asks: z.array(ask),
});

/**
 * Where amounts come from. `of` are the kinds of amount to try in turn for each funding source: `income` has planned,
 * updated and actual, `schemes` (the scheme lines) planned and actual.
 */
const taken = z.object({ from: z.enum(['income', 'schemes']), of: z.array(z.enum(['planned', 'updated', 'actual'])) });

const amountColumn = z.object({
  id: z.string(),
  title: z.string(),
  /** Tried in turn until one has an amount. */
  take: z.optional(z.array(taken)),
  /** The first column as a percentage of the second. */
  share: z.optional(z.tuple([z.string(), z.string()])),
  required: z.optional(z.boolean()),
});

const amountRow = z.object({
  id: z.string(),
  text: z.string(),
  names: z.array(z.string()),
  /** The funding sources that are added up; scheme lines that name none are `not-given`. */
  sources: z.array(z.string()),
  /** Instead of sources: a rule of required spend, from schemas/finance/spend-rules.json. */
  spend: z.optional(z.string()),
  isTotal: z.optional(z.boolean()),
  /** The columns that people may enter where no file says them. */
  asks: z.optional(z.array(z.string())),
  /** Whether an area without this source leaves it blank. */
  optional: z.optional(z.boolean()),
});

const amounts = z.object({
  kind: z.literal('amounts'),
  id: z.string(),
  title: z.string(),
  rowHeading: z.string(),
  columns: z.array(amountColumn),
  rows: z.array(amountRow),
  /** Pairs of columns of which the first should not be above the second. */
  notAbove: z.array(z.tuple([z.string(), z.string()])),
  /** Rows that the others must add up to, by id. */
  addsUp: z.array(z.object({ total: z.string(), parts: z.array(z.string()) })),
});

export const schemeColumns = [
  'schemeId',
  'schemeName',
  'schemeType',
  'subType',
  'areaOfSpend',
  'commissioner',
  'nhsPercent',
  'provider',
  'fundingSource',
  'planned',
  'actual',
  'plannedOutputs',
  'actualOutputs',
  'unit',
] as const;

const schemes = z.object({
  kind: z.literal('schemes'),
  id: z.string(),
  title: z.string(),
  /** Only lines of these funding sources; null for all. */
  sources: z.nullable(z.array(z.string())),
  /** Whether the lines say what becomes of all income, so that the two must agree for every source. */
  isWholeFund: z.boolean(),
  columns: z.array(z.object({ id: z.enum(schemeColumns), title: z.string() })),
  required: z.boolean(),
  asks: z.array(ask),
});

const capacityAndDemand = z.object({
  kind: z.literal('capacity-and-demand'),
  id: z.string(),
  title: z.string(),
  required: z.boolean(),
  tables: z.array(
    z.object({
      kind: z.enum(['demand-hospital', 'demand-community', 'capacity-hospital', 'capacity-community']),
      title: z.string(),
      unit: z.string(),
    }),
  ),
});

/** One table of a sheet of the return. */
export const layoutBlock = z.discriminatedUnion('kind', [questions, metrics, amounts, schemes, capacityAndDemand]);

export type AnswerKind = z.infer<typeof answer>;
export type Required = z.infer<typeof required>;
export type Ask = z.infer<typeof ask>;
export type AskedRow = z.infer<typeof askedRow>;
export type LayoutBlock = z.infer<typeof layoutBlock>;
export type QuestionsBlock = z.infer<typeof questions>;
export type MetricsBlock = z.infer<typeof metrics>;
export type AmountsBlock = z.infer<typeof amounts>;
export type AmountRow = z.infer<typeof amountRow>;
export type AmountColumn = z.infer<typeof amountColumn>;
export type SchemesBlock = z.infer<typeof schemes>;
export type CapacityBlock = z.infer<typeof capacityAndDemand>;
