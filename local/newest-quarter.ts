import { isMonth, type Quarter, quarterOfMonth } from '../functions/core/periods/period.ts';
import { COUNTED_SOURCES } from '../functions/edges/records/load-quarter.ts';
import type { Stores } from '../functions/edges/stores.ts';

const MOST_LOOKED_AT = 1000;

/** The newest quarter of which a month has come; null where none has. */
export async function newestQuarter({ records }: Pick<Stores, 'records'>): Promise<Quarter | null> {
  const { submissions } = await records.submissions.list({ limit: MOST_LOOKED_AT });
  const newest = submissions
    .filter(({ source }) => source !== null && COUNTED_SOURCES.includes(source))
    .flatMap(({ periods }) => periods.filter(isMonth))
    .sort()
    .at(-1);
  return newest ? quarterOfMonth(newest) : null;
}
