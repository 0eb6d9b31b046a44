import * as z from 'zod/mini';
import layout2022 from '../../../schemas/returns/2022-23.json' with { type: 'json' };
import layout2023 from '../../../schemas/returns/2023-24.json' with { type: 'json' };
import layout2024 from '../../../schemas/returns/2024-25.json' with { type: 'json' };
import layout2025 from '../../../schemas/returns/2025-26.json' with { type: 'json' };
import layout2026 from '../../../schemas/returns/2026-27.json' with { type: 'json' };
import { layoutBlock } from './layout-blocks.ts';
import { isInOrder, SIGN_OFF_STEPS } from './sign-off.ts';

const confidence = z.enum(['confirmed', 'inferred', 'from-memory']);
const sourced = { citation: z.string(), confidence };
const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const deadline = z.object({ due: z.iso.date(), words: z.string(), ...sourced });

const signOff = z.object({
  /** In the order in which they are given; the last signs the return. */
  steps: z.array(z.enum(SIGN_OFF_STEPS)).check(z.refine((steps) => steps.at(-1) === 'certify' && isInOrder(steps))),
  /** Whether each step is for another person. */
  separateDuties: z.boolean(),
  ...sourced,
});

const quarterEnd = z.object({
  /** From which day after the quarter drafts are made by themselves; 1 is the day after its last. */
  draftsFromDay: z.int().check(z.minimum(1)),
  /** How many days before the deadline people are reminded. */
  remindersBeforeDue: z.array(z.int().check(z.minimum(0))),
  /** For how many days after the deadline a quarter is still looked after. */
  openAfterDueDays: z.int().check(z.minimum(0)),
  ...sourced,
});

const layoutMetric = z.object({
  metric: z.string(),
  section: z.string(),
  title: z.string(),
  boardLabel: z.string(),
  /** Other words by which people call it when they write about it. */
  names: z.array(z.string()),
  role: z.enum(['headline', 'component', 'supporting']),
  variant: z.object({ standard: z.nullable(z.string()), byArea: z.record(z.string(), z.string()) }),
  ...sourced,
});

/** A sheet of the workbook. `from` is who is asked for what is missing; `quarters` are those that have it, all where absent. */
const layoutSheet = z.object({
  id: z.enum([
    'cover',
    'national-conditions',
    'metrics',
    'income',
    'expenditure',
    'schemes',
    'capacity-and-demand',
    'year-end-feedback',
    'discharge-fund',
    'summary',
    'months',
    'changes',
    'checklist',
    'notes',
  ]),
  title: z.string().check(z.maxLength(31)),
  /** Other words for the sheet in a file of answers. */
  names: z.array(z.string()),
  entry: z.enum(['product', 'person', 'extra']),
  from: z.string(),
  intro: z.string(),
  quarters: z.optional(z.array(z.enum(['Q1', 'Q2', 'Q3', 'Q4']))),
  ...sourced,
  blocks: z.array(layoutBlock),
});

const returnLayout = z.object({
  schema: z.literal('bcf-layout/2'),
  financialYear: z.string(),
  version: z.number(),
  validFrom: z.iso.date(),
  title: z.string(),
  note: z.string(),
  ...sourced,
  fileName: z.object({ pattern: z.string(), ...sourced }),
  addressees: z.array(
    z.object({ role: z.enum(['to', 'copy']), name: z.string(), email: z.nullable(z.string()), ...sourced }),
  ),
  deadlines: z.object({ Q1: deadline, Q2: deadline, Q3: deadline, Q4: deadline }),
  signOff,
  quarterEnd,
  freeze: z.object({ daysAfterMonthEnd: z.number(), dates: z.record(month, z.iso.date()), ...sourced }),
  assessmentWords: z.object({
    met: z.string(),
    'not-met': z.string(),
    'no-plan': z.string(),
    'not-assessable': z.string(),
    ...sourced,
  }),
  sheets: z.array(layoutSheet),
  expectedSources: z.array(
    z.object({
      source: z.string(),
      title: z.string(),
      every: z.enum(['month', 'quarter', 'year']),
      needed: z.enum(['required', 'optional']),
      /** Whether the figures of its feeds add up, so that each feed that sent before is waited for. */
      everyFeed: z.optional(z.boolean()),
    }),
  ),
  metrics: z.array(layoutMetric),
});

/** One year's return as data: its sheets with their tables and questions, metrics in template order, deadlines, addressees. Each fact has its citation. */
export type ReturnLayout = z.infer<typeof returnLayout>;
export type LayoutMetric = ReturnLayout['metrics'][number];
export type LayoutSheet = ReturnLayout['sheets'][number];
export type LayoutSheetId = LayoutSheet['id'];

const layouts = new Map(
  [layout2022, layout2023, layout2024, layout2025, layout2026].map((json) => {
    const layout = returnLayout.parse(json);
    return [layout.financialYear, layout] as const;
  }),
);

/** Whether a financial year has a layout of its own in schemas/returns. */
export function hasLayout(financialYear: string): boolean {
  return layouts.has(financialYear);
}

/**
 * The layout of a financial year (`2025-26`), or of the last year before it that has one, else of the first after it.
 * Whoever shows deadlines or sends a return asks `hasLayout` first.
 */
export function layoutFor(financialYear: string): ReturnLayout {
  const years = layoutYears();
  const layout = layouts.get(years.findLast((known) => known <= financialYear) ?? years[0] ?? '');
  if (layout === undefined) throw new Error('There is no layout of a return in schemas/returns');
  return layout;
}

/** The financial years that have a layout, oldest first. */
export function layoutYears(): string[] {
  return [...layouts.keys()].sort();
}
