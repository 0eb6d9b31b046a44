import type { SchemesBlock } from './layout-blocks.ts';
import type { ReturnEntries, ReturnSchemeLine } from './return-entries.ts';

/** How a scheme line without a funding source is called. */
export const NOT_GIVEN = 'not-given';

/** The scheme lines that a table of schemes shows. */
export function schemeLinesOf(
  { schemes }: Pick<ReturnEntries, 'schemes'>,
  { sources }: Pick<SchemesBlock, 'sources'>,
): ReturnSchemeLine[] {
  const lines = schemes?.lines ?? [];
  return sources === null ? lines : lines.filter(({ fundingSource }) => sources.includes(fundingSource ?? NOT_GIVEN));
}
