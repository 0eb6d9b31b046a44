import { expect } from 'vitest';
import { holderOf, placesIn } from '../../../functions/core/submissions/current.ts';
import { submissionId } from '../../../functions/edges/records/identity.ts';
import type { ArrivedEvent } from '../../../functions/edges/work/arrived-event.ts';
import type { Product } from '../models/product.ts';
import { QUARTER } from '../models/sent-file.ts';

export const submissionOf = ({ detail: { bucket, object } }: ArrivedEvent): string =>
  submissionId(bucket.name, object.key, object['version-id']);

/** The numbers of the return that stands, and which files they name; null where none stands. */
async function publishedIn({ stores: { records, returns } }: Product, area: string): Promise<unknown> {
  const latest = await records.returns.latest(QUARTER, area);
  const bytes = latest && (await returns.read(`2025-26/Q1/${area}/r${latest.revision}/return.json`));
  return bytes && JSON.parse(new TextDecoder().decode(bytes)).metrics;
}

/** All that readers see of some areas, but for when it was computed: which file counts, the numbers, and the returns. */
export async function whatIsSeen(product: Product, areas: readonly string[]) {
  const { records } = product.stores;
  const current = (await records.currents.all()).map(({ source, feed, current: pointer }) => ({
    feed: `${source}/${feed}`,
    counts: placesIn(pointer).map((place) => [place, holderOf(pointer, place)?.submission]),
  }));
  const metrics = await Promise.all(areas.map((area) => records.metrics.get(QUARTER, area)));
  const published = await Promise.all(areas.map((area) => publishedIn(product, area)));
  return { current, metrics: metrics.map((one) => one?.metrics), published };
}

const COUNTING = ['accepted', 'accepted-with-warnings', 'duplicate'];

/** Every file has its report, and none was rejected or held. */
export async function expectReports(
  { stores: { records, evidence } }: Product,
  events: readonly ArrivedEvent[],
): Promise<void> {
  for (const submission of events.map(submissionOf)) {
    const { state, outcome } = (await records.submissions.get(submission)) ?? {};
    expect([state, COUNTING.includes(outcome ?? '')], `${submission} is ${outcome}`).toEqual(['settled', true]);
    expect(await evidence.exists(`reports/${submission}/report.json`), `the report of ${submission}`).toBe(true);
  }
}
