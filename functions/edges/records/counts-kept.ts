import type { Bucket } from '../files/bucket.ts';
import { readAreaLookup } from './area-lookups.ts';
import type { Records } from './records.ts';

type Stores = { evidence: Bucket; records: Pick<Records, 'counts'> };

/** Whether what a file counted is still there. A lookup of small areas is kept as a file. */
export async function areCountsKept(stores: Stores, source: string, countsId: string): Promise<boolean> {
  if (source === 'area-lookup') return (await readAreaLookup(stores.evidence, countsId)) !== null;
  return (await stores.records.counts.list(countsId)).length > 0;
}
