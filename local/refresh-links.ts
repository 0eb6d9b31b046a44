import type { Quarter } from '../functions/core/periods/period.ts';
import type { LatestReturn } from '../functions/edges/records/returns.ts';
import { writeIndex, writeLatest } from '../functions/handlers/publish-return/write-latest.ts';
import { folderOf } from '../functions/handlers/publish-return/write-revision.ts';
import type { Stack } from './stack.ts';

const MOST = 2000;
const ENOUGH_HOURS = 24;

type Linked = { files?: { link: string; linkExpiresAt: string }[] };

/** Whether the links that were written for a return still lead to this stack, for a day at least. */
async function hasGoodLinks({ stores, s3Url }: Stack, { area, quarter }: LatestReturn, now: Date): Promise<boolean> {
  const bytes = await stores.returns.read(`${folderOf(area, quarter)}/latest.json`);
  if (!bytes) return false;
  const { files = [] } = JSON.parse(Buffer.from(bytes).toString()) as Linked;
  const until = new Date(now.getTime() + ENOUGH_HOURS * 3_600_000).toISOString();
  return files.every(({ link, linkExpiresAt }) => link.startsWith(`${s3Url}/`) && linkExpiresAt > until);
}

/**
 * Writes the links of `latest.json` and the indexes anew where they have run out, or lead to the port of an earlier
 * start.
 */
export async function refreshLinks(stack: Stack, now: Date): Promise<void> {
  const quarters = new Set<Quarter>();
  for (const latest of await stack.stores.records.returns.list(MOST)) {
    if (await hasGoodLinks(stack, latest, now)) continue;
    await writeLatest(stack.publish, latest.quarter, latest.area);
    quarters.add(latest.quarter);
  }
  for (const quarter of quarters) await writeIndex(stack.publish, quarter);
}
