import * as z from 'zod/mini';
import { isQuarter, type Quarter } from '../periods/period.ts';

const figure = z.nullable(z.number());
const shown = z.nullable(z.string());

const metricValue = z.object({
  metric: z.string(),
  period: z.string(),
  unit: z.string(),
  method: z.string(),
  assessment: z.string(),
  numerator: figure,
  denominator: figure,
  denominatorBasis: z.string(),
  display: shown,
  planDisplay: shown,
  coverage: z.object({ monthsPresent: z.number() }),
});

const period = z
  .object({ financialYear: z.string(), quarter: z.string() })
  .check(z.refine((given) => isQuarter(`${given.financialYear}-${given.quarter}`)));

const MOST_PLACES = 5;

/** What the review needs of a return, of either profile. */
const returnForReview = z.object({
  schema: z.literal('bcf-return/1'),
  area: z.object({ code: z.string() }),
  period,
  metrics: z.array(metricValue),
});

export type ReturnForReview = z.infer<typeof returnForReview>;

/** The quarter of a return that is reviewed. */
export function reviewedQuarter({ period: { financialYear, quarter } }: Pick<ReturnForReview, 'period'>): Quarter {
  const name = `${financialYear}-${quarter}`;
  if (isQuarter(name)) return name;
  throw new Error(`${name} is no quarter`);
}

/** A `return.json` as far as the review reads it. Throws an error for people where it is none, or not whole. */
export function readReturn(document: unknown): ReturnForReview {
  const read = returnForReview.safeParse(document);
  if (read.success) return read.data;
  const places = read.error.issues.map(({ path }) => path.join('.'));
  if (places.includes('') || places.includes('schema')) {
    throw new Error('This JSON is no return.json: its schema is not bcf-return/1.');
  }
  const said = places.slice(0, MOST_PLACES).join(', ');
  throw new Error(`This return.json is not whole. Missing, or of another kind than it should be: ${said}.`);
}
