import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArrivedEvent } from '../../../functions/edges/work/arrived-event.ts';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import { type EmbeddedStores, startEmbeddedStores } from '../models/embedded-stores.ts';
import { createProduct, type Product } from '../models/product.ts';
import { AREAS, bodyOf, MONTHS, QUARTER } from '../models/sent-file.ts';
import { type RawStores, rawMemoryStores } from '../models/stores-behind.ts';
import { type DroppedFile, dropped } from './dropped.ts';
import { seededPace, shuffled } from './pace.ts';
import { expectReports, whatIsSeen } from './what-is-seen.ts';
import { IN_FLIGHT, MOST_RECEIVES, workThrough } from './workers.ts';

const FILES = 50;
const LONG_MS = 600_000;
const AFTER_THE_QUARTER = '2025-07-20T09:00:00.000Z';

/** What the n-th file says: all months of both areas, some of them as an earlier one does. Half have a name of their own. */
function nthFile(n: number): DroppedFile {
  const count = 20 + (n % 17);
  const said = AREAS.flatMap((area, place) => MONTHS.map((month) => ({ area, month, count: count + place })));
  const name = n % 2 === 0 ? 'extract' : `extract-${n}`;
  return { key: `sus-apc/coventry/${name}.csv`, body: bodyOf({ feed: 'sus-apc/coventry', name, said }) };
}

const FIFTY = Array.from({ length: FILES }, (_, n) => nthFile(n));

async function publishBoth(product: Product, inFlight: number): Promise<void> {
  const requests = AREAS.map((area) => ({ area, quarter: QUARTER }));
  await workThrough(requests, inFlight, (request) => product.publish(request));
}

/** One file after the other, in the order of their versions. */
async function oneAfterTheOther(raw: RawStores, events: readonly ArrivedEvent[]) {
  const product = createProduct(raw, AFTER_THE_QUARTER);
  await workThrough(events, 1, (event) => product.deliver(event));
  await publishBoth(product, 1);
  return whatIsSeen(product, AREAS);
}

/** Many calls of the handler in flight on the same stores, and returns published while files are still being counted. */
async function together(raw: RawStores, events: readonly ArrivedEvent[], at: { inFlight: number; seed: number }) {
  const product = createProduct(raw, AFTER_THE_QUARTER);
  product.gate.pace(seededPace(at.seed));
  // Every other time they are heard of in their order, so that the newest is counted while others still compute.
  const heard = at.seed % 2 === 0 ? shuffled(events, at.seed) : events;
  const files = workThrough(heard, at.inFlight, (event) => product.deliver(event));
  const [received] = await Promise.all([files, publishBoth(product, IN_FLIGHT)]);
  // Publishing computes the numbers anew, so they are looked at before.
  const { metrics } = await whatIsSeen(product, AREAS);
  await publishBoth(product, IN_FLIGHT);
  expect(received, 'times that a file was handed over').toBeLessThanOrEqual(MOST_RECEIVES);
  await expectReports(product, events);
  return { ...(await whatIsSeen(product, AREAS)), metrics };
}

/** How many rows of an area and April a file holds, counted apart from the product. */
async function rowsOfApril({ arrivals }: RawStores, event: ArrivedEvent | undefined): Promise<number[]> {
  const { key, 'version-id': versionId } = event?.detail.object ?? { key: '', 'version-id': '' };
  const opened = await arrivals.open(key, versionId);
  const lines = Buffer.concat((await opened?.stream.toArray()) ?? [])
    .toString()
    .split('\n');
  return AREAS.map((area) => lines.filter((line) => line.startsWith(`${area} 2025-04 `)).length);
}

const inApril = ({ metrics }: Awaited<ReturnType<typeof whatIsSeen>>) =>
  metrics.map(
    (values) =>
      values?.find(({ metric, period }) => metric === 'emergency-admissions-65-plus' && period === '2025-04')
        ?.numerator,
  );

describe('fifty files of one feed and the same months, dropped at the same moment: one is current, each has its report, and the numbers are those of the newest', () => {
  let stores: EmbeddedStores;
  beforeAll(async () => {
    stores = await startEmbeddedStores();
  });
  afterAll(() => stores.close());

  test(
    'in the embedded S3 and DynamoDB, ten of them being worked on at any moment',
    async () => {
      const events = await dropped(stores.team, FIFTY);
      const raw = await stores.make();
      const wanted = await oneAfterTheOther({ ...rawMemoryStores(), arrivals: raw.arrivals }, events);
      expect(inApril(wanted)).toEqual(await rowsOfApril(raw, events.at(-1)));
      const seeds = effort(1, 4);
      for (let seed = 1; seed <= seeds; seed += 1) {
        const found = await together(await stores.make(), events, { inFlight: IN_FLIGHT, seed });
        expect(found, `seed ${seed}`).toEqual(wanted);
      }
      note({ promise: 'files at once', what: 'of one feed, embedded stores', tried: FILES * seeds });
    },
    LONG_MS,
  );

  test(
    'in memory, ten or all of them being worked on at any moment',
    async () => {
      const raw = rawMemoryStores();
      const sender = createProduct(raw, AFTER_THE_QUARTER);
      const events: ArrivedEvent[] = [];
      for (const { key, body } of FIFTY) events.push(await sender.put(key, body));
      const other = () => ({ ...rawMemoryStores(), arrivals: raw.arrivals });
      const wanted = await oneAfterTheOther(other(), events);
      expect(inApril(wanted)).toEqual(await rowsOfApril(raw, events.at(-1)));
      const seeds = effort(4, 24);
      for (let seed = 1; seed <= seeds; seed += 1) {
        const inFlight = seed % 4 < 2 ? FILES : IN_FLIGHT;
        expect(await together(other(), events, { inFlight, seed }), `seed ${seed}`).toEqual(wanted);
      }
      note({ promise: 'files at once', what: 'of one feed, stores in memory', tried: FILES * seeds });
    },
    LONG_MS,
  );
});
