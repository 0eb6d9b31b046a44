import contract from '../../../schemas/sources/finance.json' with { type: 'json' };
import type { Choice } from '../intake/source-contract.ts';

type WithChoices = { name: string; choices?: Choice[] | undefined };

const fields: WithChoices[] = contract.fields;
const titles = new Map(
  fields.find(({ name }) => name === 'fundingSource')?.choices?.map(({ value, title }) => [value, title]),
);

/** The name of a funding source, as the planning template writes it; its id where it has none. */
export function fundingSourceName(id: string): string {
  return titles.get(id) ?? id;
}

/** What a total in a table of funding sources covers: some sources, or all rows above it. */
const TOTALS: Readonly<Record<string, readonly string[] | 'all above' | 'not known'>> = {
  'minimum-subtotal': ['dfg', 'ibcf', 'minimum-nhs-contribution', 'local-authority-better-care-grant'],
  'additional-subtotal': ['additional-la-contribution', 'additional-nhs-contribution'],
  'pooled-total': 'all above',
  subtotal: 'not known',
};

/** The sources that a row of totals covers; null where the row is no total but a funding source. */
export function coveredByTotal(fundingSource: string): readonly string[] | 'all above' | 'not known' | null {
  return TOTALS[fundingSource] ?? null;
}
