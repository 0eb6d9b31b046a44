import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import type { ArrivedEvent } from '../../../functions/edges/work/arrived-event.ts';
import { effort } from '../effort.ts';
import { note } from '../figures.ts';
import { type EmbeddedStores, startEmbeddedStores } from '../models/embedded-stores.ts';
import { createProduct, type Product } from '../models/product.ts';
import { MONTHS, QUARTER } from '../models/sent-file.ts';
import { type RawStores, rawMemoryStores } from '../models/stores-behind.ts';
import { type AreaFiles, country } from './country.ts';
import { type DroppedFile, dropped } from './dropped.ts';
import { shuffled } from './pace.ts';
import { expectReports } from './what-is-seen.ts';
import { IN_FLIGHT, MOST_RECEIVES, workThrough } from './workers.ts';

const LONG_MS = 600_000;
const AFTER_THE_QUARTER = '2025-07-20T09:00:00.000Z';

let stores: EmbeddedStores;
beforeAll(async () => {
  stores = await startEmbeddedStores();
});
afterAll(() => stores.close());

async function metricsOf({ stores: { records } }: Product, area: string): Promise<MetricValue[]> {
  return (await records.metrics.get(QUARTER, area))?.metrics ?? [];
}

/** The metrics that an area has where nobody else sends anything. */
async function alone({ arrivals }: RawStores, events: readonly ArrivedEvent[], { area, files }: AreaFiles) {
  const keys = new Set(files.map(({ key }) => key));
  const product = createProduct({ ...rawMemoryStores(), arrivals }, AFTER_THE_QUARTER);
  for (const event of events.filter(({ detail }) => keys.has(detail.object.key))) await product.deliver(event);
  return metricsOf(product, area);
}

function expectCounts(metrics: readonly MetricValue[], { area, admissions, discharges, careHomes, plan }: AreaFiles) {
  const of = (metric: string, period: string) => metrics.find((one) => one.metric === metric && one.period === period);
  const byMonth = (metric: string, figure: 'numerator' | 'denominator') =>
    MONTHS.map((month) => of(metric, month)?.[figure]);
  expect(byMonth('emergency-admissions-65-plus', 'numerator'), area).toEqual(admissions);
  expect(byMonth('discharged-on-ready-date', 'denominator'), area).toEqual(discharges);
  expect(byMonth('long-term-admissions-65-plus', 'numerator'), area).toEqual(careHomes);
  expect(of('emergency-admissions-65-plus', QUARTER)?.plan, area).toBe(plan);
}

test(
  'files of many feeds, sources and areas, dropped at the same moment: each has its report, and each area the numbers that it has alone',
  async () => {
    const areas = country(effort(4, 25));
    const drop = (files: (one: AreaFiles) => DroppedFile[]) => dropped(stores.team, areas.flatMap(files));
    const events = [...(await drop((one) => one.files)), ...(await drop((one) => one.corrections))];
    const raw = await stores.make();
    const product = createProduct(raw, AFTER_THE_QUARTER);
    const received = await workThrough(shuffled(events, 1), IN_FLIGHT, (event) => product.deliver(event));
    expect(received, 'times that a file was handed over').toBeLessThanOrEqual(MOST_RECEIVES);
    await expectReports(product, events);
    for (const one of areas) {
      const metrics = await metricsOf(product, one.area);
      expectCounts(metrics, one);
      expect(metrics, one.area).toEqual(await alone(raw, events, one));
    }
    note({ promise: 'files at once', what: 'of many feeds, sources and areas', tried: events.length });
  },
  LONG_MS,
);
