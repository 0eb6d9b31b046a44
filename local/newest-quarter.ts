import type { Quarter } from '../functions/core/periods/period.ts';
import { quartersWithData } from '../functions/edges/records/quarters-with-data.ts';
import type { Stores } from '../functions/edges/stores.ts';

/** The newest quarter of which something counts; null where nothing does. */
export async function newestQuarter({ records }: Pick<Stores, 'records'>): Promise<Quarter | null> {
  return quartersWithData(await records.currents.all())[0] ?? null;
}
