import { choiceTitle } from './choice-title.ts';

/** The name of a funding source, as the planning template writes it; its id where it has none. */
export function fundingSourceName(id: string): string {
  return choiceTitle('fundingSource', id);
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
