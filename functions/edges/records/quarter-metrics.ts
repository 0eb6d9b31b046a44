import type { LineageEntry, MetricValue } from '../../core/metrics/metric-value.ts';
import type { Quarter } from '../../core/periods/period.ts';
import { type ComparedBoard, comparedBoard, comparedItem, comparedKey } from './compared-boards.ts';
import { getAll, getOne, type Item, putAll, queryAll, type Table, withoutKeys } from './table.ts';

/** All metrics of one unit in one quarter, its months and, in Q4, its year: one item, so that readers never see a mix. */
export type QuarterMetrics = {
  unit: string;
  quarter: Quarter;
  computedAt: string;
  isBoard: boolean;
  hasData: boolean;
  metrics: MetricValue[];
};

const keyOf = (quarter: Quarter, unit: string) => ({ pk: `METRICS#${quarter}`, sk: unit });

/** What a value rests on is said once per file, not once per value, so that the item stays far below 400 KB. */
type Packed = { lineage: LineageEntry[]; metrics: (Omit<MetricValue, 'lineage'> & { lineage: number[] })[] };

/** As stored: `content` is JSON text. It is only ever read whole, and as a text it takes a fraction of the time. */
type PackedMetrics = Omit<QuarterMetrics, 'metrics'> & { content: string };

function pack({ metrics, ...rest }: QuarterMetrics): PackedMetrics {
  const places = new Map<string, number>();
  const lineage: LineageEntry[] = [];
  const placeOf = (entry: LineageEntry): number => {
    const name = `${entry.submission} ${entry.rows}`;
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, lineage.length);
    return lineage.push(entry) - 1;
  };
  const packed = metrics.map((value) => ({ ...value, lineage: value.lineage.map(placeOf) }));
  return { ...rest, content: JSON.stringify({ metrics: packed, lineage } satisfies Packed) };
}

function unpack(item: Item): QuarterMetrics {
  const { content, ...rest } = withoutKeys<PackedMetrics>(item);
  const { lineage, metrics } = JSON.parse(content) as Packed;
  const entriesAt = (places: readonly number[]) => places.flatMap((place) => lineage[place] ?? []);
  return { ...rest, metrics: metrics.map((value) => ({ ...value, lineage: entriesAt(value.lineage) })) };
}

export type MetricRecords = ReturnType<typeof createMetricRecords>;

/** Computed metrics, one item per unit and quarter, replaced whole each time that they are computed. */
export function createMetricRecords(table: Table) {
  return {
    put: async (metrics: QuarterMetrics): Promise<void> => {
      const item = { ...keyOf(metrics.quarter, metrics.unit), ...pack(metrics) };
      await putAll(table, metrics.isBoard ? [item, comparedItem(metrics)] : [item]);
    },
    get: async (quarter: Quarter, unit: string): Promise<QuarterMetrics | null> => {
      const item = await getOne(table, keyOf(quarter, unit));
      return item ? unpack(item) : null;
    },
    /** Those of the ones asked for that there are, in no particular order, read together. */
    getAll: async (asked: readonly { quarter: Quarter; unit: string }[]): Promise<QuarterMetrics[]> =>
      (
        await getAll(
          table,
          asked.map(({ quarter, unit }) => keyOf(quarter, unit)),
        )
      ).map(unpack),
    /** What boards may be compared by, of those that have metrics in the quarter. */
    compared: async (quarter: Quarter, boards: readonly string[]): Promise<ComparedBoard[]> =>
      (
        await getAll(
          table,
          boards.map((unit) => comparedKey(quarter, unit)),
        )
      ).map(comparedBoard),
    ofQuarter: async (quarter: Quarter): Promise<QuarterMetrics[]> =>
      (await queryAll(table, `METRICS#${quarter}`)).map(unpack),
  };
}
