import type { CurrentArrival } from '../../core/submissions/claims.ts';
import { TEMPLATE, templateQuarter } from '../../core/template/template-arrival.ts';
import { lookupKey, storeAreaLookup } from '../records/area-lookups.ts';
import { contentSha256 } from '../records/identity.ts';
import { storeTemplate, templateKey } from '../records/templates.ts';
import { readAgain } from '../replay/read-again.ts';
import type { Stores } from '../stores.ts';

/** A file of the evidence bucket that is made of a file that came, and whether it could be made again. */
export type KeptAgain = { key: string; isThere: boolean };

/** Whether nothing lies under a key of the evidence bucket. */
type IsMissing = (key: string) => boolean;

async function arrivalsOf({ records }: Stores, source: string): Promise<{ feed: string; arrival: CurrentArrival }[]> {
  const feeds = await records.currents.ofSource(source);
  return feeds.flatMap(({ feed, current }) => Object.values(current.arrivals).map((arrival) => ({ feed, arrival })));
}

/** Counts every lookup of small areas again that is not kept any more, from the file that came. */
export async function lookupsAgain(stores: Stores, isMissing: IsMissing): Promise<KeptAgain[]> {
  const again: KeptAgain[] = [];
  for (const { arrival } of await arrivalsOf(stores, 'area-lookup')) {
    const key = lookupKey(arrival.countsId);
    if (!isMissing(key)) continue;
    const read = await readAgain(stores, arrival);
    const areas = read?.sha256 === arrival.sha256 ? read.findings.counted?.areaLookup : null;
    if (areas) await storeAreaLookup(stores.evidence, arrival.countsId, areas);
    again.push({ key, isThere: Boolean(areas) });
  }
  return again;
}

/** Stores every template again that is not kept any more, as it came. */
export async function templatesAgain(stores: Stores, isMissing: IsMissing): Promise<KeptAgain[]> {
  const again: KeptAgain[] = [];
  for (const { feed, arrival } of await arrivalsOf(stores, TEMPLATE)) {
    const quarter = templateQuarter(feed);
    const { sha256 } = arrival;
    if (!quarter || !isMissing(templateKey(quarter, sha256))) continue;
    const submission = await stores.records.submissions.get(arrival.submission);
    const opened = submission && (await stores.arrivals.open(submission.key, submission.versionId));
    const parts: Uint8Array[] = [];
    for await (const part of opened?.stream ?? []) parts.push(part);
    const bytes = Buffer.concat(parts);
    const isThere = contentSha256(bytes) === sha256;
    if (isThere) await storeTemplate(stores.evidence, quarter, { bytes, sha256 });
    again.push({ key: templateKey(quarter, sha256), isThere });
  }
  return again;
}
