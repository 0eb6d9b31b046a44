import * as z from 'zod/mini';
import avoidable from '../../../schemas/codes/chronic-ambulatory-care-sensitive-conditions.json' with { type: 'json' };
import falls from '../../../schemas/codes/injuries-from-falls.json' with { type: 'json' };

const sourced = { citation: z.string(), confidence: z.enum(['confirmed', 'inferred', 'from-memory']) };
const range = z.object({ from: z.string(), to: z.string() });
const codes = z.array(z.union([z.string(), range]));

const alternative = z.object({
  title: z.string(),
  primary: codes,
  onlyWithSecondary: z.optional(codes),
  unlessSecondary: z.optional(codes),
  unlessOperation: z.optional(z.object({ list: z.string(), position: z.enum(['primary', 'any']), ...sourced })),
});

const condition = z.object({ id: z.string(), version: z.number(), any: z.array(alternative), ...sourced });

/** What the diagnoses and operations of a stay's first episode must be: one of several ways. */
export type ConditionDefinition = z.infer<typeof condition>;
export type ConditionAlternative = ConditionDefinition['any'][number];

/** The conditions of `schemas/codes/` that a rule may name. */
export const conditionDefinitions: readonly ConditionDefinition[] = [avoidable, falls].map((json) =>
  condition.parse(json),
);

const CATEGORY = /^([A-Z])(\d\d)$/;

/** Every code of three characters from `W00` to `W19`. Throws where the two are not of one letter. */
function categoriesOf({ from, to }: { from: string; to: string }): string[] {
  const [, letter, first] = CATEGORY.exec(from) ?? [];
  const [, lastLetter, last] = CATEGORY.exec(to) ?? [];
  if (letter === undefined || letter !== lastLetter) throw new TypeError(`${from} to ${to} is no range of one letter`);
  return Array.from(
    { length: Number(last) - Number(first) + 1 },
    (_, n) => `${letter}${String(Number(first) + n).padStart(2, '0')}`,
  );
}

/** The beginnings of codes that a list means, its ranges written out. */
export function prefixesOf(list: ConditionAlternative['primary'] = []): string[] {
  return list.flatMap((code) => (typeof code === 'string' ? code : categoriesOf(code)));
}
