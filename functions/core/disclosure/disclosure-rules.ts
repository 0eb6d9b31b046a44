import * as z from 'zod/mini';
import json from '../../../schemas/disclosure/public.json' with { type: 'json' };

const sourced = { citation: z.string(), confidence: z.enum(['confirmed', 'inferred', 'from-memory']) };

const breakdown = z.object({
  /** Names of counts as `countName` writes them. */
  total: z.string(),
  parts: z.array(z.string()),
  /** What the total has beyond its parts, where that is a count with a name of its own. */
  rest: z.nullable(z.string()),
  /** A sum of days over all that the parts count; each of a part has at least so many. */
  days: z.nullable(z.object({ sum: z.string(), leastOfParts: z.array(z.number()) })),
  ...sourced,
});

const rules = z.object({
  schema: z.literal('bcf-disclosure/1'),
  version: z.number(),
  title: z.string(),
  note: z.string(),
  counts: z.object({ suppressFrom: z.number(), suppressTo: z.number(), roundTo: z.number(), ...sourced }),
  rates: z.object({ numeratorAtLeast: z.number(), from: z.literal('rounded-counts'), ...sourced }),
  percentages: z.object({ oneDecimalFrom: z.number(), ...sourced }),
  /** Methods whose values are worked out again from rounded counts. */
  methods: z.object({ shown: z.array(z.string()), ...sourced }),
  /** Percentages that are no shares: their complement counts nobody. */
  ratios: z.object({ metrics: z.array(z.string()), ...sourced }),
  breakdowns: z.array(breakdown),
  official: z.object({
    feeds: z.array(z.object({ source: z.string(), feed: z.string() })),
    never: z.array(z.string()),
    ...sourced,
  }),
});

/** What a public copy may show, as `schemas/disclosure/` states it, with where each rule comes from. */
export type DisclosureRules = z.infer<typeof rules>;
/** Counts that add up to another one. */
export type Breakdown = Pick<z.infer<typeof breakdown>, 'total' | 'parts' | 'rest' | 'days'>;

/** Reads a file of `schemas/disclosure/`. Throws where a field does not fit, or where a source that never is official is called so. */
export function disclosureRulesOf(given: unknown): DisclosureRules {
  const read = rules.parse(given);
  const { feeds, never } = read.official;
  const wrong = feeds.find(({ source }) => never.includes(source));
  if (wrong) throw new Error(`${wrong.source}/${wrong.feed} may not be called official`);
  return read;
}

/** The rules in force. */
export const disclosureRules: DisclosureRules = disclosureRulesOf(json);
